"""A report on A4: the figures first, then each table with its chart. Readable in black and white."""

from __future__ import annotations

from fpdf.enums import TableBordersLayout
from fpdf.fonts import FontFace

from office.printed import ACCENT, GROUND, INK, LINE, QUIET, Paper
from office.reports.booklet import Booklet
from office.reports.cells import Cell, Table, large, plain, text

_BAR, _GAP, _NAME = 4.6, 1.4, 52.0  # millimetres: a bar, the air below it, and the room for its name
_MANY = 12  # bars; more of them stand upright
_UPRIGHT = 34.0
_CARDS = 3  # in a row
_CARD = 20.0
_SAID_BY_CHART = 2  # columns: names and values, which stand beside the bars already
_WHITE = (255, 255, 255)


def document(booklet: Booklet) -> bytes:
    """`booklet` as PDF."""
    paper = Paper(booklet.head, margin=14)
    _headline(paper, booklet.headline)
    for table in booklet.tables:
        _table(paper, table)
    return bytes(paper.output())


def _headline(paper: Paper, cards: tuple[tuple[str, Cell], ...]) -> None:
    width = paper.width / _CARDS
    top = paper.get_y()
    paper.set_draw_color(*LINE)
    paper.set_line_width(0.2)
    for place, (name, cell) in enumerate(cards):
        left = paper.l_margin + place % _CARDS * width
        above = top + place // _CARDS * (_CARD + 2)
        paper.set_fill_color(*GROUND)
        paper.rect(left, above, width - 2, _CARD, style="F", round_corners=True, corner_radius=1.5)
        paper.set_xy(left + 3, above + 2.5)
        said, below, long = large(cell)
        paper.ink(13 if long else 20, "B")
        paper.cell(paper.get_string_width(said) + 4, 9, said)
        paper.ink(9.5, colour=QUIET)
        paper.cell(width / 2, 10, below)
        paper.set_xy(left + 3, above + 12.5)
        paper.ink(9.5, colour=QUIET)
        paper.cell(width - 8, 5, name)
    paper.set_xy(paper.l_margin, top + -(-len(cards) // _CARDS) * (_CARD + 2) + 3)


def _table(paper: Paper, table: Table) -> None:
    chart = table.bars is not None and bool(table.rows)
    upright = len(table.rows) > _MANY
    room = (_UPRIGHT + 12 if upright else len(table.rows) * (_BAR + _GAP)) if chart else 12
    paper.room_for(min(22 + room, 200))
    paper.ink(13, "B")
    paper.words(table.title, 8)
    if table.note:
        paper.ink(9, colour=QUIET)
        paper.words(table.note, 4.4)
    paper.ln(1.5)
    if not table.rows:
        paper.ink(10, colour=QUIET)
        paper.words(table.empty)
    if chart:
        (_upright if upright else _bars)(paper, table)
    if table.rows and not (chart and len(table.columns) == _SAID_BY_CHART):
        _rows(paper, table)
    paper.ln(6)


def _bars(paper: Paper, table: Table) -> None:
    """Lying bars: names to the left, values behind the bars."""
    bars = table.bars
    if bars is None:
        return
    longest = max(1.0, *(plain(row[bars.values]) for row in table.rows))
    room = paper.width - _NAME - 22
    for row in table.rows:
        y, value = paper.get_y(), plain(row[bars.values])
        paper.ink(8.5)
        paper.cell(_NAME, _BAR, _short(paper, text(row[bars.names]), _NAME - 2))
        paper.set_fill_color(*ACCENT)
        paper.rect(paper.l_margin + _NAME, y, max(room * value / longest, 0.2), _BAR, style="F")
        paper.set_xy(paper.l_margin + _NAME + room * value / longest + 1, y)
        paper.cell(22, _BAR, text(row[bars.values]))
        paper.set_xy(paper.l_margin, y + _BAR + _GAP)
    paper.ln(2)


def _upright(paper: Paper, table: Table) -> None:
    """Standing bars, one a day; the names below, as many as have room."""
    bars = table.bars
    if bars is None:
        return
    longest = max(1.0, *(plain(row[bars.values]) for row in table.rows))
    step, base = paper.width / len(table.rows), paper.get_y() + _UPRIGHT
    paper.set_draw_color(*LINE)
    paper.line(paper.l_margin, base, paper.l_margin + paper.width, base)
    for place, row in enumerate(table.rows):
        left, high = paper.l_margin + place * step, (_UPRIGHT - 6) * plain(row[bars.values]) / longest
        paper.set_fill_color(*ACCENT)
        paper.rect(left + step * 0.15, base - high, step * 0.7, high, style="F")
        paper.ink(6.5, colour=INK)
        if plain(row[bars.values]):
            paper.set_xy(left, base - high - 3.4)
            paper.cell(step, 3.4, text(row[bars.values]), align="C")
        paper.ink(6.5, colour=QUIET)
        paper.set_xy(left, base + 0.8)
        paper.cell(step, 3.4, text(row[bars.names])[:2], align="C")
    paper.set_xy(paper.l_margin, base + 7)


def _rows(paper: Paper, table: Table) -> None:
    paper.ink(8.5)
    paper.set_draw_color(*LINE)
    paper.set_line_width(0.2)
    paper.set_fill_color(*_WHITE)  # else the rows take the colour of the last bar
    with paper.table(
        col_widths=[column.width for column in table.columns],
        text_align=["RIGHT" if column.number else "LEFT" for column in table.columns],
        borders_layout=TableBordersLayout.HORIZONTAL_LINES,
        headings_style=FontFace(emphasis="BOLD", fill_color=GROUND),
        line_height=4.4,
        padding=(0.8, 1),
    ) as drawn:
        drawn.row([column.name for column in table.columns])
        for row in table.rows:
            drawn.row([text(cell) for cell in row])
    paper.set_xy(paper.l_margin, paper.get_y())


def _short(paper: Paper, name: str, width: float) -> str:
    """As much of `name` as fits before its bar; the table below says it whole."""
    if paper.get_string_width(name) <= width:
        return name
    while name and paper.get_string_width(f"{name}…") > width:
        name = name[:-1]
    return f"{name.rstrip()}…"
