"""The readiness report as an A4 PDF. Readable in black and white: every outcome is a word, colour only helps."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager

import segno
from fpdf import FPDF
from fpdf.enums import TableBordersLayout, TableCellFillMode, XPos, YPos
from fpdf.fonts import FontFace
from fpdf.table import Table

import assets
from kiosk.availability import DEVICE_KINDS
from kiosk.dates import clock_time, date_in
from kiosk.doctor.keeping.counters import Count
from kiosk.doctor.model import Finding, Measure, Outcome
from kiosk.doctor.report.content import Content, Row
from kiosk.doctor.report.trend import name_of
from kiosk.doctor.report.wordbook import Wordbook

Colour = tuple[int, int, int]

_FONT = "Atkinson"
_MARGIN = 16  # mm
_WIDTH = 210 - 2 * _MARGIN
_QR = 34  # mm: 0.5 mm a module, which any phone reads
_INK, _QUIET, _LINE = (24, 28, 36), (92, 100, 112), (205, 210, 218)
_TONES: dict[Outcome, tuple[Colour, Colour]] = {  # ink and ground
    Outcome.PASS: ((16, 94, 56), (226, 243, 233)),
    Outcome.NOT_RUN: (_QUIET, (240, 242, 245)),
    Outcome.WARN: ((133, 77, 0), (255, 241, 214)),
    Outcome.FAIL: ((158, 27, 27), (253, 228, 228)),
}
_SHARES = (44, 23, 42, 22, 47)  # mm of the columns of the tests


class _Paper(FPDF):
    """A page with a foot."""

    def __init__(self, words: Wordbook, head: str) -> None:
        super().__init__(unit="mm", format="A4")
        self._words, self._head = words, head
        self.set_margin(_MARGIN)
        self.set_auto_page_break(True, margin=20)
        for style, file in (("", "Regular"), ("B", "Bold")):
            self.add_font(_FONT, style, assets.path("fonts", f"AtkinsonHyperlegible-{file}.ttf"))

    def footer(self) -> None:
        self.set_y(-13)
        self.ink(8, colour=_QUIET)
        self.cell(_WIDTH / 2, 5, self._head)
        pages = self._words.key("doctor.report.page", page=str(self.page_no()), pages="{nb}")
        self.cell(_WIDTH / 2, 5, pages, align="R")

    def ink(self, size: float, style: str = "", colour: Colour = _INK) -> None:
        self.set_font(_FONT, style, size)
        self.set_text_color(*colour)

    def line_of(self, height: float, text: str) -> None:
        self.multi_cell(_WIDTH, height, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def draw(content: Content, words: Wordbook, attached: bytes, code: str, key: str) -> bytes:
    """The PDF. `attached` lies in it as `laporan.json`; `code` is the QR's text and `key` the key's fingerprint, both
    "" when nobody signs."""
    kiosk = content.kiosk or words.key("doctor.report.not_enrolled")
    paper = _Paper(words, f"{kiosk}  {content.at:%Y-%m-%d}  {content.version}")
    paper.set_title(f"{words.key('doctor.report.title')} {kiosk}")
    paper.set_creation_date(content.at)
    paper.set_lang("id")
    paper.add_page()
    _head(paper, content, words, kiosk)
    _verdict(paper, content, words)
    _to_see(paper, content.to_see, words)
    _tests(paper, content.rows, words)
    _counters(paper, content.counters, words)
    _troubles(paper, content, words)
    _signature(paper, words, code, key)
    paper.embed_file(bytes=attached, basename="laporan.json", mime_type="application/json")
    return bytes(paper.output())


def _head(paper: _Paper, content: Content, words: Wordbook, kiosk: str) -> None:
    paper.ink(20, "B")
    paper.line_of(9, words.key("doctor.report.title"))
    paper.ink(12)
    paper.line_of(
        6.5, "  ·  ".join(part for part in (words.key("doctor.report.kiosk", kiosk=kiosk), content.office) if part)
    )
    paper.ink(10, colour=_QUIET)
    made = words.key(f"doctor.report.by.{content.by.value}")
    paper.line_of(6, f"{date_in(words.language, content.at)}, {clock_time(content.at)}, {made}")
    paper.ln(3)


def _verdict(paper: _Paper, content: Content, words: Wordbook) -> None:
    """One line that a busy head of office reads."""
    ink, ground = _TONES[content.outcome]
    failed = sum(each.outcome is Outcome.FAIL for each in content.to_see)
    count = failed if content.outcome is Outcome.FAIL else len(content.to_see)
    paper.set_fill_color(*ground)
    paper.set_draw_color(*ink)
    paper.set_line_width(0.5)
    paper.rect(_MARGIN, paper.get_y(), _WIDTH, 14, style="DF", round_corners=True, corner_radius=2)
    paper.ink(14, "B", ink)
    paper.set_xy(_MARGIN + 5, paper.get_y() + 3.2)
    key = f"doctor.report.verdict.{content.outcome.value.replace('-', '_')}"
    paper.cell(_WIDTH - 10, 7.5, words.key(key, count=str(count)))
    paper.set_xy(_MARGIN, paper.get_y() + 15)


def _title(paper: _Paper, text: str) -> None:
    paper.ln(3)
    if paper.will_page_break(24):  # a heading never stands alone at the foot
        paper.add_page()
    paper.ink(13, "B")
    paper.line_of(8, text)


def _to_see(paper: _Paper, found: Sequence[Finding], words: Wordbook) -> None:
    if not found:
        return
    _title(paper, words.key("doctor.report.see"))
    for each in found:
        paper.ink(10.5, "B", _TONES[each.outcome][0])
        paper.line_of(5.6, f"{words.test(each.test)}: {words.outcome(each.outcome)}")
        paper.ink(10.5)
        paper.line_of(5.6, words.of(each.says))
        paper.ln(1.2)


def _tests(paper: _Paper, rows: Sequence[Row], words: Wordbook) -> None:
    _title(paper, words.key("doctor.report.tests"))
    heads = [words.key(f"doctor.report.{name}") for name in ("test", "outcome", "measure", "limit", "trend")]
    paper.ink(9)
    with _table(paper, _SHARES) as table:
        table.row(heads)
        for row in rows:
            finding, ink = row.finding, _TONES[row.finding.outcome][0]
            line = table.row()
            line.cell(words.test(finding.test))
            line.cell(words.outcome(finding.outcome), style=FontFace(emphasis="BOLD", color=ink))
            line.cell("\n".join(_measured(each, words, len(finding.measures) > 1) for each in finding.measures))
            line.cell("\n".join(_limit(each, words) for each in finding.measures))
            line.cell("" if row.trend is None else words.of(row.trend))


def _measured(measure: Measure, words: Wordbook, named: bool) -> str:
    amount = words.amount(measure.value, measure.unit)
    return f"{words.of(name_of(measure.name))}: {amount}" if named else amount


def _limit(measure: Measure, words: Wordbook) -> str:
    return "" if measure.limit is None else words.amount(measure.limit, measure.unit)


def _counters(paper: _Paper, counts: Sequence[Count], words: Wordbook) -> None:
    if not counts:
        return
    _title(paper, words.key("doctor.report.counters"))
    paper.ink(9)
    devices = list(dict.fromkeys(each.device for each in counts))
    with _table(paper, (84, 94), headings=False) as table:
        for device in devices:
            told = (
                f"{each.value} {words.key(f'doctor.counter.{each.name}')}" for each in counts if each.device == device
            )
            kind, _, own = device.partition(":")
            name = words.part(kind) if kind in DEVICE_KINDS else kind
            table.row((f"{name}  {own.partition(':')[2]}", ", ".join(told)))


def _troubles(paper: _Paper, content: Content, words: Wordbook) -> None:
    _title(paper, words.key("doctor.report.troubles"))
    paper.ink(9)
    if not content.troubles:
        paper.line_of(5.6, words.key("doctor.report.no_troubles"))
        return
    with _table(paper, (34, 92, 52), headings=False) as table:
        for each in content.troubles[:12]:
            since = each.since.astimezone(content.at.tzinfo)
            when = f"{since:%d-%m} {clock_time(since)}"
            told = words.key("doctor.report.times", times=str(each.times), since=when)
            table.row((words.part(each.kind), words.fault(each.code), told))


def _signature(paper: _Paper, words: Wordbook, code: str, key: str) -> None:
    paper.ln(5)
    if paper.will_page_break(_QR + 2):
        paper.add_page()
    top = paper.get_y()
    paper.ink(9, colour=_QUIET)
    if not code:
        paper.line_of(5, words.key("doctor.report.unsigned"))
        return
    _qr(paper, code, _MARGIN, top)
    paper.set_xy(_MARGIN + _QR + 6, top + 8)
    paper.multi_cell(_WIDTH - _QR - 6, 5, words.key("doctor.report.signed", fingerprint=key), align="L")


def _qr(paper: _Paper, code: str, x: float, y: float) -> None:
    matrix = segno.make(code, error="m").matrix
    side = _QR / len(matrix)
    paper.set_fill_color(0, 0, 0)
    for row, modules in enumerate(matrix):
        for column, black in enumerate(modules):
            if black:
                paper.rect(x + column * side, y + row * side, side + 0.01, side + 0.01, style="F")


def _table(paper: _Paper, widths: tuple[int, ...], *, headings: bool = True) -> AbstractContextManager[Table]:
    paper.set_draw_color(*_LINE)
    paper.set_fill_color(255, 255, 255)
    paper.set_line_width(0.2)
    return paper.table(
        col_widths=widths,
        width=_WIDTH,
        line_height=5,
        padding=(0.9, 1.2),
        text_align="LEFT",
        v_align="TOP",
        first_row_as_headings=headings,
        borders_layout=TableBordersLayout.HORIZONTAL_LINES,
        cell_fill_mode=TableCellFillMode.NONE,
        headings_style=FontFace(emphasis="BOLD", color=_QUIET),
    )
