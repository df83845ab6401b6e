"""A change of a service in a real browser: typed by a clerk, signed by a head, and on the kiosk at the next visit."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import assets
from adminduk.catalogue.files import load_files, read_files
from kiosk import identity as identities
from kiosk.catalogue_keeper import CatalogueKeeper, Source
from kiosk.events import CatalogueChanged
from kiosk.identity import Credentials
from kiosk.uplink.line import Line
from kiosk.uplink.office_client import OfficeClient
from tests.benches.chromium import DESKTOP, PHONE, window
from tests.benches.office import RunningOffice
from tests.flows.script import Kiosk
from tests.kiosk.fake_clock import FakeClock
from tests.kiosk.spool.sample import sure
from tests.kiosk.uplink.bench import utc_now
from tests.office.browsing import minded, sideways, sign_in

pytestmark = pytest.mark.real
SHIPPED = assets.path("catalogue", "jogoroto")
NEW_NAME = "KK sebelum ini"


def open_service(page: Page, office: RunningOffice) -> None:
    page.goto(f"{office.url}/katalog")
    page.get_by_role("link", name="Kartu Keluarga", exact=True).click()


def fits(page: Page) -> None:
    assert (sideways(page), minded(page)) == (0, [])


def test_from_the_clerk_s_form_to_the_glass(office: RunningOffice, browser: Browser, tmp_path: Path) -> None:
    clerk, head = office.new_account("kasi1", "kasi"), office.new_account("camat1", "camat")
    identity = sure(identities.enroll(office.url, office.enrolment_code(), tmp_path))
    client, clock = OfficeClient(Line(office.url), Credentials(identity, utc_now)), FakeClock()
    at = Kiosk()
    keeper = CatalogueKeeper(tmp_path, SHIPPED, load_files(read_files(SHIPPED)), Source(client.catalogue, clock))
    keeper.changed = lambda newer: at.happens(CatalogueChanged(newer))
    with window(browser, DESKTOP) as context:
        page = context.new_page()
        sign_in(page, office, "kasi1", clerk)
        open_service(page, office)
        page.screenshot(path=tmp_path / "layanan.png", full_page=True)
        entry = page.locator("#e-reasons-1")
        entry.locator("summary").click()
        entry.get_by_role("textbox", name="Indonesia").first.fill("")
        page.screenshot(path=tmp_path / "isian.png")
        entry.get_by_role("button", name="Simpan").click()
        expect(page.locator("#e-reasons-1 .mistakes")).to_be_visible()
        page.locator("#e-reasons-1").scroll_into_view_if_needed()
        page.screenshot(path=tmp_path / "kesalahan.png")
        fits(page)
        page.locator("#e-reasons-1").get_by_role("textbox", name="Indonesia").first.fill(NEW_NAME)
        page.locator("#e-reasons-1").get_by_role("button", name="Simpan").click()
        expect(page.locator(".mistakes")).to_have_count(0)
        page.get_by_role("link", name="Seperti dilihat pemohon").click()
        expect(page.get_by_role("cell", name=NEW_NAME)).to_be_visible()
        page.screenshot(path=tmp_path / "pratinjau.png", full_page=True)
        fits(page)
        for address, name in (
            ("katalog", "katalog"),
            ("katalog/perubahan", "perubahan"),
            ("katalog/berkas/kk", "berkas"),
        ):
            page.goto(f"{office.url}/{address}")
            fits(page)
            page.screenshot(path=tmp_path / f"{name}.png")
        page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        open_service(page, office)
        page.locator("#e-reasons-1 summary").click()
        fits(page)
        page.screenshot(path=tmp_path / "telepon.png")
    with window(browser, DESKTOP) as context:
        page = context.new_page()
        sign_in(page, office, "camat1", head)
        page.goto(f"{office.url}/katalog/terbit")
        expect(page.get_by_text(NEW_NAME).first).to_be_visible()
        page.get_by_label("Nomor").first.fill("188/12/2026")
        page.get_by_label("Tanggal").first.fill("2024-11-01")
        page.screenshot(path=tmp_path / "terbit.png", full_page=True)
        fits(page)
        page.get_by_role("button", name="Terbitkan", exact=True).click()
        expect(page.get_by_text("188/12/2026")).to_be_visible()
        page.screenshot(path=tmp_path / "terbitan.png", full_page=True)
    keeper.look()
    at.touch("file", "service")
    at.touch("kk", "reason")
    assert NEW_NAME in str(at.view)
    client.close()
