"""A call and a complaint in a browser: it rings, somebody comes; a complaint is answered, at a desk and on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.benches.chromium import DESKTOP, PHONE, window
from tests.benches.office import RunningOffice
from tests.office import browsing
from tests.office.browsing import sideways, sign_in
from tests.office.played_kiosk import PlayedKiosk
from tests.office.voices_kit import call, complain, deliver, survey

pytestmark = pytest.mark.real
kiosk = browsing.kiosk


@pytest.fixture
def login(office: RunningOffice, request: pytest.FixtureRequest) -> tuple[str, str]:
    """A new account for each test: the first sign-in chooses an own password."""
    name = f"operator{abs(hash(request.node.name)) % 10_000}"
    return name, office.new_account(name, "operator")


def test_a_call_rings_on_the_page_that_is_open(
    office: RunningOffice, browser: Browser, kiosk: PlayedKiosk, login: tuple[str, str], tmp_path: Path
) -> None:
    with window(browser, DESKTOP) as context:
        page = context.new_page()
        sign_in(page, office, *login)
        page.goto(f"{office.url}/antrean")
        board = page.locator("#panggilan")
        expect(board).to_be_empty()
        name = call(kiosk)
        expect(board).to_contain_text("Anjungan 01")
        expect(board).to_have_attribute("data-rung", "1")
        expect(page).to_have_title("(1) Panggilan · Antrean · Kecamatan Jogoroto")
        assert sideways(page) == 0
        page.screenshot(path=tmp_path / "panggilan.png")
        board.get_by_role("button", name="Saya datang").click()
        expect(board).to_contain_text("datang sejak pukul")
        expect(page).to_have_title("Antrean · Kecamatan Jogoroto")
        assert kiosk.call("PUT", f"/calls/{name}", json={"page": "scan"}).json()["state"] == "coming"
        assert page.url.endswith("/antrean")  # whoever was typing there goes on typing
        board.get_by_role("button", name="Sudah dibantu").click()
        expect(board).to_be_empty()
        assert kiosk.call("PUT", f"/calls/{name}", json={"page": "scan"}).json()["state"] == "helped"
        page.goto(f"{office.url}/panggilan")
        expect(page.get_by_role("table")).to_contain_text("Contoh")
        page.screenshot(path=tmp_path / "riwayat-panggilan.png", full_page=True)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_a_complaint_is_taken_answered_and_read_by_its_slip(
    office: RunningOffice,
    browser: Browser,
    kiosk: PlayedKiosk,
    login: tuple[str, str],
    tmp_path: Path,
    size: tuple[int, int],
) -> None:
    long = "CONTOH: antre dari pukul tujuh, baru dipanggil pukul sebelas. " * 30 + "ا" * 80
    content = complain(kiosk, text=long)
    with window(browser, size) as context:
        page = context.new_page()
        sign_in(page, office, *login)
        page.goto(f"{office.url}/pengaduan")
        page.screenshot(path=tmp_path / "daftar.png", full_page=True)
        page.get_by_role("link", name=content.number).click()
        expect(page.locator(".said").first).to_contain_text("antre dari pukul tujuh")
        assert sideways(page) == 0
        page.screenshot(path=tmp_path / "pengaduan.png", full_page=True)
        page.get_by_label("Permintaan informasi").check()
        page.get_by_role("button", name="Tugaskan").click()
        expect(page.get_by_role("status")).to_contain_text("Sudah ditugaskan")
        page.get_by_label("Jawaban untuk pelapor").fill("Loket ketiga dibuka mulai Senin.")
        page.get_by_role("button", name="Kirim jawaban").click()
        expect(page.get_by_role("status")).to_contain_text("Jawaban sudah tersimpan")
        page.screenshot(path=tmp_path / "dijawab.png", full_page=True)
    with window(browser, PHONE) as context:
        page = context.new_page()
        page.goto(f"{office.url}/s/{content.slip_code}")
        expect(page.locator(".said")).to_have_text("Loket ketiga dibuka mulai Senin.")
        assert sideways(page) == 0
        page.screenshot(path=tmp_path / "status.png", full_page=True)


def test_the_survey_in_numbers(
    office: RunningOffice, browser: Browser, kiosk: PlayedKiosk, login: tuple[str, str], tmp_path: Path
) -> None:
    for score in (2, 3, 4, 4):
        deliver(kiosk, survey(kiosk, score))
    with window(browser, PHONE) as context:
        page = context.new_page()
        sign_in(page, office, *login)
        page.goto(f"{office.url}/survei")
        expect(page.locator(".index")).to_have_text("81,25")
        assert sideways(page) == 0
        page.screenshot(path=tmp_path / "survei.png", full_page=True)
