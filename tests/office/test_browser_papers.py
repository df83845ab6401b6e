"""In a real browser: the scanned pages as a PDF, and what is said about a finished PDF's signature."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.benches.chromium import chromium
from tests.benches.office import RunningOffice, running_office
from tests.office import browsing
from tests.office.browsing import press, sign_in
from tests.office.played_kiosk import PlayedKiosk
from tests.office.signed import SIGNER, added_to, root, signed
from tests.paper.pdfa_rules import broken_rules

pytestmark = pytest.mark.real
kiosk = browsing.kiosk


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    with running_office(tmp_path_factory.mktemp("kantor")) as office:
        roots = office.home / "office" / "roots"
        roots.mkdir()
        (roots / "contoh.pem").write_bytes(root().pem)
        yield office


@pytest.fixture(scope="module")
def finished() -> tuple[bytes, bytes]:
    """A finished PDF that was changed after signing, and one that is whole."""
    return added_to(signed()), signed()


@pytest.fixture(scope="module")
def browser(finished: tuple[bytes, bytes]) -> Iterator[Browser]:  # the browser's event loop allows no signing
    with chromium() as browser:
        yield browser


def _downloaded(page: Page, link: str) -> tuple[str, bytes]:
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("link", name=link, exact=True).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def _pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


def test_an_operator_s_papers(
    office: RunningOffice, kiosk: PlayedKiosk, finished: tuple[bytes, bytes], page: Page, tmp_path: Path
) -> None:
    changed, whole = finished
    sign_in(page, office, "operator1", office.new_account("operator1", "operator"))
    ticket = kiosk.file("surat-kehilangan", "formulir-f102")
    page.goto(f"{office.url}/permohonan/{ticket.number}")

    name, bundle = _downloaded(page, "Unduh berkas (PDF)")
    assert (name, _pages(bundle), broken_rules(bundle)) == (f"{ticket.number}-berkas.pdf", 2, [])
    page.get_by_text("Unduh satu per satu…").click()
    assert _pages(_downloaded(page, "Unduh Formulir F-1.02")[1]) == 1

    for button in ("Mulai periksa", "Catat nomor agenda", "Kirim untuk ditandatangani"):
        press(page, button)
    said = page.locator("[data-signature]")
    attach(page, tmp_path, changed)
    expect(said).to_contain_text("Perhatian. Isi PDF ini berubah setelah ditandatangani.")
    page.get_by_text("Ganti dokumen jadi…").click()
    attach(page, tmp_path, whole)
    expect(said).to_have_text("Tanda tangan elektroniknya sah.")
    expect(page.locator(".document")).to_contain_text(re.compile(f"menurut sertifikat: {SIGNER}"))


def attach(page: Page, folder: Path, content: bytes) -> None:
    """Attach `content` as the finished document."""
    file = folder / "jadi.pdf"
    file.write_bytes(content)
    page.get_by_label("PDF yang sudah ditandatangani").set_input_files(file)
    press(page, "Lampirkan dokumen jadi")
