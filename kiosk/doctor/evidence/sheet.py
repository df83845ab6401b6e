"""The test sheet as a PDF: printed by the A4 printer, or by any other, and kept beside the kiosk for the next time."""

from __future__ import annotations

from datetime import datetime

from fpdf import FPDF

import assets
from assets import sentences
from kiosk.doctor.evidence import layout
from kiosk.doctor.evidence.codes import CODES, SheetCode, modules
from kiosk.doctor.evidence.layout import Area

_FONT = "Atkinson"
_WHITE_AT, _BLACK_AT = 255, 0


def drawn(kiosk: str, printed: datetime, language: str = "id") -> bytes:
    """One A4 page. `kiosk` is its code and `printed` an aware time; both stand in the head, nothing personal does."""
    words = sentences.load(language).by_key
    pdf = FPDF(unit="mm", format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_title("Anjungan: lembar uji")
    pdf.set_creation_date(printed)
    for style, file in (("", "Regular"), ("B", "Bold")):
        pdf.add_font(_FONT, style, assets.path("fonts", f"AtkinsonHyperlegible-{file}.ttf"))
    pdf.add_page()
    _marks(pdf)
    _words(pdf, words["evidence.sheet.title"], f"{kiosk}  {printed:%Y-%m-%d %H.%M}", words["evidence.sheet.foot"])
    _tone(pdf)
    _lines(pdf)
    for code in CODES:
        _code(pdf, code)
    return bytes(pdf.output())


def _marks(pdf: FPDF) -> None:
    for number, (x, y) in enumerate(layout.MARKS):
        _square(pdf, x, y, layout.MARK, _BLACK_AT)
        if number == 0:
            _square(pdf, x, y, layout.HOLE, _WHITE_AT)


def _square(pdf: FPDF, x: float, y: float, side: float, grey: int) -> None:
    _fill(pdf, Area(x - side / 2, y - side / 2, side, side), grey)


def _fill(pdf: FPDF, area: Area, grey: int) -> None:
    pdf.set_fill_color(grey)
    pdf.rect(area.x, area.y, area.width, area.height, style="F")


def _words(pdf: FPDF, title: str, made: str, foot: str) -> None:
    pdf.set_font(_FONT, "B", 17)
    pdf.set_xy(30, 14)
    pdf.cell(150, 8, title, align="C")
    pdf.set_font(_FONT, "", 10)
    pdf.set_xy(62, 27)
    pdf.cell(86, 6, made, align="C")
    pdf.set_xy(25, 208)
    pdf.multi_cell(160, 5.5, foot)


def _tone(pdf: FPDF) -> None:
    """The black bar, the frame of the empty area, and the wedge of greys."""
    _fill(pdf, layout.BAR, _BLACK_AT)
    step = layout.WEDGE.width / layout.WEDGE_STEPS
    for number in range(layout.WEDGE_STEPS):
        grey = round(255 * (1 - number / (layout.WEDGE_STEPS - 1)))
        _fill(pdf, Area(layout.WEDGE.x + number * step, layout.WEDGE.y, step, layout.WEDGE.height), grey)
    pdf.set_draw_color(140)
    pdf.set_line_width(0.2)
    pdf.rect(layout.WEDGE.x, layout.WEDGE.y, layout.WEDGE.width, layout.WEDGE.height)


def _lines(pdf: FPDF) -> None:
    for place in layout.LINES_AT:
        for number, pairs in enumerate(layout.LINE_PAIRS):
            area = layout.patch(place, number).inner(0.5)
            width = 0.5 / pairs
            for line in range(int(area.width * pairs)):
                _fill(pdf, Area(area.x + line * 2 * width, area.y, width, area.height), _BLACK_AT)


def _code(pdf: FPDF, code: SheetCode) -> None:
    """Modules of one size, in runs, so that no reader sees a seam between two."""
    black = modules(code)
    rows, columns = black.shape
    wide = code.area.width / columns
    high = wide if code.format != "Code128" else code.area.height / rows
    for row in range(rows):
        start = 0
        for column in range(1, columns + 1):
            if column == columns or black[row, column] != black[row, start]:
                if black[row, start]:
                    run = Area(code.area.x + start * wide, code.area.y + row * high, (column - start) * wide, high)
                    _fill(pdf, run, _BLACK_AT)
                start = column
    pdf.set_font(_FONT, "", 10)
    pdf.set_xy(code.area.x, code.area.y + rows * high + 3)
    pdf.cell(code.area.width, 5, code.name)
