"""The receipt "Tanda Terima Pengambilan", on A4 for the file and on a slip for whoever collects.

Drawn in the process beside the console's (office/beside.py): the PDF library is never loaded into the console's own.
"""

from __future__ import annotations

from dataclasses import dataclass

from fpdf import FPDF
from fpdf.enums import XPos, YPos

import assets
from office.counter.signature import HEIGHT, WIDTH, Strokes
from office.printed import FONT, Head, Paper

SLIP_WIDTH, _SLIP_MARGIN, _LONGEST_SLIP = 80.0, 4.0, 400.0
_LABELS = 48.0  # millimetres for what stands before a value on A4
_FIELD = 62.0  # the field for a signature on A4
_LINE = 0.5


@dataclass(frozen=True)
class Receipt:
    """What stands on it. `strokes` is the signature drawn on the screen; () leaves room for one on paper."""

    head: Head
    number: str
    lines: tuple[tuple[str, str], ...]
    receiver: str
    officer: str
    strokes: Strokes


def on_a4(receipt: Receipt) -> bytes:
    paper = Paper(receipt.head, margin=18)
    for label, value in receipt.lines:
        paper.ink(11)
        top = paper.get_y()
        paper.cell(_LABELS, 7, label)
        paper.set_xy(paper.l_margin + _LABELS, top)
        paper.ink(11, "B")
        paper.multi_cell(paper.width - _LABELS, 7, value, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    paper.ln(8)
    paper.room_for(50)
    top, half = paper.get_y(), paper.width / 2
    for column, (role, name) in enumerate((("Yang menerima", receipt.receiver), ("Yang menyerahkan", receipt.officer))):
        paper.ink(11)
        paper.set_xy(paper.l_margin + column * half, top)
        paper.cell(half, 6, role, align="C")
        paper.set_xy(paper.l_margin + column * half, top + 36)
        paper.ink(11, "B")
        paper.multi_cell(half, 6, name, align="C")
    if receipt.strokes:
        _sign(paper, receipt.strokes, paper.l_margin + (half - _FIELD) / 2, top + 10, _FIELD)
    else:
        paper.ink(9)
        paper.set_xy(paper.l_margin, top + 20)
        paper.cell(half, 5, "tanda tangan atau cap jempol kiri", align="C")
    return bytes(paper.output())


def on_slip(receipt: Receipt) -> bytes:
    """80 mm wide and as long as it must be: measured on a long one first."""
    return bytes(_slip(receipt, _slip(receipt, _LONGEST_SLIP).get_y() + _SLIP_MARGIN).output())


def _slip(receipt: Receipt, height: float) -> FPDF:
    paper = FPDF(unit="mm", format=(SLIP_WIDTH, height))
    paper.set_margin(_SLIP_MARGIN)
    paper.set_auto_page_break(False)
    paper.set_title(f"{receipt.head.title} · {receipt.head.office}")
    paper.set_creation_date(receipt.head.made)
    paper.set_lang("id")
    for style, file in (("", "Regular"), ("B", "Bold")):
        paper.add_font(FONT, style, assets.path("fonts", f"AtkinsonHyperlegible-{file}.ttf"))
    paper.add_page()
    _words(paper, receipt.head.office, 10)
    _words(paper, receipt.head.title, 13, "B")
    paper.ln(2)
    for label, value in receipt.lines:
        _words(paper, label, 8.5)
        _words(paper, value, 11, "B")
    paper.ln(2)
    _words(paper, "Yang menerima", 8.5)
    if receipt.strokes:
        _sign(paper, receipt.strokes, paper.l_margin, paper.get_y(), paper.epw)
        paper.ln(paper.epw * HEIGHT / WIDTH)
    else:
        paper.ln(22)
    _words(paper, receipt.receiver, 11, "B")
    return paper


def _words(paper: FPDF, text: str, points: float, style: str = "") -> None:
    paper.set_font(FONT, style, points)
    paper.multi_cell(paper.epw, points * 0.45, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _sign(paper: FPDF, strokes: Strokes, left: float, top: float, width: float) -> None:
    """The strokes as they were drawn, as wide as `width`."""
    scale = width / WIDTH
    paper.set_draw_color(0, 0, 0)
    paper.set_line_width(_LINE)
    for stroke in strokes:
        paper.polyline([(left + x * scale, top + y * scale) for x, y in stroke])
