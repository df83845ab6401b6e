"""In a real browser: the page as it is kept and all that the kiosk saw, one touch apart, until the decision."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from adminduk.filing import DeliveryKind
from tests.benches.office import RunningOffice
from tests.office import browsing
from tests.office.browsing import press, sign_in
from tests.office.played_kiosk import PlayedKiosk, page_image

pytestmark = pytest.mark.real
kiosk = browsing.kiosk


def bed() -> bytes:
    """The specimen page lying askew on a dark bed."""
    sheet = Image.open(io.BytesIO(page_image("CONTOH surat-kehilangan"))).convert("RGBA")
    table = Image.new("RGB", (900, 1240), (40, 38, 36))
    turned = sheet.rotate(7, expand=True)
    table.paste(turned, (90, 130), turned)
    buffer = io.BytesIO()
    table.save(buffer, "JPEG", quality=70)
    return buffer.getvalue()


def filed(kiosk: PlayedKiosk) -> str:
    """A request whose first page was cut out of a bed; its number."""
    first = kiosk.put_page("surat-kehilangan", untouched=kiosk.put_file(bed()))
    filing = kiosk.filing((first, kiosk.put_page("formulir-f102")))
    assert kiosk.deliver(DeliveryKind.FILING, filing).status_code == 201
    return filing.number


def test_an_officer_looks_at_all_that_was_seen(office: RunningOffice, kiosk: PlayedKiosk, page: Page) -> None:
    number = filed(kiosk)
    sign_in(page, office, "operator1", office.new_account("operator1", "operator"))
    page.goto(f"{office.url}/permohonan/{number}")
    image, said = page.locator("[data-image]"), page.locator("[data-beside-said]")
    expect(said).to_be_hidden()
    press(page, "Lihat foto asli")
    expect(image).to_have_attribute("src", f"/permohonan/{number}/halaman/0/asli")
    expect(said).to_be_visible()
    expect(image).to_have_js_property("naturalWidth", 900)
    press(page, "Lihat hasilnya")
    expect(image).to_have_attribute("src", re.compile("/halaman/0$"))
    page.keyboard.press("o")
    expect(said).to_be_visible()
    page.get_by_role("link", name="Formulir F-1.02").first.click()
    expect(said).to_be_hidden()
    expect(page.get_by_role("button", name="Lihat foto asli")).to_be_hidden()
    press(page, "Mulai periksa")
    press(page, "Catat nomor agenda")
    expect(page.get_by_text("Foto asli dihapus", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Lihat foto asli")).to_be_hidden()
    assert page.goto(f"{office.url}/permohonan/{number}/halaman/0/asli").status == 404  # type: ignore[union-attr]
