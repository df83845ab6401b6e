"""Hands and eyes in front of the console in a real browser; its fixtures stand in conftest.py."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.benches.chromium import DESKTOP, window
from tests.benches.office import RunningOffice
from tests.office.kit import PASSWORD
from tests.office.played_kiosk import PlayedKiosk, enrolled

COOKIE = "anjungan_kantor"
_FIRST_TIME = "/ganti-sandi"
FINGER = 40  # pixels: what is lower than this is missed by a finger
_WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_LOW = """least => Array.from(document.querySelectorAll("button, select, input:not([type=hidden]):not([hidden])"))
    .map(each => ["radio", "checkbox"].includes(each.type) && each.closest("label") || each)
    .filter(each => each.offsetParent && each.getBoundingClientRect().height < least)
    .map(each => each.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def kiosk(office: RunningOffice) -> PlayedKiosk:
    """Stands outside the running office; a module takes it by `kiosk = browsing.kiosk`."""
    return joined(office)


def joined(office: RunningOffice) -> PlayedKiosk:
    """One more kiosk of the running office."""
    http = httpx.Client(base_url=office.url, trust_env=False, timeout=30)
    return enrolled(http, office.enrolment_code(), lambda: datetime.now(UTC))


@contextmanager
def tab(browser: Browser, size: tuple[int, int] = DESKTOP) -> Iterator[Page]:
    """A page in a window of its own, in which no script fails and nothing is asked for that the console forbids."""
    with window(browser, size) as context:
        page = context.new_page()
        problems: list[str] = []
        listen(page, problems)
        yield page
        assert problems == []


def listen(page: Page, problems: list[str]) -> None:
    """Whatever fails in `page` is added to `problems`."""
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda said: problems.append(said.text) if "Content Security" in said.text else None)


def sign_in(page: Page, office: RunningOffice, login: str, password: str) -> None:
    """Sign in, choosing PASSWORD as one's own when it is the first time."""
    page.goto(office.url)
    if not _opens(page, login, password):
        expect(page.get_by_role("alert")).to_be_visible()  # the form is another one now
        assert _opens(page, login, PASSWORD)
    page.wait_for_url(lambda url: not url.endswith("/masuk"))
    if page.url.endswith(_FIRST_TIME):
        page.get_by_label("Kata sandi lama").fill(password)
        page.get_by_label("Kata sandi baru", exact=True).fill(PASSWORD)
        page.get_by_label("Ketik sekali lagi").fill(PASSWORD)
        press(page, "Simpan")
        page.wait_for_url(lambda url: not url.endswith(_FIRST_TIME))


def _opens(page: Page, login: str, password: str) -> bool:
    """Fill in the door's form; whether the door opened."""
    page.get_by_label("Nama pengguna").fill(login)
    page.get_by_label("Kata sandi").fill(password)
    with page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        press(page, "Masuk")
    return answered.value.status == 303


def carry_in(context: BrowserContext, office: RunningOffice, session: str) -> Page:
    """A page of whoever holds `session`, without the door's form."""
    context.add_cookies([{"name": COOKIE, "value": session, "url": office.url}])
    return context.new_page()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def expect_state(page: Page, state: str) -> None:
    expect(page.locator("h1 .state")).to_have_text(state)


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate(_WIDER))


def too_low(page: Page) -> list[str]:
    """What can be touched and is lower than a finger."""
    found: list[str] = page.evaluate(_LOW, FINGER)
    return found


def minded(page: Page) -> list[str]:
    """The rules of axe-core that the page breaks."""
    return [each["id"] for each in Axe().run(page).response["violations"]]
