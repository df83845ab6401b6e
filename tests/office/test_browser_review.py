"""Checking a request by keys, in a real browser: what is pressed is kept, and nobody says yes to what was not shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.benches.chromium import DESKTOP, PHONE, window
from tests.benches.office import RunningOffice
from tests.office import browsing
from tests.office.browsing import expect_state, minded, sideways, sign_in, tab
from tests.office.played_kiosk import NIK, PlayedKiosk, Ticket

pytestmark = pytest.mark.real
kiosk = browsing.kiosk
PAPERS = ("formulir-f102", "surat-kehilangan", "dokumen-pendukung", "ktp-el-nasional")
PAGE_BY_PAGE = (3, 4, 5, 9)  # items decided after each: the form with two answers, two papers, the card with three


@pytest.fixture(scope="module")
def accounts(office: RunningOffice) -> dict[str, str]:
    """Login -> temporary password."""
    given = {"operator1": ("operator",), "operator2": ("operator",), "kasi1": ("kasi",)}
    return {login: office.new_account(login, *roles) for login, roles in given.items()}


@pytest.fixture
def page(office: RunningOffice, accounts: dict[str, str], browser: Browser) -> Iterator[Page]:
    """A signed-in operator's window, in which no script fails."""
    with tab(browser) as page:
        sign_in(page, office, "operator1", accounts["operator1"])
        yield page


@pytest.fixture
def ticket(kiosk: PlayedKiosk) -> Ticket:
    return kiosk.file(*PAPERS)


def begin(page: Page, office: RunningOffice, ticket: Ticket) -> None:
    """Begin to check a request, by a key."""
    page.goto(f"{office.url}/permohonan/{ticket.number}/periksa")
    page.keyboard.press("Enter")
    expect_state(page, "Sedang diperiksa")
    settled(page, 0)


def settled(page: Page, decided: int) -> None:
    """So many items are decided, and the page that is up is on the screen."""
    expect(page.locator("[data-count]")).to_have_text(re.compile(f"^{decided} dari"))
    expect(page.locator("[data-image]")).to_have_js_property("complete", True)


def standing(kiosk: PlayedKiosk, ticket: Ticket) -> dict[str, object]:
    answer: dict[str, object] = kiosk.call("POST", "/lookup", json={"slip_code": ticket.slip_code}).json()
    return answer


def test_four_pages_are_accepted_with_five_keys_and_the_next_one_opens(
    office: RunningOffice, kiosk: PlayedKiosk, page: Page, ticket: Ticket
) -> None:
    following = kiosk.file(*PAPERS)
    begin(page, office, ticket)
    for decided in PAGE_BY_PAGE:
        page.keyboard.press("Enter")
        settled(page, decided)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(following.number)
    expect(page.locator(".notice.good")).to_contain_text("Nomor agenda sudah dicatat")
    assert page.url.endswith(f"/permohonan/{following.number}/periksa")
    assert standing(kiosk, ticket)["state"] == "diproses"
    settled(page, 0)
    page.keyboard.press("Enter")  # the keys work on in the page that took its place
    settled(page, 3)


def test_one_item_goes_back_with_a_reason_by_digit_and_words(
    office: RunningOffice, kiosk: PlayedKiosk, page: Page, ticket: Ticket
) -> None:
    begin(page, office, ticket)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("k")
    expect(page.locator("[data-what]")).to_contain_text("Nomor KK")
    page.keyboard.press("3")
    page.keyboard.type("Salah ketik")
    page.keyboard.press("Enter")
    settled(page, 1)
    expect(page.locator('[data-item="jawaban-nomor-kk"] [data-said]')).to_have_text(
        "Bukan dokumen yang diminta. Salah ketik"
    )
    page.keyboard.press("Backspace")
    settled(page, 0)
    page.keyboard.press("k")
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    for decided in PAGE_BY_PAGE:
        page.keyboard.press("Enter")
        settled(page, decided)
    expect(page.get_by_role("button", name=re.compile("Catat agenda"))).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/antrean|/periksa$"))
    expect(page.locator("h1")).not_to_contain_text(ticket.number)
    told = standing(kiosk, ticket)
    assert (told["state"], told["returned"]) == (
        "perlu-dilengkapi",
        [{"requirement": "formulir-f102", "reason": "buram", "note": ""}],
    )


def test_a_browser_that_is_closed_in_mid_decision_loses_nothing(
    office: RunningOffice, accounts: dict[str, str], browser: Browser, page: Page, ticket: Ticket
) -> None:
    begin(page, office, ticket)
    with page.expect_response("**/butir"):
        page.keyboard.press("Enter")
    settled(page, 3)
    with page.expect_request("**/butir"):
        page.keyboard.press(" ")
    page.close(run_before_unload=False)
    with window(browser) as again:
        other = again.new_page()
        sign_in(other, office, "operator1", accounts["operator1"])
        other.goto(f"{office.url}/permohonan/{ticket.number}/periksa")
        settled(other, 4)
        expect(other.locator("[data-paper][aria-current]")).to_contain_text("3.")


def test_of_two_operators_one_decides_and_the_other_is_told(
    office: RunningOffice, kiosk: PlayedKiosk, accounts: dict[str, str], browser: Browser, page: Page, ticket: Ticket
) -> None:
    with window(browser) as context:
        other = context.new_page()
        sign_in(other, office, "operator2", accounts["operator2"])
        other.goto(f"{office.url}/permohonan/{ticket.number}/periksa")
        begin(page, office, ticket)
        expect(other.get_by_text("baru saja diubah oleh Contoh operator1")).to_be_visible()
        other.keyboard.press("Enter")
        expect(other.get_by_text("Sedang diperiksa oleh Contoh operator1")).to_be_visible()
        other.keyboard.press("Enter")
        other.keyboard.press(" ")
        page.keyboard.press("Enter")
        settled(page, 3)
    assert standing(kiosk, ticket)["state"] == "sedang-diperiksa"


def test_nobody_says_yes_to_a_page_that_is_not_shown(office: RunningOffice, page: Page, ticket: Ticket) -> None:
    held: list[Route] = []
    page.route(re.compile(r"/halaman/\d+$"), lambda route: held.append(route))  # noqa: PLW0108 - it wants a function
    page.goto(f"{office.url}/permohonan/{ticket.number}/periksa", wait_until="domcontentloaded")
    page.keyboard.press("Enter")
    expect_state(page, "Sedang diperiksa")
    page.keyboard.press("Enter")
    expect(page.locator("[data-tell]")).to_contain_text("Tunggu sampai lembarnya tampil")
    expect(page.locator("[data-count]")).to_have_text(re.compile("^0 dari"))
    page.unroute(re.compile(r"/halaman/\d+$"))
    expect(page.locator("[data-image]")).to_have_js_property("complete", True)
    page.keyboard.press("Enter")
    settled(page, 3)


def test_a_verdict_that_is_not_kept_is_not_shown_as_kept(office: RunningOffice, page: Page, ticket: Ticket) -> None:
    begin(page, office, ticket)
    page.route("**/butir", lambda route: route.abort())
    page.keyboard.press("Enter")
    expect(page.locator("[data-tell]")).to_contain_text("belum tersimpan")
    settled(page, 0)


def test_a_mouse_does_all_of_it(office: RunningOffice, kiosk: PlayedKiosk, page: Page, ticket: Ticket) -> None:
    page.goto(f"{office.url}/permohonan/{ticket.number}/periksa")
    page.get_by_role("button", name=re.compile("Mulai periksa")).click()
    expect_state(page, "Sedang diperiksa")
    settled(page, 0)
    page.get_by_role("button", name=re.compile("Seluruh lembar baik")).click()
    settled(page, 3)
    for decided in (4, 5):
        page.locator('.stop:not([hidden]) [data-deed="good"]').click()
        settled(page, decided)
    page.locator('.stop:not([hidden]) [data-deed="bad"]').first.click()
    page.get_by_role("button", name="Terpotong").click()
    page.get_by_role("button", name=re.compile("Kembalikan butir ini")).click()
    settled(page, 6)
    page.get_by_role("button", name=re.compile("Seluruh lembar baik")).click()
    settled(page, 9)
    page.get_by_role("button", name=re.compile("Kembalikan ke pemohon")).click()
    expect(page.locator("h1")).not_to_contain_text(ticket.number)
    assert standing(kiosk, ticket)["state"] == "perlu-dilengkapi"


def copied(page: Page, value: str) -> None:
    """The clipboard holds `value`, as soon as the browser has written it."""
    page.wait_for_function("async value => await navigator.clipboard.readText() === value", arg=value)


def test_values_are_copied_one_after_the_other(office: RunningOffice, page: Page, ticket: Ticket) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=office.url)
    page.goto(f"{office.url}/permohonan/{ticket.number}/siak")
    page.keyboard.press("Enter")
    copied(page, "CONTOH SPECIMEN")
    page.keyboard.press("Enter")
    copied(page, NIK)
    page.get_by_label("Nomor dari SIAK").fill("SIAK-1")
    page.keyboard.press("Enter")
    expect(page.locator(".notice.good")).to_contain_text("nomor SIAK SIAK-1")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_pages_fit_and_are_accessible(
    office: RunningOffice,
    kiosk: PlayedKiosk,
    accounts: dict[str, str],
    browser: Browser,
    size: tuple[int, int],
    tmp_path: Path,
) -> None:
    one, two = kiosk.file(*PAPERS), kiosk.file(*PAPERS)
    paths = {
        "operator1": (
            f"/permohonan/{one.number}/periksa",
            f"/permohonan/{one.number}/banding/{two.number}",
            f"/permohonan/{one.number}/siak",
            "/siak",
        ),
        "kasi1": ("/alasan", f"/permohonan/{one.number}/periksa"),
    }
    for login, visited in paths.items():
        with window(browser, size) as context:
            page = context.new_page()
            sign_in(page, office, login, accounts[login])
            for path in visited:
                page.goto(office.url + path)
                assert (path, sideways(page), minded(page)) == (path, 0, [])
