"""The queue: what waits, in what order, marked by the SOP's minutes, with nothing personal on the wall."""

from __future__ import annotations

import re

import pytest
from litestar.testing import TestClient

from adminduk.request import ActionKind, Role, State
from tests.office.kit import Bench
from tests.office.played_kiosk import NIK, PlayedKiosk


@pytest.fixture
def officer(bench: Bench) -> TestClient:
    return bench.browser(bench.account(Role.LOKET, login="loket1"))


def numbers(page: str) -> list[str]:
    """The ticket numbers in the order of the page."""
    return re.findall(r'href="/permohonan/([A-Z0-9-]+)"', page)


def queue(officer: TestClient, query: str = "") -> str:
    answer = officer.get(f"/antrean{query}")
    assert answer.status_code == 200
    return answer.text


def test_an_empty_queue_says_what_will_happen(officer: TestClient) -> None:
    assert "Permohonan dari anjungan muncul di sini dengan sendirinya" in queue(officer)
    assert "Pilih keadaan lain" in queue(officer, "?keadaan=selesai")


def test_the_one_that_waited_longest_comes_first(bench: Bench, kiosk: PlayedKiosk, officer: TestClient) -> None:
    first = kiosk.file()
    bench.clock.passes(minutes=2)
    second = kiosk.file()
    assert numbers(queue(officer)) == [first.number, second.number]


def test_what_is_late_by_the_sop_is_marked(bench: Bench, kiosk: PlayedKiosk, officer: TestClient) -> None:
    kiosk.file()
    bench.clock.passes(minutes=10)
    assert "Terlambat" not in queue(officer)
    bench.clock.passes(minutes=1)
    page = queue(officer)
    assert "Terlambat" in page
    assert "11 menit" in page
    assert "SOP 10 menit" in page


def test_waiting_for_the_resident_is_not_the_office_s_delay(
    bench: Bench, kiosk: PlayedKiosk, officer: TestClient
) -> None:
    ticket = kiosk.file()
    bench.clock.passes(minutes=4)
    bench.bring_to(ticket.number, State.PERLU_DILENGKAPI)
    bench.clock.passes(minutes=20)
    assert "Terlambat" not in queue(officer, "?keadaan=dilengkapi")
    from adminduk.filing import DeliveryKind

    kiosk.deliver(DeliveryKind.COMPLETION, kiosk.completion(ticket, "surat-kehilangan"))
    bench.clock.passes(minutes=5)
    page = queue(officer)
    assert "9 menit" in page
    assert "Terlambat" not in page


def test_tabs_filter_by_state_and_count(bench: Bench, kiosk: PlayedKiosk, officer: TestClient) -> None:
    sent, taken, done = (kiosk.file() for _ in range(3))
    bench.bring_to(taken.number, State.SEDANG_DIPERIKSA)
    bench.bring_to(done.number, State.DITOLAK)
    assert numbers(queue(officer)) == [sent.number, taken.number]
    assert numbers(queue(officer, "?keadaan=diperiksa")) == [taken.number]
    assert numbers(queue(officer, "?keadaan=selesai")) == [done.number]
    assert numbers(queue(officer, "?keadaan=arsip")) == []
    assert "Perlu dikerjakan <b>2</b>" in queue(officer)
    assert numbers(queue(officer, "?keadaan=tidak-ada")) == [sent.number, taken.number]


def test_every_state_is_behind_some_tab() -> None:
    from office.console.queue import TABS

    assert {state for _, states in TABS.values() for state in states} == set(State)


def test_services_filter_too(kiosk: PlayedKiosk, officer: TestClient) -> None:
    family, card = kiosk.file(), kiosk.file("kk", service="ktp")
    assert numbers(queue(officer, "?layanan=ktp")) == [card.number]
    assert numbers(queue(officer, "?layanan=kk&keadaan=terkirim")) == [family.number]


@pytest.mark.parametrize("typed", ["2", "000002", "JGR-01-000002", "jgr-01-000002"])
def test_a_number_is_found_by_its_end(kiosk: PlayedKiosk, officer: TestClient, typed: str) -> None:
    tickets = [kiosk.file() for _ in range(3)]
    assert tickets[1].number in numbers(queue(officer, f"?nomor={typed}"))
    assert tickets[2].number not in numbers(queue(officer, f"?nomor={typed}"))


@pytest.mark.parametrize("typed", ["999999", "%25", "'%20OR%201=1", "__"])
def test_what_is_not_found_is_said(kiosk: PlayedKiosk, officer: TestClient, typed: str) -> None:
    kiosk.file()
    page = queue(officer, f"?nomor={typed}")
    assert numbers(page) == []
    assert "Tidak ada nomor seperti itu" in page


def test_who_checks_a_request_is_seen(bench: Bench, kiosk: PlayedKiosk, officer: TestClient) -> None:
    ticket = kiosk.file()
    token = officer.get(f"/permohonan/{ticket.number}").text.split('_csrf_token" value="')[1].split('"')[0]
    officer.post(f"/permohonan/{ticket.number}/periksa", data={"dilihat": "1", "_csrf_token": token})
    assert "oleh Contoh loket1" in queue(officer)


def test_nothing_personal_stands_on_the_wall(kiosk: PlayedKiosk, officer: TestClient) -> None:
    ticket = kiosk.file()
    page = queue(officer)
    for secret in (NIK, "SPECIMEN", ticket.slip_code):
        assert secret not in page


def test_the_request_s_page_shows_answers_beside_papers(kiosk: PlayedKiosk, officer: TestClient) -> None:
    ticket = kiosk.file("surat-kehilangan", "formulir-f102", brought_later=("dokumen-pendukung",))
    page = officer.get(f"/permohonan/{ticket.number}").text
    for words in ("9917 1201 0180 0001", "CONTOH SPECIMEN", "Surat kehilangan dari kepolisian", "Dokumen pendukung"):
        assert words in page
    title = page.split("<title>")[1].split("</title>")[0]
    assert "CONTOH" not in title
    for position in (0, 1):
        image = officer.get(f"/permohonan/{ticket.number}/halaman/{position}")
        assert (image.status_code, image.headers["content-type"]) == (200, "image/jpeg")
        assert image.content.startswith(b"\xff\xd8")
        assert image.headers["cache-control"] == "no-store"
    assert officer.get(f"/permohonan/{ticket.number}/halaman/2").status_code == 404


def test_a_completed_paper_comes_first_and_the_old_one_is_marked(
    bench: Bench, kiosk: PlayedKiosk, officer: TestClient
) -> None:
    from adminduk.filing import DeliveryKind

    ticket = kiosk.file("surat-kehilangan", "formulir-f102")
    bench.bring_to(ticket.number, State.PERLU_DILENGKAPI)
    kiosk.deliver(DeliveryKind.COMPLETION, kiosk.completion(ticket, "surat-kehilangan"))
    page = officer.get(f"/permohonan/{ticket.number}").text
    order = re.findall(r'/halaman/(\d)" data-paper', page)
    assert order == ["2", "1", "0"]
    assert page.count("sudah diganti") == 1
    assert page.count("baru dilengkapi") == 1


def test_the_sop_s_steps_show_who_did_them_and_when(bench: Bench, kiosk: PlayedKiosk, officer: TestClient) -> None:
    ticket = kiosk.file()
    assert "✓ Anjungan 01, 20 Nov 2026, 08.00" in officer.get(f"/permohonan/{ticket.number}").text
    bench.clock.passes(minutes=3)
    bench.do(ticket.number, ActionKind.TAKE)
    assert officer.get(f"/permohonan/{ticket.number}").text.count("✓") == 2


def test_a_paper_that_rotted_is_not_shown(bench: Bench, kiosk: PlayedKiosk, officer: TestClient) -> None:
    ticket = kiosk.file("surat-kehilangan")
    for path in bench.office.files.pages.folder.rglob("*"):
        if path.is_file():
            path.write_bytes(b"rot")
    assert officer.get(f"/permohonan/{ticket.number}/halaman/0").status_code == 404
    assert officer.get(f"/permohonan/{ticket.number}").status_code == 200


def test_an_office_with_another_key_says_that_it_cannot_read(
    bench: Bench, kiosk: PlayedKiosk, officer: TestClient
) -> None:
    from dataclasses import replace

    from litestar.testing import TestClient as Client
    from nacl.public import PrivateKey

    from office.compose import build_app

    ticket = kiosk.file()
    lost = replace(bench.office, keys=replace(bench.office.keys, sealing=PrivateKey.generate()))
    browser = Client(build_app(lost))
    browser.cookies.update(officer.cookies)
    assert "tidak dapat dibuka dengan kunci kantor" in browser.get(f"/permohonan/{ticket.number}").text
