"""An operator's day in a real browser against a real office."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.benches.chromium import DESKTOP, PHONE, chromium, window
from tests.benches.office import RunningOffice, running_office
from tests.office.kit import PDF
from tests.office.played_kiosk import PlayedKiosk, enrolled

pytestmark = pytest.mark.real
PASSWORD = "kereta malam kopi"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    with running_office(tmp_path_factory.mktemp("kantor")) as office:
        yield office


@pytest.fixture(scope="module")
def kiosk(office: RunningOffice) -> PlayedKiosk:
    http = httpx.Client(base_url=office.url, trust_env=False, timeout=20)
    return enrolled(http, office.enrolment_code(), lambda: datetime.now(UTC))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def accounts(office: RunningOffice) -> dict[str, str]:
    """Login -> temporary password."""
    given = {"operator1": ("operator",), "operator2": ("operator",), "camat1": ("camat",)}
    return {login: office.new_account(login, *roles) for login, roles in given.items()}


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    with window(browser, getattr(request, "param", DESKTOP)) as context:
        page = context.new_page()
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda said: problems.append(said.text) if "Content Security" in said.text else None)
        yield page
        assert problems == []


def sign_in(page: Page, office: RunningOffice, login: str, password: str) -> None:
    """Sign in, choosing an own password when it is the first time."""
    page.goto(office.url)
    for word in (password, PASSWORD):
        page.get_by_label("Nama pengguna").fill(login)
        page.get_by_label("Kata sandi").fill(word)
        page.get_by_role("button", name="Masuk").click()
        if page.get_by_role("heading", name="Masuk ke konsol").count() == 0:
            break
    if page.url.endswith("/ganti-sandi"):
        page.get_by_label("Kata sandi lama").fill(password)
        page.get_by_label("Kata sandi baru", exact=True).fill(PASSWORD)
        page.get_by_label("Ketik sekali lagi").fill(PASSWORD)
        page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("heading", name="Antrean permohonan")).to_be_visible()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def expect_state(page: Page, state: str) -> None:
    expect(page.locator("h1 .state")).to_have_text(state)


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
    page.get_by_label("Pengambil menunjukkan").select_option("KTP-el asli")
    press(page, "Serahkan di loket")
    expect_state(page, "Sudah diambil")
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
        sideways = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert (path, sideways) == (path, 0)
        small = page.evaluate(
            """() => Array.from(document.querySelectorAll("button, input:not([type=hidden]):not([hidden]), select"))
                .filter(each => each.offsetParent && each.getBoundingClientRect().height < 40)
                .map(each => each.outerHTML.slice(0, 80))"""
        )
        assert (path, small) == (path, [])
