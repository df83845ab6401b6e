"""An officer of the desa helped to file: the office sees whose help it was, and counts it by kiosk."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from adminduk.filing import DeliveryKind
from adminduk.pendampingan import Pendamping
from adminduk.proxy import Behalf, Proxy
from adminduk.request import ActionKind, Role, State
from office.reports.period import day
from office.reports.report import report
from office.reports.share import Share
from office.store import assisted
from tests.office.kit import START, Bench
from tests.office.played_kiosk import PlayedKiosk, Ticket

HELPER = Pendamping(label="PD-03", consented_at=START)
PROXY = Proxy(behalf=Behalf.FAMILY, nik="9917124101900007", nama="CONTOH WAKIL")
HELPED = "Dibantu petugas desa: PD-03."


@pytest.fixture
def filed(kiosk: PlayedKiosk) -> Ticket:
    return kiosk.file(assisted_by=HELPER)


def page(bench: Bench, address: str, role: Role = Role.OPERATOR) -> str:
    return re.sub(r"\s+", " ", bench.browser(bench.account(role)).get(address).text)


def test_the_officer_reads_who_helped_and_that_the_applicant_agreed(bench: Bench, filed: Ticket) -> None:
    shown = page(bench, f"/permohonan/{filed.number}")
    assert HELPED in shown
    assert "Pemohon menyetujui di anjungan pada" in shown
    assert "Diisi dengan bantuan petugas desa." in shown
    assert "Diisi sendiri oleh pemohon" not in shown


def test_a_proxy_who_was_helped_agreed_themselves(bench: Bench, kiosk: PlayedKiosk) -> None:
    shown = page(bench, f"/permohonan/{kiosk.file(assisted_by=HELPER, proxy=PROXY).number}")
    assert "Wakil pemohon menyetujui" in shown


def test_it_stands_above_the_answers_while_they_are_checked(bench: Bench, filed: Ticket) -> None:
    bench.bring_to(filed.number, State.SEDANG_DIPERIKSA)
    assert HELPED in page(bench, f"/permohonan/{filed.number}/periksa")


def test_who_filed_alone_has_no_such_line(bench: Bench, kiosk: PlayedKiosk) -> None:
    shown = page(bench, f"/permohonan/{kiosk.file().number}")
    assert "petugas desa" not in shown
    assert "Diisi sendiri oleh pemohon" in shown


def test_help_with_a_completion_is_said_too(bench: Bench, kiosk: PlayedKiosk) -> None:
    ticket = kiosk.file()
    bench.bring_to(ticket.number, State.SEDANG_DIPERIKSA)
    bench.do(ticket.number, ActionKind.RETURN)
    completion = kiosk.completion(ticket, "surat-kehilangan").model_copy(update={"assisted_by": HELPER})
    assert kiosk.deliver(DeliveryKind.COMPLETION, completion).status_code == 201
    shown = page(bench, f"/permohonan/{ticket.number}")
    assert "Dilengkapi dengan bantuan petugas desa: PD-03" in shown
    assert HELPED not in shown


def test_the_register_remarks_it(bench: Bench, kiosk: PlayedKiosk, filed: Ticket) -> None:
    kiosk.file()
    shown = page(bench, "/register/permohonan?bulan=2026-11", Role.KASI)
    assert shown.count("dibantu petugas desa") == 1
    assert filed.number in shown


def test_the_report_counts_it_by_kiosk(bench: Bench) -> None:
    first, second = bench.kiosk(), bench.kiosk()
    first.file(assisted_by=HELPER)
    first.file()
    second.file()
    with bench.office.database.reading() as session:
        found = report(session, bench.office, day(date(2026, 11, 20), bench.office.zone))
    assert found.assisted == {first.id: Share(1, 2)}
    shown = page(bench, "/laporan?jenis=harian&tanggal=2026-11-20", Role.KASI)
    assert "Dibantu petugas desa" in shown


def test_a_delivery_that_comes_twice_counts_once(bench: Bench, kiosk: PlayedKiosk) -> None:
    filing = kiosk.filing((kiosk.put_page("surat-kehilangan"),), assisted_by=HELPER)
    envelope = kiosk.envelope(DeliveryKind.FILING, filing)
    assert [kiosk.put_envelope(filing.request_id, envelope).status_code for _ in range(2)] == [201, 200]
    with bench.office.database.reading() as session:
        assert assisted.among(session, [filing.request_id, "tidak-ada"]) == {filing.request_id}


def test_whose_help_it_was_stands_readable_in_no_file(filed: Ticket, tmp_path: Path) -> None:
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if HELPER.label.encode() in path.read_bytes()] == []
