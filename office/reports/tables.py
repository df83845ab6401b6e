"""A report as tables: the same ones on the page, on paper and in the workbook."""

from __future__ import annotations

from adminduk.request import ActionKind
from adminduk.skm import Element
from office import words
from office.dossier import item_name
from office.parts import Office
from office.reports.cells import Bars, Cell, Column, Minutes, Table
from office.reports.report import Report
from office.reports.respondents import FEWEST, shown
from office.reports.returns import Cause
from office.reports.share import Share
from office.reports.times import kept_to_standard
from office.reports.volume import COUNTED, HOURS
from office.words_reports import ANSWERS, BANDS, ELEMENTS, TRAITS
from office.words_voices import CHANNELS

_MOST_CAUSES = 15


def tables(office: Office, report: Report) -> list[Table]:
    """Every table of `report`, in the order in which a head of office asks."""
    return [
        *([_by_day(report)] if len(report.period.days) > 1 else []),
        arrivals_by_hour(report),
        _by_service(office, report),
        _service_times(office, report),
        _step_times(office, report),
        _by_reason(report),
        _by_kiosk(report),
        _causes(office, report),
        _assisted(report),
        _index(office, report),
        _elements(report),
        _heard(report),
        *([_respondents(report)] if report.respondents.whole_months else []),
    ]


def headline(report: Report) -> list[tuple[str, Cell]]:
    """The few figures that stand first."""
    within = kept_to_standard(report.services)
    mark = report.satisfaction[0].mark
    return [
        ("Permohonan masuk", report.volume.of(ActionKind.FILE)),
        ("Selesai, siap diambil", report.volume.of(ActionKind.MARK_READY)),
        ("Sesuai waktu standar", within),
        ("Dikembalikan ke pemohon", report.returns.requests),
        ("Ditolak", report.volume.of(ActionKind.REJECT)),
        (f"IKM {BANDS[mark.band]}" if mark else "IKM", mark.value if mark else None),
    ]


def _by_day(report: Report) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (f"{day:%d-%m-%Y}", *(counts[kind] for kind in COUNTED)) for day, counts in report.volume.by_day.items()
    )
    columns = (Column("Tanggal"), *(Column(name, number=True) for name in COUNTED.values()))
    return Table("Jumlah tiap hari", "", columns, rows, bars=Bars("Permohonan masuk tiap hari", 0, 1))


def arrivals_by_hour(report: Report) -> Table:
    """When residents come."""
    busy = [hour for hour in HOURS if report.volume.arrivals_by_hour[hour]]
    shown = range(min([7, *busy]), max([15, *busy]) + 1)  # opening hours at least, so that two days look alike
    rows = tuple((f"{hour:02d}.00", report.volume.arrivals_by_hour[hour]) for hour in shown)
    note = "Jam saat permohonan diterima kantor."
    columns = (Column("Jam"), Column("Masuk", number=True))
    return Table("Permohonan masuk tiap jam", note, columns, rows, bars=Bars("Permohonan masuk tiap jam", 0, 1))


def _by_service(office: Office, report: Report) -> Table:
    counted = sorted(report.volume.arrivals_by_service.items(), key=lambda each: (-each[1], each[0]))
    back = report.returns.by_service
    rows = tuple((_service(office, service), count, back.get(service)) for service, count in counted)
    columns = (Column("Layanan", 2), Column("Masuk", number=True), Column("Dikembalikan", 1.3, number=True))
    return Table("Permohonan tiap layanan", "", columns, rows, bars=Bars("Permohonan masuk tiap layanan", 0, 1))


def _service_times(office: Office, report: Report) -> Table:
    rows = tuple(
        (
            _service(office, each.service) + _of_before(each.edition),
            each.spread.count,
            Minutes(each.spread.median),
            Minutes(each.spread.p90),
            Minutes(each.standard) if each.standard is not None else None,
            Share(each.within, each.spread.count) if each.within is not None else None,
        )
        for each in report.services
    )
    columns = (
        Column("Layanan", 2),
        Column("Selesai", number=True),
        Column("Median", 1.3, number=True),
        Column("9 dari 10", 1.3, number=True),
        Column("Standar", 1.2, number=True),
        Column("Sesuai standar", 1.5, number=True),
    )
    note = (
        "Lama di kantor, dari diterima sampai siap diambil. Menunggu pemohon tidak dihitung, malam dan hari libur "
        "dihitung. Median: separuh selesai lebih cepat. 9 dari 10: sembilan dari sepuluh selesai dalam waktu ini (P90)."
    )
    bars = Bars("Lama layanan, median", 0, 2)
    return Table("Waktu layanan terhadap standar", note, columns, rows, bars=bars)


def _step_times(office: Office, report: Report) -> Table:
    rows = tuple(
        (
            _service(office, each.service),
            (f"{each.step.no}. {each.step.text}" if each.step.no is not None else words.HISTORY[each.kind])
            + _of_before(each.edition),
            each.step.desk or "-",
            each.spread.count,
            Minutes(each.spread.median),
            Minutes(each.spread.p90),
            Minutes(each.step.minutes) if each.step.minutes is not None else None,
        )
        for each in report.steps
    )
    columns = (
        Column("Layanan", 1.6),
        Column("Langkah", 3),
        Column("Meja", 1.2),
        Column("Kali", 0.7, number=True),
        Column("Median", 1.2, number=True),
        Column("9 dari 10", 1.2, number=True),
        Column("Standar", 1, number=True),
    )
    note = (
        "Sejak langkah sebelumnya selesai, menunggu pun dihitung. Langkah dan standar menurut katalog saat permohonan "
        "diajukan; yang sudah diubah sejak itu menyebut edisinya."
    )
    return Table("Waktu tiap langkah dan meja", note, columns, rows)


def _by_reason(report: Report) -> Table:
    counted = sorted(report.returns.by_reason.items(), key=lambda each: (-each[1], each[0]))
    rows = tuple((words.RETURN_REASONS.get(reason, reason), count) for reason, count in counted)
    columns = (Column("Alasan", 2), Column("Kali", number=True))
    note = "Dari permohonan yang masuk pada waktu ini. Satu berkas dengan alasan yang sama dihitung sekali."
    return Table("Alasan pengembalian", note, columns, rows, bars=Bars("Pengembalian menurut alasan", 0, 1))


def _by_kiosk(report: Report) -> Table:
    rows = tuple((report.kiosks.get(kiosk, kiosk), share) for kiosk, share in report.returns.by_kiosk.items())
    columns = (Column("Anjungan", 2), Column("Dikembalikan", number=True))
    return Table("Pengembalian tiap anjungan", "Bagian dari permohonan yang masuk dari anjungan itu.", columns, rows)


def _causes(office: Office, report: Report) -> Table:
    rows = tuple(
        (
            _item(office, each),
            words.RETURN_REASONS.get(each.reason, each.reason),
            report.kiosks.get(each.kiosk_id, "-"),
            each.share,
        )
        for each in report.returns.causes[:_MOST_CAUSES]
    )
    columns = (Column("Berkas atau isian", 2), Column("Alasan", 1.5), Column("Anjungan"), Column("Bagian", number=True))
    note = "Yang paling sering dahulu. Bagian: dari permohonan yang membawa berkas itu di anjungan itu."
    return Table("Yang paling sering dikembalikan", note, columns, rows)


def _assisted(report: Report) -> Table:
    rows = tuple((report.kiosks.get(kiosk, kiosk), share) for kiosk, share in report.assisted.items())
    columns = (Column("Anjungan", 2), Column("Dibantu", number=True))
    return Table("Dibantu petugas desa", "Bagian dari permohonan yang masuk dari anjungan itu.", columns, rows)


def _index(office: Office, report: Report) -> Table:
    rows = tuple(
        (
            _service(office, each.service) if each.service else "Semua layanan",
            each.people,
            each.mark.value if each.mark else None,
            f"{each.mark.band.value} ({BANDS[each.mark.band]})" if each.mark else "belum lengkap",
        )
        for each in report.satisfaction
        if each.people
    )
    columns = (Column("Layanan", 2), Column("Responden", number=True), Column("IKM", number=True), Column("Mutu", 1.3))
    note = "Permenpan RB 14/2017: sembilan unsur berbobot sama. Tanpa jawaban untuk semua unsur belum ada nilai."
    return Table("Indeks Kepuasan Masyarakat tiap layanan", note, columns, rows)


def _elements(report: Report) -> Table:
    whole = report.satisfaction[0]
    rows = tuple(
        (ELEMENTS[element], tally.answers, mark.value if mark else None, mark.band.value if mark else "-")
        for element, (tally, mark) in ((each, whole.elements[each]) for each in Element)
    )
    columns = (Column("Unsur", 2), Column("Jawaban", number=True), Column("Nilai", number=True), Column("Mutu"))
    shown = rows if whole.people else ()
    return Table("Indeks tiap unsur", "", columns, shown, bars=Bars("Nilai tiap unsur (25 sampai 100)", 0, 2))


def _of_before(edition: str) -> str:
    return f" (edisi {edition})" if edition else ""


def _heard(report: Report) -> Table:
    rows = tuple(
        (CHANNELS[each.channel], each.received, each.open, each.responded, each.answered) for each in report.heard
    )
    columns = (
        Column("Jalur", 1.5),
        Column("Diterima", number=True),
        Column("Belum dijawab", 1.2, number=True),
        Column("Ditanggapi 3 hari", 1.5, number=True),
        Column("Dijawab tepat waktu", 1.5, number=True),
    )
    note = (
        "Yang diterima pada waktu ini. Jawaban tepat waktu: 5, 14, atau 60 hari menurut jenisnya. Yang waktunya masih "
        "berjalan belum dinilai."
    )
    return Table("Pengaduan dan saran", note, columns, rows, bars=Bars("Pengaduan dan saran tiap jalur", 0, 1))


def _respondents(report: Report) -> Table:
    rows = tuple(
        (TRAITS[trait], ANSWERS[trait][answer], shown(count))
        for trait, answers in report.respondents.counts.items()
        for answer, count in answers.items()
    )
    columns = (Column("Ciri", 1.2), Column("Jawaban", 2), Column("Responden", number=True))
    note = (
        "Hanya yang bersedia menjawab; boleh dilewati. Dihitung per bulan, terpisah dari penilaiannya, dan jumlah yang "
        f"lebih kecil dari {FEWEST} tidak disebut, supaya tidak ada yang dapat dikenali."
    )
    return Table("Responden survei", note, columns, rows if report.respondents.any else ())


def _service(office: Office, service_id: str) -> str:
    service = office.service(service_id)
    return service.name.id if service is not None else service_id


def _item(office: Office, cause: Cause) -> str:
    """The name of a paper in the first service that has one by that id."""
    names = (item_name(each, cause.requirement) for each in office.catalogue.services)
    return next((name for name in names if name != cause.requirement), cause.requirement)
