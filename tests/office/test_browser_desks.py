"""Desks, codes and PINs in a real browser: the picture is read as a phone reads it, and nothing needs the mouse."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.benches.chromium import DESKTOP, PHONE, window
from tests.benches.office import RunningOffice
from tests.office import browsing
from tests.office.browsing import expect_state, press, sideways, sign_in, too_low
from tests.office.kit import PASSWORD
from tests.office.played_kiosk import PlayedKiosk

pytestmark = pytest.mark.real
kiosk = browsing.kiosk


def now() -> datetime:
    return datetime.now(UTC)


def read_off_the_screen(page: Page) -> pyotp.TOTP:
    """What a phone's camera would read from the picture on the page."""
    picture = Image.open(io.BytesIO(page.locator(".qr").screenshot()))
    found = zxingcpp.read_barcodes(picture)
    assert len(found) == 1
    phone = pyotp.parse_uri(found[0].text)
    assert isinstance(phone, pyotp.TOTP)
    return phone


@pytest.mark.parametrize("page", [DESKTOP, PHONE], indirect=True, ids=["desktop", "phone"])
def test_the_second_factor_is_set_up_from_the_picture_and_asked(
    office: RunningOffice, page: Page, request: pytest.FixtureRequest
) -> None:
    login = "camat-meja" if "desktop" in request.node.name else "camat-saku"
    sign_in(page, office, login, office.new_account(login, "camat"))
    page.goto(f"{office.url}/kode-kedua")
    phone = read_off_the_screen(page)
    page.get_by_label("Ketik enam angka").fill(phone.at(now() - timedelta(seconds=30)))  # each counts once
    page.keyboard.press("Enter")
    expect(page.locator(".codes li")).to_have_count(8)
    page.goto(f"{office.url}/antrean")
    page.get_by_text(f"Contoh {login}").click()
    page.get_by_role("button", name="Keluar").click()
    page.get_by_label("Nama pengguna").fill(login)
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_label("Kode", exact=True).fill(phone.at(now()))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Antrean permohonan")).to_be_visible()


def test_two_colleagues_share_a_counter_by_keys_alone(office: RunningOffice, page: Page) -> None:
    for login, pin in (("loket-siti", "402917"), ("loket-budi", "719204")):
        page.context.clear_cookies(name="anjungan_kantor")
        sign_in(page, office, login, office.new_account(login, "loket"))
        page.goto(f"{office.url}/akun-saya")
        page.get_by_label("PIN, enam angka").fill(pin)
        page.get_by_label("Kata sandi Anda").fill(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Ganti PIN")).to_be_visible()
    page.goto(f"{office.url}/ganti-petugas")
    expect(page.get_by_label("Contoh loket-budi")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Contoh loket-siti")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.type("402917")
    page.keyboard.press("Enter")
    expect(page.locator(".me summary", has_text="Contoh")).to_have_text("Contoh loket-siti")


def test_a_step_goes_from_desk_to_desk_while_the_next_one_watches(
    office: RunningOffice, kiosk: PlayedKiosk, browser: Browser, page: Page
) -> None:
    sign_in(page, office, "loket-surat", office.new_account("loket-surat", "loket"))
    ticket = kiosk.file("pengantar-desa", service="sktm", reason="sktm")
    page.goto(f"{office.url}/meja?meja=loket")
    page.get_by_role("link", name=ticket.number).click()
    for name in ("Mulai periksa", "Catat nomor agenda", "Kirim untuk ditandatangani"):
        press(page, name)
    expect(page.locator(".at-desk")).to_contain_text("Di meja Camat")
    expect(page.get_by_role("button", name="Tandai siap diambil")).to_have_count(0)
    with window(browser) as other_window:
        camat = other_window.new_page()
        sign_in(camat, office, "camat-surat", office.new_account("camat-surat", "camat"))
        camat.goto(f"{office.url}/meja")
        camat.get_by_role("link", name=ticket.number).click()
        camat.get_by_role("button", name="Langkah ini selesai, teruskan").click()
        expect(camat.locator(".at-desk")).to_contain_text("Di meja Loket pelayanan")
    expect(page.get_by_text("baru saja diubah oleh Contoh camat-surat")).to_be_visible()
    page.get_by_role("link", name="Lihat keadaan terbaru").click()
    page.get_by_role("button", name="Tandai siap diambil").click()
    expect_state(page, "Siap diambil")


@pytest.mark.parametrize("page", [DESKTOP, PHONE], indirect=True, ids=["desktop", "phone"])
def test_pages_about_people_fit_and_can_be_touched(
    office: RunningOffice, page: Page, request: pytest.FixtureRequest
) -> None:
    login = "semua-meja" if "desktop" in request.node.name else "semua-saku"
    sign_in(page, office, login, office.new_account(login, "pengelola", "loket", "kasi"))
    paths = ("/meja", "/akun", f"/akun/{login}", "/akun-saya", "/kode-kedua", "/ganti-petugas", "/masuk/kode")
    for path in paths:
        page.goto(office.url + path)
        assert (path, sideways(page), too_low(page)) == (path, 0, [])
