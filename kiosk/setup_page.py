"""The set-up page of the code reader: one A4 sheet with the codes that `hardware.reader.teach` knows."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import zxingcpp
from fpdf import FPDF

import assets
from assets import sentences
from hardware.reader.teach import SETUP_CODES

_FONT = "Atkinson"
_LEFT, _WIDTH = 25.0, 160.0  # mm
_SEAM = 0.01  # mm: no hairline of white between two rows
# Two kinds, two codes of each: a reader of the old kind reads bars alone, and two are enough.
_PLACES = (
    ("QRCode", 35.0, 105.0, 40.0, 40.0),
    ("QRCode", 135.0, 105.0, 40.0, 40.0),
    ("Code128", 40.0, 180.0, 130.0, 22.0),
    ("Code128", 40.0, 228.0, 130.0, 22.0),
)


class Box(NamedTuple):
    """Millimetres from the page's upper left corner."""

    x: float
    y: float
    width: float
    height: float


def drawn(language: str = "id") -> bytes:
    """The page as a PDF. Nothing on it is secret or about anybody."""
    words = sentences.load(language).by_key
    pdf = FPDF(unit="mm", format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_title(words["setup.page.title"])
    for style, file in (("", "Regular"), ("B", "Bold")):
        pdf.add_font(_FONT, style, assets.path("fonts", f"AtkinsonHyperlegible-{file}.ttf"))
    pdf.add_page()
    _explain(pdf, words["setup.page.title"], [words[f"setup.page.step{number}"] for number in (1, 2, 3)])
    for text, (kind, x, y, width, height) in zip(SETUP_CODES, _PLACES, strict=True):
        _draw(pdf, _modules(kind, text), Box(x, y, width, height))
        pdf.set_font(_FONT, "", 10)
        pdf.set_xy(x, y + height + 1.5)
        pdf.cell(width, 5, text, align="C")
    return bytes(pdf.output())


def _explain(pdf: FPDF, title: str, steps: list[str]) -> None:
    pdf.set_font(_FONT, "B", 22)
    pdf.set_xy(_LEFT, 24)
    pdf.cell(_WIDTH, 10, title)
    pdf.set_xy(_LEFT, 42)
    for number, step in enumerate(steps, 1):
        pdf.set_font(_FONT, "B", 14)
        pdf.set_x(_LEFT)
        pdf.cell(9, 7, f"{number}.")
        pdf.set_font(_FONT, "", 14)
        pdf.multi_cell(_WIDTH - 9, 7, step, align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.set_y(pdf.get_y() + 3)


def _modules(kind: str, text: str) -> npt.NDArray[np.bool_]:
    """(rows, columns), True is black, without a quiet zone: the page around is white."""
    code = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind))
    return np.array(zxingcpp.write_barcode_to_image(code, scale=1, add_hrt=False, add_quiet_zones=False)) < 128


def _draw(pdf: FPDF, black: npt.NDArray[np.bool_], box: Box) -> None:
    """Runs of black as rectangles: sharp at every resolution. Bars have one row, stretched to its height."""
    rows = black if black.shape[0] == black.shape[1] else black[:1]
    across, down = box.width / rows.shape[1], box.height / rows.shape[0]
    pdf.set_fill_color(0)
    for number, row in enumerate(rows):
        edges = np.flatnonzero(np.diff(np.concatenate(([0], row.astype(np.int8), [0]))))
        for begin, end in edges.reshape(-1, 2):
            left, top = box.x + float(begin) * across, box.y + number * down
            pdf.rect(left, top, float(end - begin) * across, down + _SEAM, style="F")
