"""A register on landscape A4: ruled lines as high as their longest text, the columns' names on every page."""

from __future__ import annotations

from fpdf.enums import MethodReturnValue, XPos, YPos

from office.printed import GROUND, LINE, QUIET, Paper
from office.registers.sheet import Sheet

_POINTS, _HIGH, _PAD = 8.0, 3.6, 0.9  # a line of text, and the air above and below it, in millimetres
_SIGNATURES = 34.0


def document(sheet: Sheet) -> bytes:
    """`sheet` as PDF."""
    paper = Paper(sheet.head, landscape=True, margin=10)
    share = paper.width / sum(width for _, width in sheet.columns)
    widths = [width * share for _, width in sheet.columns]
    _names(paper, sheet, widths)
    for line in sheet.lines:
        _line(paper, sheet, widths, line)
    paper.ln(3)
    paper.ink(9, colour=QUIET)
    paper.words(sheet.note)
    _signatures(paper, sheet)
    return bytes(paper.output())


def _names(paper: Paper, sheet: Sheet, widths: list[float]) -> None:
    paper.ink(_POINTS, "B")
    paper.set_fill_color(*GROUND)
    _row(paper, widths, [name for name, _ in sheet.columns], fill=True)
    paper.ink(_POINTS)


def _line(paper: Paper, sheet: Sheet, widths: list[float], line: tuple[str, ...] | str) -> None:
    texts, across = ([line], [paper.width]) if isinstance(line, str) else (list(line), widths)
    if paper.will_page_break(_height(paper, across, texts)):
        paper.add_page()
        _names(paper, sheet, widths)
    _row(paper, across, texts, fill=isinstance(line, str))


def _row(paper: Paper, widths: list[float], texts: list[str], *, fill: bool = False) -> None:
    height = _height(paper, widths, texts)
    paper.set_draw_color(*LINE)
    paper.set_line_width(0.2)
    left, top = paper.l_margin, paper.get_y()
    for width, text in zip(widths, texts, strict=True):
        paper.rect(left, top, width, height, style="DF" if fill else "D")
        paper.set_xy(left, top + _PAD)
        paper.multi_cell(width, _HIGH, text, align="L", new_x=XPos.RIGHT, new_y=YPos.TOP)
        left += width
    paper.set_xy(paper.l_margin, top + height)


def _height(paper: Paper, widths: list[float], texts: list[str]) -> float:
    counts = [_lines_of(paper, width, text) for width, text in zip(widths, texts, strict=True)]
    return max(counts) * _HIGH + 2 * _PAD


def _lines_of(paper: Paper, width: float, text: str) -> int:
    if not text or ("\n" not in text and paper.get_string_width(text) < width - 2 * paper.c_margin):
        return 1
    lines: list[str] = paper.multi_cell(width, _HIGH, text, align="L", dry_run=True, output=MethodReturnValue.LINES)  # type: ignore[assignment]
    return len(lines)


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
