"""The receipt "Tanda Terima Pengambilan", on A4 for the file and on a slip for whoever collects.

Drawn in the process beside the console's (office/beside.py): the PDF library is never loaded into the console's own.
"""

from __future__ import annotations

from dataclasses import dataclass

from fpdf import FPDF

from office.counter.signature import HEIGHT, WIDTH, Strokes
from office.printed import Head, Paper
from office.slip import Slip, as_long_as_needed

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
        paper.labelled(label, value, _LABELS)
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
    return as_long_as_needed(lambda height: _slip(receipt, height))


def _slip(receipt: Receipt, height: float) -> Slip:
    paper = Slip(receipt.head, height)
    for label, value in receipt.lines:
        paper.words(label, 8.5)
        paper.words(value, 11, "B")
    paper.ln(2)
    paper.words("Yang menerima", 8.5)
    if receipt.strokes:
        _sign(paper, receipt.strokes, paper.l_margin, paper.get_y(), paper.epw)
        paper.ln(paper.epw * HEIGHT / WIDTH)
    else:
        paper.ln(22)
    paper.words(receipt.receiver, 11, "B")
    return paper


def _sign(paper: FPDF, strokes: Strokes, left: float, top: float, width: float) -> None:
    """The strokes as they were drawn, as wide as `width`."""
    scale = width / WIDTH
    paper.set_draw_color(0, 0, 0)
    paper.set_line_width(_LINE)
    for stroke in strokes:
        paper.polyline([(left + x * scale, top + y * scale) for x, y in stroke])
