"""A register on landscape A4: ruled lines as high as their longest text, the columns' names on every page.

Words are measured once and lines are set here: the library's own way takes eight times as long, and a year has 20,000
lines.
"""

from __future__ import annotations

from collections.abc import Sequence

from office.printed import GROUND, LINE, QUIET, Paper
from office.registers.sheet import Sheet

_POINTS, _HIGH = 8.0, 3.6  # letters, and a line of them in millimetres
_PAD, _SIDE = 0.9, 1.0  # the air above and below a text, and beside it
_BASE = 2.7  # from the top of a line of text to where its letters stand
_SIGNATURES = 34.0


class Ruler:
    """Breaks texts into lines of a width, by the letters of `paper` as they are set now."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._known: dict[str, float] = {}

    def width(self, word: str) -> float:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = float(self._paper.get_string_width(word))
        return known

    def lines(self, text: str, room: float) -> list[str]:
        """`text` in lines that fit into `room`; a word that is longer than a line is broken."""
        lines, filled = [""], 0.0
        for word in (part for whole in text.split() for part in self._parts(whole, room)):
            width = self.width(word) + (self.width(" ") if lines[-1] else 0)
            if lines[-1] and filled + width > room:
                lines.append(word)
                filled = self.width(word)
            else:
                lines[-1] = f"{lines[-1]} {word}".lstrip()
                filled += width
        return lines

    def _parts(self, word: str, room: float) -> list[str]:
        parts = [word]
        while self.width(parts[-1]) > room and len(parts[-1]) > 1:
            long = parts.pop()
            cut = next((at for at in range(len(long) - 1, 1, -1) if self.width(long[:at]) <= room), 1)
            parts += [long[:cut], long[cut:]]
        return parts


def document(sheet: Sheet) -> bytes:
    """`sheet` as PDF."""
    paper = Paper(sheet.head, landscape=True, margin=10)
    share = paper.width / sum(width for _, width in sheet.columns)
    widths = [width * share for _, width in sheet.columns]
    paper.ink(_POINTS)
    ruler = Ruler(paper)
    _names(paper, sheet, widths)
    for line in sheet.lines:
        across, texts = ([paper.width], [line]) if isinstance(line, str) else (widths, line)
        set_lines = [ruler.lines(text, width - 2 * _SIDE) for text, width in zip(texts, across, strict=True)]
        if paper.will_page_break(_height(set_lines)):
            paper.add_page()
            _names(paper, sheet, widths)
        _row(paper, across, set_lines, fill=isinstance(line, str))
    paper.ln(3)
    paper.ink(9, colour=QUIET)
    paper.words(sheet.note)
    _signatures(paper, sheet)
    return bytes(paper.output())


def _names(paper: Paper, sheet: Sheet, widths: Sequence[float]) -> None:
    paper.ink(_POINTS, "B")
    bold = Ruler(paper)
    names = [bold.lines(name, width - 2 * _SIDE) for (name, _), width in zip(sheet.columns, widths, strict=True)]
    _row(paper, widths, names, fill=True)
    paper.ink(_POINTS)


def _row(paper: Paper, widths: Sequence[float], texts: Sequence[list[str]], *, fill: bool) -> None:
    """The boxes of one line with their texts; set before every page, since a new page forgets colours."""
    paper.set_draw_color(*LINE)
    paper.set_fill_color(*GROUND)
    paper.set_line_width(0.2)
    height, left, top = _height(texts), paper.l_margin, paper.get_y()
    for width, lines in zip(widths, texts, strict=True):
        paper.rect(left, top, width, height, style="DF" if fill else "D")
        for number, line in enumerate(lines):
            if line:
                paper.text(left + _SIDE, top + _PAD + number * _HIGH + _BASE, line)
        left += width
    paper.set_xy(paper.l_margin, top + height)


def _height(texts: Sequence[list[str]]) -> float:
    return max(len(lines) for lines in texts) * _HIGH + 2 * _PAD


def _signatures(paper: Paper, sheet: Sheet) -> None:
    """Where the head of the office and whoever keeps the book sign."""
    paper.room_for(_SIGNATURES)
    paper.ink(10)
    top, half = paper.get_y() + 6, paper.width / 2
    for column, who in enumerate((f"Mengetahui, {sheet.signed_by}", "Petugas register")):
        paper.set_xy(paper.l_margin + column * half, top)
        paper.cell(half, 5, who, align="C")
        paper.set_xy(paper.l_margin + column * half, top + 22)
        paper.cell(half, 5, "(................................................)", align="C")
