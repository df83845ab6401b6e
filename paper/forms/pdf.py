"""Sheets of a form as a PDF: the typeface embedded, the text searchable, the codes square by square."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from paper.forms.sheet import Box, Code, Drawn, Frame, Rule, Sheet, Solid, Words
from paper.forms.typeface import FAMILY, Faces

if TYPE_CHECKING:
    from fpdf import FPDF

_FINE, _DASH = 0.2, 1.6  # mm
_SHADE = 235  # grey that a photocopier leaves alone


def pdf_of(sheets: Sequence[Sheet], faces: Faces, title: str) -> bytes:
    """`sheets` in their order. `title` is all that a print queue sees: never a name."""
    from fpdf import FPDF

    pdf = FPDF(unit="mm", format=(sheets[0].width, sheets[0].height))
    pdf.set_auto_page_break(auto=False)
    pdf.set_title(title)
    pdf.set_lang("id")
    faces.add_to(pdf)
    for sheet in sheets:
        pdf.add_page(format=(sheet.width, sheet.height))
        pdf.set_line_width(_FINE)
        _draw(pdf, sheet.drawn)
    return bytes(pdf.output())


def _draw(pdf: FPDF, drawn: Iterable[Drawn]) -> None:
    for each in drawn:
        match each:
            case Words():
                pdf.set_font(FAMILY, "B" if each.bold else "", each.size)
                pdf.text(each.left, each.baseline, each.text)
            case Frame():
                _frame(pdf, each)
            case Rule(left, right, y):
                pdf.line(left, y, right, y)
            case Solid(box):
                _filled(pdf, box, 0)
            case Code():
                _code(pdf, each)


def _frame(pdf: FPDF, frame: Frame) -> None:
    box = frame.box
    if frame.shaded:
        _filled(pdf, box, _SHADE)
    if frame.dashed:
        pdf.set_dash_pattern(dash=_DASH, gap=_DASH)
    pdf.rect(box.left, box.top, box.width, box.height)
    pdf.set_dash_pattern()


def _filled(pdf: FPDF, box: Box, grey: int) -> None:
    pdf.set_fill_color(grey)
    pdf.rect(box.left, box.top, box.width, box.height, style="F")


def _code(pdf: FPDF, code: Code) -> None:
    import segno

    rows = list(segno.make_qr(code.payload, error="m").matrix)
    side = code.box.width / len(rows)
    pdf.set_fill_color(0)
    for y, row in enumerate(rows):
        for x, black in enumerate(row):
            if black:
                pdf.rect(code.box.left + x * side, code.box.top + y * side, side, side, style="F")
