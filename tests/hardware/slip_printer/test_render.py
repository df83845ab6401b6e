"""The picture of a slip shows what the paper shows: right width, readable code, ink where text is."""

from __future__ import annotations

import pytest
from PIL import Image
from pyzbar import pyzbar

from hardware.slip_printer import qr
from hardware.slip_printer.fake import FakeSlipPrinter
from hardware.slip_printer.port import Gap, Line, QrCode, Rule, Size, Slip
from hardware.slip_printer.render import CELL, LINE_DOTS, render

PAYLOAD = "http://127.0.0.1:8300/s/JGR-7K3M-9QX2-W4ZD-PB8C"
SLIP: Slip = (Line("KECAMATAN CONTOH", bold=True, centred=True), Rule(), QrCode(PAYLOAD), Gap(), Line("Simpan."))


def _read(picture: Image.Image) -> list[str]:
    return [code.data.decode() for code in pyzbar.decode(picture.convert("L"))]


@pytest.mark.parametrize("columns", [32, 48])
def test_the_code_in_the_picture_reads(columns: int) -> None:
    picture = render(SLIP, columns)
    assert _read(picture) == [PAYLOAD]
    assert columns * CELL[0] < picture.width < columns * CELL[0] + 80


@pytest.mark.parametrize("length", [1, 30, 120, 300])
def test_a_code_fits_58_mm_paper_whatever_it_says(length: int) -> None:
    assert qr.picture("A" * length).width <= 32 * CELL[0]


def test_a_large_line_is_twice_as_high_and_a_gap_has_no_ink() -> None:
    empty = render((), 32).height
    assert render((Line("1"),), 32).height == empty + LINE_DOTS
    assert render((Line("1", Size.LARGE),), 32).height == empty + 2 * LINE_DOTS
    assert min(render((Gap(3),), 32).tobytes()) > 200
    assert min(render((Line("1"),), 32).tobytes()) < 100


def test_the_fake_printer_shows_its_slips() -> None:
    printer = FakeSlipPrinter(columns=32)
    assert printer.print_slip(SLIP) is None
    assert _read(printer.picture()) == [PAYLOAD]
    assert printer.take_slips() == (SLIP,)
    assert printer.slips == ()
