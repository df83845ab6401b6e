"""A technician's list: devices, facts, tests, findings, log lines. Paged, never scrolled."""

from __future__ import annotations

from kiosk.views import StaffListView, StaffRow
from screens.page import Page
from screens.technician.staff_row import StaffLine
from screens.widgets.paged import PagedList
from screens.words import Words


class StaffRows(PagedList):
    """The rows. Refreshing them stays on the page that is open."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.row_gap, self.airy_px = 8.0, 0.0

    def fill(self, rows: tuple[StaffRow, ...], words: Words, *, turned: bool) -> None:
        lines = [each for each in self.rows if isinstance(each, StaffLine)][: len(rows)]
        lines += [StaffLine() for _ in range(len(rows) - len(lines))]
        for line, row in zip(lines, rows, strict=True):
            line.stand_for(row, words)
        self.show(lines, words, from_start=turned)


class StaffListScreen(Page):
    """See staff_list.kv."""

    def fill(self, view: StaffListView, words: Words, *, turned: bool) -> None:
        self.ids.title.text = words.of(view.title)
        self.ids.hint.text = words.of(view.hint)
        self.ids.hint.shown = view.hint is not None
        self.ids.notice.say(words.of(view.notice))
        self.ids.evidence.show(view.evidence)
        self.ids.rows.fill(view.rows, words, turned=turned)
        self.ids.buttons.show(view.buttons, words)
