"""Telling people, in a browser: the message that WhatsApp gets, the list of whom nobody told, the page behind a slip;
and a complaint that came by telephone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.benches.chromium import DESKTOP, PATIENCE_MS, PHONE, window
from tests.benches.office import RunningOffice
from tests.office import browsing
from tests.office.browsing import press, sideways, sign_in, tab
from tests.office.played_kiosk import NIK, PlayedKiosk
from tests.office.test_complaint_entry import words_on

pytestmark = pytest.mark.real
kiosk = browsing.kiosk
MOBILE = "081200000000"


@pytest.fixture
def operator(office: RunningOffice, browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Somebody who may tell, in a window of their own."""
    name = f"petugas{abs(hash(request.node.name)) % 10_000}"
    password = office.new_account(name, "operator")
    with tab(browser) as page:
        sign_in(page, office, name, password)
        yield page


def test_a_returned_request_is_told_by_one_touch_and_leaves_the_list(
    office: RunningOffice, kiosk: PlayedKiosk, operator: Page, browser: Browser, tmp_path: Path
) -> None:
    answers = {"nik": NIK, "nama": "CONTOH SPECIMEN", "telepon": MOBILE}
    ticket = kiosk.file("surat-kehilangan", answers=answers)
    operator.goto(f"{office.url}/permohonan/{ticket.number}")
    press(operator, "Mulai periksa")
    operator.get_by_text("Kembalikan ke pemohon…").click()
    operator.get_by_label("Surat kehilangan").first.select_option("buram")
    press(operator, "Kembalikan ke pemohon")
    operator.goto(f"{office.url}/kabar")
    expect(operator.get_by_role("row", name=ticket.number)).to_contain_text("tanpa surel")
    expect(operator.get_by_role("main")).not_to_contain_text("SPECIMEN")
    assert sideways(operator) == 0
    operator.screenshot(path=tmp_path / "kabar.png", full_page=True)

    operator.get_by_role("link", name=ticket.number).click()
    chats: list[str] = []
    operator.context.route("https://wa.me/**", lambda route: _kept(route, chats))
    with operator.expect_popup(), operator.expect_response(re.compile("/kabar-wa$")) as kept:
        operator.get_by_role("link", name="Kabari lewat WhatsApp").click()
    assert kept.value.status == 204
    [chat] = [urlsplit(each) for each in chats]
    assert chat.path == f"/62{MOBILE[1:]}"
    [said] = parse_qs(chat.query)["text"]
    assert ticket.number in said
    assert f"/s/{ticket.slip_code}" in said
    assert "SPECIMEN" not in said
    operator.goto(f"{office.url}/kabar")
    expect(operator.get_by_role("heading", name="Semua sudah dikabari")).to_be_visible()

    with window(browser, PHONE) as context:  # the resident's, who follows the address in the message
        phone = context.new_page()
        phone.goto(f"{office.url}/s/{ticket.slip_code}")
        expect(phone.get_by_role("main")).to_contain_text(ticket.number)
        expect(phone.get_by_role("main")).not_to_contain_text("SPECIMEN")
        expect(phone.get_by_role("main")).not_to_contain_text(NIK)
        assert sideways(phone) == 0
        phone.screenshot(path=tmp_path / "status.png", full_page=True)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_a_complaint_by_telephone_is_entered_and_its_proof_taken_home(
    office: RunningOffice, operator: Page, tmp_path: Path, size: tuple[int, int]
) -> None:
    operator.set_viewport_size({"width": size[0], "height": size[1]})
    operator.goto(f"{office.url}/pengaduan")
    operator.get_by_role("link", name="Catat yang datang lewat jalur lain").click()
    operator.get_by_label("Datang lewat").select_option("telepon")
    operator.get_by_label("Tentang").select_option("waktu")
    operator.get_by_label("Isi, dengan kata-kata pelapor").fill("CONTOH: loket tutup sebelum jamnya.")
    assert sideways(operator) == 0
    operator.screenshot(path=tmp_path / "catat.png", full_page=True)
    press(operator, "Simpan dan beri nomor")
    expect(operator.get_by_role("status")).to_contain_text("Sudah dicatat")
    expect(operator.get_by_role("heading", level=1)).to_contain_text("/ADU/")
    operator.screenshot(path=tmp_path / "pengaduan.png", full_page=True)
    for name in ("A4", "slip 80 mm"):
        address = operator.get_by_role("link", name=f"Tanda bukti {name} (PDF)").get_attribute("href")
        proof = operator.request.get(f"{office.url}{address}", timeout=4 * PATIENCE_MS).body()  # the first one is slow
        assert "/ADU/" in words_on(proof)
        (tmp_path / f"bukti-{name[:4].strip()}.pdf").write_bytes(proof)


def _kept(route: Route, chats: list[str]) -> None:
    """WhatsApp's own page is not asked: what it would be told is."""
    chats.append(route.request.url)
    route.fulfill(status=200, content_type="text/html", body="<title>CONTOH</title>")
