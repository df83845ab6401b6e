"""Somebody files for somebody else: the office sees it, and hands the document to either of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from adminduk.proxy import Behalf, Proxy
from adminduk.request import Role, State
from tests.office.kit import Bench
from tests.office.played_kiosk import NIK, PlayedKiosk, Ticket

ACTING = "9917124101900007"
STRANGER = "9917120101800009"
PROXY = Proxy(behalf=Behalf.OTHER, nik=ACTING, nama="CONTOH WAKIL", telepon="080000000001")


@pytest.fixture
def filed(kiosk: PlayedKiosk) -> Ticket:
    return kiosk.file("surat-kehilangan", "formulir-f102", "surat-kuasa", "ktp-penerima-kuasa", proxy=PROXY)


def collect(kiosk: PlayedKiosk, ticket: Ticket, nik: str) -> int:
    return kiosk.call("POST", "/collect", json={"nik": nik, "slip_code": ticket.slip_code}).status_code


@pytest.mark.parametrize(("nik", "answer"), [(NIK, 200), (ACTING, 200), (STRANGER, 403)])
def test_who_gets_the_document(bench: Bench, kiosk: PlayedKiosk, filed: Ticket, nik: str, answer: int) -> None:
    bench.bring_to(filed.number, State.SIAP_DIAMBIL)
    assert collect(kiosk, filed, nik) == answer


def test_nobody_else_s_request_is_opened_by_a_proxy(bench: Bench, kiosk: PlayedKiosk, filed: Ticket) -> None:
    own = kiosk.file()
    bench.bring_to(own.number, State.SIAP_DIAMBIL)
    assert collect(kiosk, own, ACTING) == 403


@pytest.mark.parametrize(("nik", "answer"), [(ACTING, 200), (STRANGER, 404)])
def test_who_learns_how_it_stands_by_the_number(kiosk: PlayedKiosk, filed: Ticket, nik: str, answer: int) -> None:
    assert kiosk.call("POST", "/lookup", json={"number": filed.number, "nik": nik}).status_code == answer


def test_the_officer_sees_who_acts_and_what_to_look_at(bench: Bench, filed: Ticket) -> None:
    page = bench.browser(bench.account(Role.OPERATOR)).get(f"/permohonan/{filed.number}").text
    assert "Diajukan penerima kuasa. Periksa surat kuasa F-1.07" in page
    assert "CONTOH WAKIL" in page
    assert "Surat kuasa (F-1.07)" in page
    assert "surat-kuasa" in page  # it can be sent back by name


def test_an_applicant_who_came_has_no_such_line(bench: Bench, kiosk: PlayedKiosk) -> None:
    page = bench.browser(bench.account(Role.OPERATOR)).get(f"/permohonan/{kiosk.file().number}").text
    assert "wakil" not in page.lower()


def test_the_proxy_s_number_stands_readable_in_no_file(bench: Bench, filed: Ticket, tmp_path: Path) -> None:
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if ACTING.encode() in path.read_bytes()] == []
