"""An operator's day in a real browser against a real office."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.benches.chromium import DESKTOP, PHONE, window
from tests.benches.office import RunningOffice
from tests.office import browsing
from tests.office.browsing import expect_state, press, sideways, sign_in, too_low
from tests.office.kit import PDF
from tests.office.played_kiosk import PlayedKiosk

pytestmark = pytest.mark.real
kiosk = browsing.kiosk


@pytest.fixture(scope="module")
def accounts(office: RunningOffice) -> dict[str, str]:
    """Login -> temporary password."""
    given = {"operator1": ("operator",), "operator2": ("operator",), "camat1": ("camat",)}
    return {login: office.new_account(login, *roles) for login, roles in given.items()}


def test_a_wrong_password_gets_a_sentence_and_keeps_the_name(office: RunningOffice, page: Page) -> None:
    page.goto(office.url)
    page.get_by_label("Nama pengguna").fill("operator9")
    page.get_by_label("Kata sandi").fill("bukan sandinya")
    page.get_by_role("button", name="Masuk").click()
    expect(page.get_by_role("alert")).to_contain_text("Nama pengguna atau kata sandi salah.")
    expect(page.get_by_label("Nama pengguna")).to_have_value("operator9")


def test_a_request_is_worked_from_queue_to_archive(
    office: RunningOffice, kiosk: PlayedKiosk, accounts: dict[str, str], page: Page, tmp_path: Path
) -> None:
    sign_in(page, office, "operator1", accounts["operator1"])
    ticket = kiosk.file("surat-kehilangan", "formulir-f102")
    page.get_by_role("link", name=ticket.number).click()  # it appeared by itself
    press(page, "Mulai periksa")
    expect_state(page, "Sedang diperiksa")
    press(page, "Catat nomor agenda")
    expect(page.locator(".past")).to_contain_text(re.compile(r"Nomor agenda 0001/\d{4}"))
    press(page, "Kirim untuk ditandatangani")
    expect(page.get_by_role("button", name="Tandai siap diambil")).to_have_count(0)
    finished = tmp_path / "kk.pdf"
    finished.write_bytes(PDF)
    page.get_by_label("PDF yang sudah ditandatangani").set_input_files(finished)
    press(page, "Lampirkan dokumen jadi")
    expect(page.locator(".document")).to_contain_text(hashlib.sha256(PDF).hexdigest())
    press(page, "Tandai siap diambil")
    expect_state(page, "Siap diambil")
    page.get_by_role("link", name="Serahkan di loket").click()
    page.get_by_label("Pengambil menunjukkan").select_option("KTP-el asli")
    page.get_by_role("radio", name="Di kertas").check()
    press(page, "Serahkan dan buat tanda terima")
    expect_state(page, "Sudah diambil")
    page.get_by_role("link", name=ticket.number).click()
    press(page, "Arsipkan")
    expect_state(page, "Diarsipkan")
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh dokumen jadi").click()
    assert Path(download.value.path()).read_bytes() == PDF
    standing = kiosk.call("POST", "/lookup", json={"slip_code": ticket.slip_code}).json()
    assert standing["state"] == "diarsipkan"


def test_a_request_is_returned_with_reasons(
    office: RunningOffice, kiosk: PlayedKiosk, accounts: dict[str, str], page: Page
) -> None:
    sign_in(page, office, "operator1", accounts["operator1"])
    ticket = kiosk.file("surat-kehilangan", "formulir-f102")
    page.goto(f"{office.url}/permohonan/{ticket.number}")
    press(page, "Mulai periksa")
    page.get_by_text("Kembalikan ke pemohon…").click()
    note = page.get_by_label("Catatan untuk Surat kehilangan dari kepolisian")
    expect(note).to_be_hidden()
    page.get_by_label("Surat kehilangan dari kepolisian", exact=True).select_option("buram")
    note.fill("Cap tidak terbaca")
    press(page, "Kembalikan ke pemohon")
    expect_state(page, "Perlu dilengkapi")
    standing = kiosk.call("POST", "/lookup", json={"slip_code": ticket.slip_code}).json()
    assert standing["returned"] == [{"requirement": "surat-kehilangan", "reason": "buram", "note": "Cap tidak terbaca"}]


def test_who_may_not_has_no_button_and_is_refused(
    office: RunningOffice, kiosk: PlayedKiosk, accounts: dict[str, str], page: Page
) -> None:
    sign_in(page, office, "camat1", accounts["camat1"])
    ticket = kiosk.file("surat-kehilangan")
    page.goto(f"{office.url}/permohonan/{ticket.number}")
    expect(page.get_by_role("button", name="Mulai periksa")).to_have_count(0)
    expect(page.locator(".actions")).to_contain_text("petugas dengan peran lain")
    page.evaluate(
        """number => {
            const form = document.querySelector('form[action="/keluar"]').cloneNode(true);
            form.action = `/permohonan/${number}/periksa`;
            document.body.append(form);
            form.submit();
        }""",
        ticket.number,
    )
    expect(page.get_by_role("alert")).to_contain_text("Akun Anda tidak berwenang untuk “Mulai periksa”")
    expect_state(page, "Terkirim")


def test_the_second_of_two_operators_hears_of_it(
    office: RunningOffice, kiosk: PlayedKiosk, accounts: dict[str, str], browser: Browser, page: Page
) -> None:
    ticket = kiosk.file("surat-kehilangan")
    sign_in(page, office, "operator1", accounts["operator1"])
    page.goto(f"{office.url}/permohonan/{ticket.number}")
    with window(browser) as other_window:
        other = other_window.new_page()
        sign_in(other, office, "operator2", accounts["operator2"])
        other.goto(f"{office.url}/permohonan/{ticket.number}")
        press(page, "Mulai periksa")
        expect(other.get_by_text("baru saja diubah oleh Contoh operator1")).to_be_visible()
        press(other, "Mulai periksa")
        expect(other.get_by_role("alert")).to_contain_text("Tindakan Anda belum dilakukan")


def test_papers_are_turned_zoomed_and_leafed_by_keys(
    office: RunningOffice, kiosk: PlayedKiosk, accounts: dict[str, str], page: Page
) -> None:
    ticket = kiosk.file("surat-kehilangan", "formulir-f102")
    sign_in(page, office, "operator1", accounts["operator1"])
    page.goto(f"{office.url}/permohonan/{ticket.number}")
    image, zoom = page.locator("[data-image]"), page.locator("[data-zoom]")
    expect(zoom).to_have_text("100 %")
    page.keyboard.press("+")
    expect(zoom).to_have_text("125 %")
    page.keyboard.press("r")
    expect(image).to_have_attribute("style", re.compile("rotate\\(90deg\\)"))
    page.keyboard.press("ArrowRight")
    expect(image).to_have_attribute("src", re.compile("/halaman/1$"))
    expect(image).to_have_attribute("style", re.compile("rotate\\(0deg\\)"))
    page.get_by_role("button", name="Putar ke kiri").click()
    expect(image).to_have_attribute("style", re.compile("rotate\\(270deg\\)"))
    page.keyboard.press("0")
    expect(image).to_have_attribute("style", re.compile("rotate\\(0deg\\)"))


@pytest.mark.parametrize("page", [DESKTOP, PHONE], indirect=True, ids=["desktop", "phone"])
def test_nothing_sticks_out_of_the_window_and_everything_can_be_touched(
    office: RunningOffice, kiosk: PlayedKiosk, accounts: dict[str, str], page: Page
) -> None:
    ticket = kiosk.file("surat-kehilangan", "formulir-f102")
    sign_in(page, office, "operator1", accounts["operator1"])
    paths = ("/antrean", f"/permohonan/{ticket.number}", "/anjungan", "/ganti-sandi", f"/s/{ticket.slip_code}", "/s")
    for path in paths:
        page.goto(office.url + path)
        assert (path, sideways(page), too_low(page)) == (path, 0, [])
