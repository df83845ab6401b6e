"""Before anything is asked: what is needed, how long it takes, that it is free."""

from __future__ import annotations

from kiosk.views import BriefingView, Point
from screens.page import Page
from screens.widgets.paged import PagedList
from screens.widgets.rows import PointRow
from screens.words import Words


class PointList(PagedList):
    """Points below each other, each with its picture."""

    def fill(self, points: tuple[Point, ...], words: Words, *, turned: bool) -> None:
        rows = [row for row in self.rows if isinstance(row, PointRow)][: len(points)]
        rows += [PointRow() for _ in range(len(points) - len(rows))]
        for row, point in zip(rows, points, strict=True):
            row.stand_for(point, words)
        self.row_gap = 16.0
        self.show(rows, words, from_start=turned)


class BriefingScreen(Page):
    """See briefing.kv."""

    def fill(self, view: BriefingView, words: Words, *, turned: bool) -> None:
        self.ids.title.text = words.of(view.title)
        self.ids.facts.fill(view.facts, words, turned=turned)
        self.ids.heading.text = _heading(view, words)
        self.ids.heading.shown = bool(view.needs)
        self.ids.needs.fill(view.needs, words, turned=turned)
        self.ids.buttons.show(view.buttons, words)


def _heading(view: BriefingView, words: Words) -> str:
    if view.heading is not None:
        return words.of(view.heading)
    return words.key("briefing.needs") if view.needs else ""
