"""Every page of the office, read from the program itself and with records in it, is open to everybody's eyes and hands:
axe-core finds nothing on a desk or on a phone, and nothing sticks out of a telephone's window."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from office.registers.books import BOOKS
from tests.benches.chromium import DESKTOP, PHONE, chromium, window
from tests.benches.office import RunningOffice, running_office
from tests.office.browsing import carry_in, minded, sideways
from tests.office.every_route import Address
from tests.office.full_house import FullHouse, full_house
from tests.office.played_kiosk import NIK
from tests.office.test_every_route import everything

pytestmark = pytest.mark.real
# Addresses that give no page: downloads, pictures, health, what a page draws itself with, and streams.
_FILES = "pdf|xlsx|a4|f4|unduh|berkas|dokumen|dokumen-latihan|tanda-terima|formulir|halaman|utuh|bukti|huruf|static"
_FILE = re.compile(rf"^(?!/katalog)/.*({_FILES}|isi|peristiwa|healthz|warna\.css|{{report_id}})(/|$)")
PAGES = [
    each
    for each in everything()
    if each.method == "GET" and "background" not in each.opt and not _FILE.search(each.path) and each.path != "/"
]
REQUESTS = {  # the states in which a page of a request is looked at; the request's own page in all of them
    "periksa": ("terkirim", "checked by half", "perlu-dilengkapi"),
    "banding": ("terkirim",),
    "siak": ("diproses", "menunggu-tanda-tangan"),
    "serahkan": ("siap-diambil", "in a box", "collected"),
}
TYPED = {  # on a page, into a field, by a button: what the answer shows stands at no address
    "search": ("/antrean", "Cari", "SPECIMEN", "Cari"),
    "person": ("/data-pribadi", "NIK orangnya", NIK, "Tampilkan"),
    "card": ("/kartu", "Di kotak mana?", "SPECIMEN", "Cari"),
    "nobody": ("/antrean", "Cari", "TIDAKADA", "Cari"),
}


@dataclass
class Open:
    office: RunningOffice
    house: FullHouse
    page: Page

    def wrong_at(self, path: str, status: int = 200) -> list[str]:
        """What is wrong with the page at `path`."""
        answer = self.page.goto(self.office.url + path, wait_until="load")
        assert answer is not None
        assert (path, answer.status) == (path, status)
        return self.wrong(path)

    def wrong(self, name: str) -> list[str]:
        """What is wrong with the page that is open, when all that is folded away is unfolded."""
        self.page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")
        found = []
        for width, height in (DESKTOP, PHONE):
            self.page.set_viewport_size({"width": width, "height": height})
            found += [f"{name} at {width}: {each}" for each in minded(self.page)]
            found += [f"{name} at {width}: {wide} px too wide" for wide in [sideways(self.page)] if wide]
        return found


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    home = tmp_path_factory.mktemp("kantor")
    house = full_house(home)
    with running_office(home) as office, chromium() as browser, window(browser, DESKTOP) as context:
        yield Open(office, house, carry_in(context, office, house.session()))


def paths_of(address: Address, house: FullHouse) -> list[str]:
    """Where the page stands with something on it."""
    if address.numbers:
        ending = next((each for each in REQUESTS if f"/{each}" in address.path), "")
        numbers = [house.requests[each] for each in REQUESTS.get(ending, tuple(house.requests))]
        return [address.at(each, other=house.requests["sedang-diperiksa"], **house.names) for each in numbers]
    if "{book}" in address.path:
        return [address.at("", **house.names | {"book": each}) for each in BOOKS]
    if "{slip_code}" in address.path:
        return [address.at("", **house.names | {"slip_code": each}) for each in house.slip_codes]
    return [address.at("", **house.names)]


def test_the_pages_with_records_are_among_them() -> None:
    seen = {each.path for each in PAGES}
    assert len(seen) > 40
    assert seen >= {"/dokumen-jadi", "/katalog/isi/{name}", "/arsip/{record_id}", "/permohonan/{number}/serahkan"}


@pytest.mark.parametrize("address", PAGES, ids=lambda each: each.path)
def test_no_page_has_anything_that_axe_or_a_telephone_minds(opened: Open, address: Address) -> None:
    assert [each for path in paths_of(address, opened.house) for each in opened.wrong_at(path)] == []


@pytest.mark.parametrize("what", TYPED)
def test_nor_has_the_answer_to_a_form(opened: Open, what: str) -> None:
    path, label, typed, button = TYPED[what]
    page = opened.page
    page.goto(opened.office.url + path)
    form = page.locator("form", has=page.get_by_label(label, exact=True))
    form.get_by_label(label, exact=True).fill(typed)
    with page.expect_navigation():
        form.get_by_role("button", name=button, exact=True).click()
    assert opened.wrong(what) == []


@pytest.mark.parametrize("menu", [".more", ".me:not(.more)"])
@pytest.mark.parametrize("size", [PHONE, (800, 768), DESKTOP], ids=["phone", "tablet", "desk"])
def test_a_menu_that_is_opened_stays_in_the_window(opened: Open, menu: str, size: tuple[int, int]) -> None:
    page = opened.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(opened.office.url + "/antrean")
    page.locator(f"{menu} summary").click()
    expect(page.locator(f"{menu} > div")).to_be_visible()
    assert sideways(page) == 0


@pytest.mark.parametrize("path", ["/permohonan/JGR-09-999999", "/arsip/9999", "/tidak-ada"])
def test_nor_has_what_is_not_there(opened: Open, path: str) -> None:
    assert opened.wrong_at(path, status=404) == []
