"""The reports as pages, PDF and workbook, the board on the wall, and what is published of the services."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from litestar.testing import TestClient

from adminduk.catalogue.components import COMPONENTS
from adminduk.pengaduan import Channel
from adminduk.request import ActionKind, Role, State
from adminduk.skm import Band, Element
from office.public import wall
from office.reports.cells import Minutes, minutes, text
from office.reports.complaints import Heard
from office.reports.period import day, month
from office.reports.satisfaction import Index, Mark
from office.reports.share import Share
from office.reports.standards import duties, filled
from office.reports.times import quantile
from office.web.templates import FOLDER
from office.words_reports import BANDS, ELEMENTS
from tests.office.generated import fill
from tests.office.kit import START, Bench, jogoroto
from tests.office.played_kiosk import NIK, PlayedKiosk
from tests.office.test_registers import text_of


@pytest.fixture
def kasi(bench: Bench) -> TestClient:
    return bench.browser(bench.account(Role.KASI))


def figures(page: str) -> dict[str, str]:
    """The cards of a page: what each says."""
    cards = re.findall(r'class="figure"><b[^>]*>(.*?)</b><span>(.*?)</span>', page)
    return {name: value.replace("<small>", ", ").replace("</small>", "") for value, name in cards}


def test_an_empty_day_says_so_and_breaks_nothing(kasi: TestClient) -> None:
    for query in ("", "?jenis=bulanan", "?tanggal=2020-02-29", "?jenis=x&tanggal=besok"):
        page = kasi.get(f"/laporan{query}")
        assert page.status_code == 200
        assert figures(page.text)["Permohonan masuk"] == "0"
        assert "Belum ada data pada waktu ini" in page.text
        assert kasi.get(f"/laporan/pdf{query}").content.startswith(b"%PDF")
        assert kasi.get(f"/laporan/xlsx{query}").content.startswith(b"PK")


def test_a_day_s_figures_stand_on_the_page_and_on_paper(bench: Bench, kiosk: PlayedKiosk) -> None:
    first, second = kiosk.file("surat-kehilangan"), kiosk.file("surat-kehilangan")
    bench.clock.passes(minutes=6)
    for kind in (ActionKind.TAKE, ActionKind.REGISTER, ActionKind.PROCESS, ActionKind.ATTACH, ActionKind.MARK_READY):
        bench.do(first.number, kind)
    bench.bring_to(second.number, State.PERLU_DILENGKAPI)
    kasi = bench.browser(bench.account(Role.KASI))
    page = kasi.get("/laporan").text
    assert figures(page) == {
        "Permohonan masuk": "2",
        "Selesai, siap diambil": "1",
        "Sesuai waktu standar": "100 %, 1 dari 1",
        "Dikembalikan ke pemohon": "50 %, 1 dari 2",
        "Ditolak": "0",
        "IKM": "-",
    }
    cause = page.split("Yang paling sering dikembalikan")[-1]
    for words in ("Surat kehilangan", "Buram, tidak terbaca", "Anjungan 01", "50 % (1 dari 2)"):
        assert words in cause, words
    paper = " ".join(text_of(kasi.get("/laporan/pdf").content).split())
    for words in ("Laporan Harian Pelayanan", "20 November 2026", "100 % (1 dari 1)", "6 menit", "Anjungan 01"):
        assert words in paper, words
    assert NIK not in page + paper
    assert "SPECIMEN" not in page + paper


def test_the_month_tells_what_a_day_tells_not(bench: Bench) -> None:
    fill(bench, 40, datetime(2026, 11, 1, 0, tzinfo=UTC), 19)
    kasi = bench.browser(bench.account(Role.KASI))
    assert figures(kasi.get("/laporan?jenis=bulanan").text)["Permohonan masuk"] == "40"
    assert figures(kasi.get("/laporan?jenis=bulanan&tanggal=2026-10-31").text)["Permohonan masuk"] == "0"
    assert int(figures(kasi.get("/laporan?tanggal=2026-11-05").text)["Permohonan masuk"]) < 40


@pytest.mark.parametrize("role", [Role.LOKET, Role.OPERATOR, Role.PENGELOLA])
def test_who_decides_nothing_sees_no_report(bench: Bench, role: Role) -> None:
    browser = bench.browser(bench.account(role))
    for path in ("", "/pdf", "/xlsx", "/standar"):
        assert browser.get(f"/laporan{path}").status_code == 403


def test_the_board_is_open_and_names_nobody(bench: Bench, kiosk: PlayedKiosk) -> None:
    ticket = kiosk.file("surat-kehilangan")
    stranger = bench.browser()
    page = stranger.get("/papan")
    assert page.status_code == 200
    assert figures(page.text)["Masuk hari ini"] == "1"
    assert figures(page.text)["Sedang dikerjakan"] == "1"
    for secret in (NIK, "SPECIMEN", ticket.number, ticket.slip_code):
        assert secret not in page.text


def test_anybody_may_ask_for_the_board_and_nobody_makes_it_work(bench: Bench, kiosk: PlayedKiosk) -> None:
    stranger = bench.browser()
    before = stranger.get("/papan/isi").text
    kiosk.file("surat-kehilangan")
    assert stranger.get("/papan/isi?x=1").text == before, "computed once for everybody, whatever stands behind the ?"


def test_the_board_works_the_month_out_every_quarter_of_an_hour_and_the_day_each_time(
    bench: Bench, kiosk: PlayedKiosk
) -> None:
    def shown() -> tuple[object, object]:
        table = dict(wall._context(bench.office)["figures"])
        return table["Selesai hari ini"], table["Selesai bulan ini"]

    assert shown() == (0, 0)
    bench.bring_to(kiosk.file().number, State.SIAP_DIAMBIL)
    bench.clock.passes(minutes=14, seconds=59)
    assert shown() == (1, 0)
    bench.clock.passes(seconds=1)
    assert shown() == (1, 1)


def test_what_is_published_is_checked_against_the_catalogue(bench: Bench, kasi: TestClient) -> None:
    page = kasi.get("/laporan/standar").text
    for each in filled(bench.office.catalogue):
        assert each.filled + len(each.silent) == len(COMPONENTS)
        assert f"{each.filled} dari 14" in page
    assert page.count('class="no">Belum') >= 1, "nobody has answered a survey yet"


def test_a_duty_is_met_only_when_it_is() -> None:
    nobody = Index("", 0, None, {})
    somebody = Index("", 40, Mark(Decimal("80.00"), Band.B), {})
    whole = jogoroto()
    silent = whole.model_copy(
        update={
            "office": whole.office.model_copy(
                update={"maklumat": (), "motto": None, "decree": None, "phone": None, "whatsapp": None, "email": None}
            )
        }
    )
    kept, broken = (Heard(Channel.SURAT, 2, 0, Share(part, 2), Share(part, 2)) for part in (2, 1))
    met = {each.name: each.met for each in duties(whole, somebody, [kept])}
    unmet = {each.name: each.met for each in duties(silent, nobody, [kept, broken])}
    changed = {name for name in met if met[name] != unmet[name]}
    assert "Survei kepuasan dalam setahun terakhir" in changed
    assert "Maklumat Pelayanan dipublikasikan" in changed
    assert {"Pengaduan ditanggapi dalam 3 hari", "Pengaduan dijawab tepat waktu"} <= changed
    [said] = [each.said for each in duties(whole, somebody, [kept, broken]) if each.name.endswith("tepat waktu")]
    assert said == "3 dari 4 dalam setahun terakhir"
    assert not any(unmet[name] for name in changed)


@pytest.mark.parametrize(
    ("value", "said"),
    [(0, "0 menit"), (59.6, "1 jam"), (65, "1 jam 5 menit"), (1500, "1 hari 1 jam"), (1440, "1 hari")],
)
def test_a_length_of_time_in_words(value: float, said: str) -> None:
    assert minutes(value) == said
    assert text(Minutes(value)) == said


def test_numbers_as_people_here_write_them() -> None:
    assert text(12345) == "12.345"
    assert text(Share(1, 8)) == "12 % (1 dari 8)"
    assert text(Share(0, 0)) == "0 % (0 dari 0)"
    assert text(None) == "-"


def test_quantiles_lie_between_neighbours() -> None:
    assert quantile([4, 1, 3, 2], 0.5) == 2.5
    assert quantile([7], 0.9) == 7
    assert quantile([0, 10], 0.9) == pytest.approx(9)


def test_periods_have_names(bench: Bench) -> None:
    zone = bench.office.zone
    assert day(date(2026, 2, 3), zone).name == "3 Februari 2026"
    assert month(date(2028, 2, 3), zone).name == "Februari 2028"
    assert len(month(date(2028, 2, 3), zone).days) == 29
    assert day(START.date(), zone).holds(START)
    assert not day(date(2026, 11, 19), zone).holds(START)


def test_every_element_and_band_has_its_word() -> None:
    assert set(ELEMENTS) == set(Element)
    assert set(BANDS) == set(Band)


def test_pages_load_nothing_that_is_not_ours() -> None:
    for name in ("report.html", "register.html", "wall.html", "_chart.html", "register_print.html"):
        page = (FOLDER / name).read_text()
        assert "http" not in page.replace("http-equiv", "")
        assert " style=" not in page
