"""Where a request stands, as a timeline."""

from __future__ import annotations

from kiosk.views import StatusView, TimelineItem
from screens.page import Page
from screens.widgets.paged import PagedList
from screens.widgets.rows import TimelineRow
from screens.words import Words


class Timeline(PagedList):
    """The steps of a request from the first to the last."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(turns=False, touched=False, **kwargs)

    def fill(self, items: tuple[TimelineItem, ...], words: Words, *, turned: bool) -> None:
        rows = [row for row in self.rows if isinstance(row, TimelineRow)][: len(items)]
        rows += [TimelineRow() for _ in range(len(items) - len(rows))]
        for row, item in zip(rows, items, strict=True):
            row.stand_for(item, words, last=item is items[-1])
        self.row_gap, self.airy_px = 0.0, 40.0
        self.show(rows, words, from_start=turned)


class StatusScreen(Page):
    """See status.kv."""

    def fill(self, view: StatusView, words: Words, *, turned: bool) -> None:
        self.ids.number.text = " · ".join(each for each in (view.number, words.of(view.service)) if each)
        self.ids.title.text = words.of(view.title)
        self.ids.body.text = words.of(view.body)
        self.ids.timeline.fill(view.items, words, turned=turned)
        self.ids.notes.fill(view.notes, words, turned=turned)
        self.ids.buttons.show(view.buttons, words)
