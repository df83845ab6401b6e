"""A slip drawn on a sheet of A4, for the moment when the slip printer cannot: the same lines, larger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import assets
from hardware.slip_printer import qr
from hardware.slip_printer.port import Gap, Line, QrCode, Rule, Size, Slip

if TYPE_CHECKING:
    from fpdf import FPDF

# Millimetres, but for the sizes of letters, which are points.
_WIDTH = 120.0  # of the column in the middle of the sheet: lines short enough to be followed by a finger
_TOP = 22.0
_NORMAL_PT, _LARGE_PT = 14, 40  # read at arm's length without glasses
_LINE_PT = 1.35  # line spacing
_QR = 52.0
_GAP = 4.0
_POINT = 25.4 / 72
_FONT = "hyperlegible"


def on_a4(slip: Slip) -> bytes:
    """`slip` as a PDF of A4 size: one page, unless the papers to bring are very many."""
    sheet = _sheet()
    for part in slip:
        match part:
            case Line():
                _line(sheet, part)
            case QrCode(payload):
                _code(sheet, payload)
            case Rule():
                _rule(sheet)
            case Gap(lines):
                sheet.ln(_GAP * lines)
    return bytes(sheet.output())


def _sheet() -> FPDF:
    from fpdf import FPDF  # a fifth of a second: not before somebody needs it

    sheet = FPDF(format="A4")
    side = (sheet.w - _WIDTH) / 2
    sheet.set_margins(side, _TOP, side)
    for style, file in (("", "Regular"), ("B", "Bold")):
        sheet.add_font(_FONT, style, assets.path("fonts", f"AtkinsonHyperlegible-{file}.ttf"))
    sheet.add_page()
    return sheet


def _line(sheet: FPDF, line: Line) -> None:
    points = _LARGE_PT if line.size is Size.LARGE else _NORMAL_PT
    sheet.set_font(_FONT, "B" if line.bold else "", points)
    height = points * _POINT * _LINE_PT
    sheet.multi_cell(_WIDTH, height, line.text, align="C" if line.centred else "L", new_x="LMARGIN", new_y="NEXT")


def _rule(sheet: FPDF) -> None:
    sheet.ln(_GAP / 2)
    sheet.set_line_width(0.3)
    sheet.line(sheet.l_margin, sheet.y, sheet.l_margin + _WIDTH, sheet.y)
    sheet.ln(_GAP / 2)


def _code(sheet: FPDF, payload: str) -> None:
    """Square by square, so that it is as sharp as the printer."""
    squares = qr.squares(payload)
    side = _QR / (len(squares) + 2 * qr.QUIET_SQUARES)
    if sheet.will_page_break(_QR):
        sheet.add_page()
    left, top = (sheet.w - _QR) / 2 + qr.QUIET_SQUARES * side, sheet.y + qr.QUIET_SQUARES * side
    for y, row in enumerate(squares):
        for x, black in enumerate(row):
            if black:
                sheet.rect(left + x * side, top + y * side, side, side, style="F")
    sheet.ln(_QR)
