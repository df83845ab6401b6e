"""A slip of the office's own: 80 mm wide and as long as it must be."""

from __future__ import annotations

from collections.abc import Callable

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from office.printed import FONT, Head, dress

WIDTH, _MARGIN, _LONGEST = 80.0, 4.0, 800.0


class Slip(FPDF):
    """One strip with the office's name and the title of the slip above."""

    def __init__(self, head: Head, height: float) -> None:
        super().__init__(unit="mm", format=(WIDTH, height))
        self.set_margins(_MARGIN, _MARGIN)
        self.set_auto_page_break(False)
        self.set_title(f"{head.title} · {head.office}")
        self.set_creation_date(head.made)
        self.set_lang("id")
        dress(self)
        self.add_page()
        self.words(head.office, 10)
        self.words(head.title, 13, "B")
        self.ln(2)

    def words(self, text: str, points: float, style: str = "") -> None:
        self.set_font(FONT, style, points)
        self.multi_cell(self.epw, points * 0.45, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def as_long_as_needed(draw: Callable[[float], Slip]) -> bytes:
    """What `draw` makes, measured on a long strip first."""
    return bytes(draw(draw(_LONGEST).get_y() + _MARGIN).output())
