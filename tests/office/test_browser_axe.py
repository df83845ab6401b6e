"""Every page of the office, read from the program itself, is open to everybody's eyes and hands: axe-core finds nothing
on a desk or on a phone, and nothing sticks out of a telephone's window."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext

from office.compose import build_app
from office.store.accounts import OFFICE_ROLES
from tests.benches.chromium import DESKTOP, PHONE, window
from tests.benches.office import RunningOffice, running_office
from tests.office.browsing import joined
from tests.office.every_route import addresses
from tests.office.kit import Bench, open_bench
from tests.office.played_kiosk import Ticket
from tests.office.voices_kit import complain

pytestmark = pytest.mark.real
# Addresses that give no page: downloads, pictures, health, what a page draws itself with, and streams.
_FILES = "pdf|xlsx|a4|f4|unduh|berkas|dokumen|tanda-terima|formulir|halaman|utuh|huruf|static|warna"
_FILE = re.compile(rf"/({_FILES}|isi|peristiwa|healthz)\b")


@dataclass
class Open:
    office: RunningOffice
    bench: Bench
    context: BrowserContext
    ticket: Ticket
    other: Ticket
    paths: tuple[str, ...]


@pytest.fixture(scope="module")
def open_office(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Open]:
    home = tmp_path_factory.mktemp("kantor")
    bench = open_bench(home)
    bench.clock.now = datetime.now(UTC)
    everything = bench.account(*OFFICE_ROLES, login="petugas1")
    with running_office(home) as office, window(browser, DESKTOP) as context:
        kiosk = joined(office)
        ticket, other = kiosk.file("surat-kehilangan", "formulir-f102"), kiosk.file("surat-kehilangan")
        complain(kiosk)
        token = bench.session_of(everything)
        context.add_cookies([{"name": "anjungan_kantor", "value": token, "url": office.url}])
        yield Open(office, bench, context, ticket, other, tuple(_paths(bench, ticket, other)))


def _paths(bench: Bench, ticket: Ticket, other: Ticket) -> Iterator[str]:
    for each in addresses(build_app(bench.office)):
        if each.method == "GET" and "background" not in each.opt and not _FILE.search(each.path):
            yield each.at(ticket.number, other=other.number)
    yield f"/s/{ticket.slip_code}"


def test_no_page_has_anything_that_axe_or_a_telephone_minds(open_office: Open, tmp_path: Path) -> None:
    page = open_office.context.new_page()
    found: dict[str, object] = {}
    looked = 0
    for path in open_office.paths:
        answer = page.goto(open_office.office.url + path, wait_until="load")
        if answer is None or answer.status >= 400 or page.locator("main").count() == 0:  # a file, or a piece of a page
            continue
        looked += 1
        for size in (DESKTOP, PHONE):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            bad = [each["id"] for each in Axe().run(page).response["violations"]]
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if bad or wide:
                found[f"{path} {size[0]}"] = (bad, wide)
                page.screenshot(path=tmp_path / f"{looked}-{size[0]}.png", full_page=True)
    assert looked >= 25
    assert found == {}
