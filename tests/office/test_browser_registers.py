"""Registers, reports and the board in a real browser: read on a desk and on a phone, worked with keys, and taken home
as files. The office is a real process with a month of random lives in its store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from adminduk.request import Role
from tests.benches.chromium import DESKTOP, PHONE, window
from tests.benches.office import RunningOffice, running_office
from tests.office.browsing import carry_in, minded, sideways
from tests.office.generated import answer_surveys, fill
from tests.office.kit import Bench, open_bench

pytestmark = pytest.mark.real
DAYS = 25
PAGES = (
    "/register",
    "/register/permohonan",
    "/register/agenda",
    "/laporan?jenis=bulanan",
    "/laporan/standar",
    "/papan",
)


@dataclass
class Filled:
    office: RunningOffice
    bench: Bench
    first: datetime

    @property
    def whole_time(self) -> str:
        """The filter over everything that was generated."""
        return f"dari={self.first.date()}&sampai={(self.first + timedelta(days=DAYS + 1)).date()}"

    def signed_in(self, context: BrowserContext, *roles: Role) -> Page:
        return carry_in(context, self.office, self.bench.session_of(self.bench.account(*roles)))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    home = tmp_path_factory.mktemp("kantor")
    bench = open_bench(home)
    bench.clock.now = datetime.now(UTC)
    first = bench.clock.now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=DAYS)
    answer_surveys(fill(bench, 130, first, DAYS), 60, first.date(), DAYS)
    with running_office(home) as office:
        yield Filled(office, bench, first)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_open_to_everybody_s_eyes_and_fits_a_phone(
    filled: Filled, browser: Browser, path: str, tmp_path: Path
) -> None:
    with window(browser, DESKTOP) as context:
        page = filled.signed_in(context, Role.KASI, Role.LOKET)
        query = f"?{filled.whole_time}" if path.startswith("/register/") else ""
        page.goto(filled.office.url + path + query)
        page.screenshot(path=tmp_path / "meja.png", full_page=True)
        assert minded(page) == []
        page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        assert sideways(page) == 0
        page.screenshot(path=tmp_path / "telepon.png", full_page=True)


def test_a_register_is_leafed_filtered_and_searched_with_keys(filled: Filled, browser: Browser) -> None:
    with window(browser, DESKTOP) as context:
        page = filled.signed_in(context, Role.LOKET)
        page.goto(f"{filled.office.url}/register/permohonan?{filled.whole_time}")
        first = page.locator(".register tbody tr").first.inner_text()
        expect(page.locator(".register tbody tr")).to_have_count(50)
        page.get_by_role("link", name="Halaman berikutnya").press("Enter")
        page.get_by_role("link", name="Halaman berikutnya").press("Enter")
        expect(page.locator(".register tbody tr")).to_have_count(30)
        page.get_by_role("link", name="Halaman pertama").press("Enter")
        expect(page.locator(".register tbody tr").first).to_have_text(first.replace("\t", ""))
        page.get_by_label("Keadaan").select_option("ditolak")
        with page.expect_navigation():  # else the rows of the page before are counted
            page.get_by_role("button", name="Tampilkan").press("Enter")
        for row in page.locator(".register tbody tr").all():
            expect(row).to_contain_text("Ditolak")
        page.keyboard.press("/")
        page.keyboard.type("JGR-01-000042")
        page.keyboard.press("Enter")
        expect(page.locator(".register tbody tr")).to_have_count(1)
        assert "000042" not in page.url


def test_register_and_report_are_taken_home(filled: Filled, browser: Browser) -> None:
    with window(browser, DESKTOP) as context:
        page = filled.signed_in(context, Role.KASI, Role.LOKET)
        page.goto(f"{filled.office.url}/register/agenda?{filled.whole_time}")
        for name, begins in (("Unduh PDF", b"%PDF"), ("Unduh XLSX", b"PK")):
            with page.expect_download(timeout=60_000) as downloading:
                page.get_by_role("link", name=name).click()
            assert Path(downloading.value.path()).read_bytes().startswith(begins)
        page.goto(f"{filled.office.url}/laporan?jenis=bulanan")
        for name, begins in (("Unduh PDF", b"%PDF"), ("Unduh XLSX", b"PK")):
            with page.expect_download(timeout=60_000) as downloading:
                page.get_by_role("link", name=name).click()
            assert Path(downloading.value.path()).read_bytes().startswith(begins)
            assert "laporan-bulanan" in downloading.value.suggested_filename


def test_the_printing_view_prints_whole(filled: Filled, browser: Browser, tmp_path: Path) -> None:
    with window(browser, DESKTOP) as context:
        page = filled.signed_in(context, Role.LOKET)
        page.goto(f"{filled.office.url}/register/permohonan/cetak?{filled.whole_time}")
        expect(page.locator(".register tbody tr")).to_have_count(130)
        printed = tmp_path / "cetak.pdf"
        page.pdf(path=printed, format="A4", landscape=True)
        assert printed.read_bytes().startswith(b"%PDF")
        page.emulate_media(media="print")
        expect(page.locator(".keys")).to_be_hidden()
        expect(page.locator(".signatures")).to_be_visible()


def test_the_board_follows_by_itself(filled: Filled, browser: Browser) -> None:
    with window(browser, DESKTOP) as context:
        page = context.new_page()
        page.clock.install()
        page.goto(f"{filled.office.url}/papan")
        with page.expect_response("**/papan/isi") as answer:
            page.clock.run_for(61_000)
        assert answer.value.status == 200
        expect(page.locator(".figure")).to_have_count(8)
