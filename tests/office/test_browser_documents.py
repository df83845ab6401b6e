"""In a real browser: finished PDFs come in together and are confirmed, one is handed over to a proxy who signs, a card
is put into a box, and what is finished goes to the archive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.benches.office import RunningOffice
from tests.office import browsing
from tests.office.browsing import expect_state, press, sign_in, tab
from tests.office.finished_kit import letter
from tests.office.played_kiosk import PlayedKiosk
from tests.office.test_handover import words_on

pytestmark = pytest.mark.real
kiosk = browsing.kiosk


@pytest.fixture(scope="module")
def page(office: RunningOffice, browser: Browser) -> Iterator[Page]:
    with tab(browser) as page:
        sign_in(page, office, "operator1", office.new_account("operator1", "operator"))
        yield page


def test_from_a_pile_of_files_to_a_receipt(
    office: RunningOffice, kiosk: PlayedKiosk, page: Page, tmp_path: Path
) -> None:
    ticket = kiosk.file("surat-kehilangan", "formulir-f102")
    page.goto(f"{office.url}/permohonan/{ticket.number}")
    for button in ("Mulai periksa", "Catat nomor agenda", "Kirim untuk ditandatangani"):
        press(page, button)
    expect_state(page, "Menunggu tanda tangan")

    files = {"kk.pdf": letter(f"Nomor {ticket.number}"), "lain.pdf": letter("CONTOH"), "surat.pdf": b"PK not a PDF"}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    page.get_by_role("link", name="Dokumen jadi").click()
    page.get_by_label("Berkas PDF").set_input_files([tmp_path / name for name in files])
    expect(page.get_by_text("3 berkas dipilih.")).to_be_visible()
    press(page, "Unggah dan cocokkan")
    expect(page.get_by_text("nomor permohonan ada di berkas")).to_be_visible()
    expect(page.get_by_text("bukan PDF")).to_be_visible()
    page.get_by_label("Sudah saya cocokkan: kk.pdf").check()
    page.screenshot(path=tmp_path / "dokumen-jadi.png", full_page=True)
    press(page, "Lampirkan yang dicentang")
    expect(page.get_by_text("dokumen dilampirkan, siap diambil")).to_be_visible()
    expect(page.get_by_label("Sudah saya cocokkan: lain.pdf")).to_be_visible()

    page.goto(f"{office.url}/permohonan/{ticket.number}")
    page.get_by_role("link", name="Serahkan di loket").click()
    expect(page.get_by_label("NIK yang mengambil")).to_be_hidden()
    page.get_by_role("radio", name="Orang lain").check()
    page.get_by_label("Pengambil menunjukkan").select_option("Surat kuasa dan KTP-el penerima kuasa")
    page.get_by_label("Nama yang mengambil").fill("CONTOH KUASA")
    page.get_by_label("NIK yang mengambil").fill("9917120101800055")
    press(page, "Serahkan dan buat tanda terima")
    expect(page.get_by_role("alert")).to_contain_text("Belum ada tanda tangan")
    _sign(page)
    page.screenshot(path=tmp_path / "serah.png", full_page=True)
    press(page, "Serahkan dan buat tanda terima")
    expect_state(page, "Sudah diambil")
    page.screenshot(path=tmp_path / "sudah.png", full_page=True)
    for name in ("A4", "slip 80 mm"):
        with page.expect_download() as download:
            page.get_by_role("link", name=f"Tanda terima {name} (PDF)").click()
        receipt = Path(download.value.path()).read_bytes()
        assert "CONTOH KUASA" in words_on(receipt)
        (tmp_path / f"tanda-terima-{name[:4]}.pdf").write_bytes(receipt)


def test_from_a_box_of_cards_to_the_archive(
    office: RunningOffice, kiosk: PlayedKiosk, page: Page, tmp_path: Path
) -> None:
    ticket = kiosk.file("surat-kehilangan", service="ktp")
    page.goto(f"{office.url}/permohonan/{ticket.number}")
    for button in ("Mulai periksa", "Catat nomor agenda", "Kirim untuk ditandatangani"):
        press(page, button)
    page.goto(f"{office.url}/kartu")
    page.get_by_label("Nomor permohonan, satu baris satu nomor").fill(ticket.number)
    page.get_by_label("Kotak", exact=True).fill("a")
    press(page, "Catat dan tandai siap diambil")
    expect(page.get_by_role("row", name=ticket.number)).to_contain_text("siap diambil")
    page.get_by_label("Di kotak mana?").fill("specimen")
    press(page, "Cari")
    expect(page.locator(".place")).to_contain_text("kotak A, slot 1")
    page.screenshot(path=tmp_path / "kartu.png", full_page=True)
    page.get_by_role("link", name="Cetak label").click()
    expect(page.get_by_text("A · 1")).to_be_visible()

    page.goto(f"{office.url}/permohonan/{ticket.number}/serahkan")
    page.get_by_label("Pengambil menunjukkan").select_option("KTP-el asli")
    page.get_by_role("radio", name="Di kertas").check()
    press(page, "Serahkan dan buat tanda terima")
    expect_state(page, "Sudah diambil")
    page.goto(f"{office.url}/arsip")
    page.get_by_label(f"Pilih {ticket.number}").check()
    page.screenshot(path=tmp_path / "arsip.png", full_page=True)
    press(page, "Arsipkan yang dipilih, buat berita acara")
    expect(page.get_by_role("heading", name="Berita Acara Pengarsipan")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh berita acara (PDF)").click()
    minutes = Path(download.value.path()).read_bytes()
    assert ticket.number in words_on(minutes)
    (tmp_path / "berita-acara.pdf").write_bytes(minutes)


def _sign(page: Page) -> None:
    """As a hand does on a screen."""
    field = page.locator("[data-sign]").bounding_box()
    assert field is not None
    page.mouse.move(field["x"] + 40, field["y"] + 90)
    page.mouse.down()
    for step in range(12):
        page.mouse.move(field["x"] + 40 + step * 22, field["y"] + 90 + (35 if step % 2 else -30))
    page.mouse.up()
