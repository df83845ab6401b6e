"""The set-up page on paper: a scan of the print holds every code that the lesson knows."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from hardware.reader.teach import SETUP_CODES
from kiosk import setup_page


@pytest.mark.real
@pytest.mark.parametrize("language", ["id", "jv", "en"])
def test_every_code_can_be_read_from_the_printed_page(tmp_path: Path, language: str) -> None:
    pdf = tmp_path / "page.pdf"
    pdf.write_bytes(setup_page.drawn(language))
    subprocess.run(["pdftoppm", "-r", "150", "-gray", "-png", str(pdf), str(tmp_path / "page")], check=True)
    (picture,) = tmp_path.glob("page*.png")
    with Image.open(picture) as page:
        read = {found.text for found in zxingcpp.read_barcodes(page)}
    assert read == set(SETUP_CODES)
