"""What the office prints by itself, registers and reports: one typeface, one head, one foot with the page's number.

Drawn in the process beside the console's (office/beside.py): the PDF library is never loaded into the console's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fpdf import FPDF
from fpdf.enums import XPos, YPos

import assets

Colour = tuple[int, int, int]
INK: Colour = (27, 35, 41)
QUIET: Colour = (81, 93, 102)
LINE: Colour = (196, 203, 208)
GROUND: Colour = (238, 241, 243)
ACCENT: Colour = (11, 92, 138)
FONT = "Atkinson"
_FOOT = 14.0


@dataclass(frozen=True)
class Head:
    """What stands above the first page; `made` at the foot of every one, on the office's wall clock."""

    office: str
    regency: str
    title: str
    about: str
    made: datetime


def dress(paper: FPDF) -> None:
    """The office's typeface, regular and bold."""
    for style, file in (("", "Regular"), ("B", "Bold")):
        paper.add_font(FONT, style, assets.path("fonts", f"AtkinsonHyperlegible-{file}.ttf"))


class Paper(FPDF):
    """A4 with the office's head and foot."""

    def __init__(self, head: Head, *, landscape: bool = False, margin: float = 12.0) -> None:
        super().__init__(orientation="landscape" if landscape else "portrait", unit="mm", format="A4")
        self._head = head
        self.set_margin(margin)
        self.set_auto_page_break(True, margin=_FOOT + 4)
        self.set_title(f"{head.title} · {head.office}")
        self.set_creation_date(head.made)
        self.set_lang("id")
        dress(self)
        self.add_page()
        self._draw_head()

    @property
    def width(self) -> float:
        """Between the margins."""
        return float(self.w - self.l_margin - self.r_margin)

    def ink(self, points: float, style: str = "", colour: Colour = INK) -> None:
        self.set_font(FONT, style, points)
        self.set_text_color(*colour)

    def words(self, text: str, height: float = 5.0, align: str = "L") -> None:
        """A paragraph over the whole width."""
        self.multi_cell(self.width, height, text, align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def labelled(self, label: str, value: str, labels: float) -> None:
        """A value in bold behind its label, the labels in a column `labels` mm wide."""
        self.ink(11)
        top = self.get_y()
        self.cell(labels, 7, label)
        self.set_xy(self.l_margin + labels, top)
        self.ink(11, "B")
        self.multi_cell(self.width - labels, 7, value, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def room_for(self, height: float) -> None:
        """A new page when `height` does not fit on this one."""
        if self.will_page_break(height):
            self.add_page()

    def footer(self) -> None:
        self.set_y(-_FOOT)
        self.ink(8, colour=QUIET)
        self.cell(self.width / 2, 5, f"{self._head.title} · dicetak {self._head.made:%d-%m-%Y %H.%M}")
        self.cell(self.width / 2, 5, f"Halaman {self.page_no()} dari {{nb}}", align="R")

    def _draw_head(self) -> None:
        self.ink(9.5, colour=QUIET)
        self.words(f"{self._head.office} · {self._head.regency}")
        self.ink(17, "B")
        self.words(self._head.title, 8.5)
        self.ink(10, colour=QUIET)
        self.words(self._head.about)
        self.set_draw_color(*ACCENT)
        self.set_line_width(0.7)
        self.line(self.l_margin, self.get_y() + 1.5, self.w - self.r_margin, self.get_y() + 1.5)
        self.ln(5)
