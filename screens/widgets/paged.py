"""Pages instead of scrolling: "Sebelumnya", "2 dari 3", "Berikutnya"."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from kivy.properties import BooleanProperty

from kiosk.events import BarKey, BarPressed
from screens.box import Box, Span
from screens.theme import Look
from screens.widgets.button import BigButton
from screens.widgets.part import Part
from screens.widgets.writing import Writing
from screens.words import Words


class TurnKey(BigButton):
    """Turns the page of a list. It also reports that somebody is here, so that nobody is timed out while reading."""

    def __init__(self, turn: Callable[[], None], **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._turn = turn
        self.role = "note"
        self.value = BarPressed(BarKey.STAY)

    def act(self, meant: tuple[object, int]) -> None:
        self._turn()
        super().act(meant)


class Pager(Part):
    """Two keys and where one is between them."""

    def __init__(self, turned: Callable[[int], None], **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._words: Words | None = None
        self.before = TurnKey(lambda: turned(-1), touch_id="page:before")
        self.after = TurnKey(lambda: turned(1), touch_id="page:after")
        self.where = Writing(role="note", align="center", valign="middle", colour="muted")
        self.before.icon.name, self.after.icon.name = "chevron_left", "chevron_right"
        for part in (self.before, self.where, self.after):
            self.add_widget(part)

    def name(self, words: Words) -> None:
        """Take the words of this language."""
        self._words = words
        self.before.word.text, self.after.word.text = words.key("page.before"), words.key("page.after")

    def at(self, page: int, pages: int) -> None:
        """Say that page `page` of `pages` is open."""
        self.before.enabled, self.after.enabled = page > 1, page < pages
        if self._words:
            self.where.text = self._words.key("page.where", page=page, pages=pages)

    def span(self, look: Look, width: float) -> Span:
        return Span.fixed(max(look.touch * 1.15, look.text("note") * 1.1 + look.px(28)))

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        middle = min(look.text("note") * 7.0, box.width * 0.28)
        side = (box.width - middle - 2 * look.gap) / 2
        self.before.place(look, Box(box.x, box.y, side, box.height))
        self.where.place(look, Box(box.x + side + look.gap, box.y, middle, box.height))
        self.after.place(look, Box(box.right - side, box.y, side, box.height))


class PagedList(Part):
    """Rows below each other, on as many pages as it takes. Rows are parts that the screen makes and fills."""

    slot = "pad"
    turns = BooleanProperty(True)  # False: a short list that stays on one page, for places that no hand reaches

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.rows: list[Part] = []
        self.row_gap = 12.0
        self.airy_px = 24.0  # how much farther apart rows may stand when there is room
        self.page = 0
        self.pager = Pager(turned=self._turn)
        self._last: tuple[Look, Box] | None = None

    def show(self, rows: Sequence[Part], words: Words, *, from_start: bool) -> None:
        """Carry these rows; `from_start` opens the first page again."""
        for row in self.rows:
            if row not in rows:
                row.forget()
        self.rows = list(rows)
        self.page = 0 if from_start else self.page
        self.pager.name(words)
        self.shown = bool(rows)

    def _heights(self, look: Look, width: float) -> list[float]:
        return [row.span(look, width).glad for row in self.rows]

    def span(self, look: Look, width: float) -> Span:
        heights = self._heights(look, width)
        if not heights:
            return Span.fixed(0)
        gap = look.px(self.row_gap)
        whole = sum(heights) + gap * (len(heights) - 1)
        paged = max(heights) + self.pager.span(look, width).glad + look.gap
        airy = whole + look.px(self.airy_px) * len(heights)
        return Span(min(whole, paged) if self.turns else whole, whole, airy)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self._last = (look, box)
        self.clear_widgets()
        pages = self._pages(look, box.width, box.height)
        strip = self.pager.span(look, box.width).glad
        if len(pages) > 1:
            pages = self._pages(look, box.width, box.height - strip - look.gap)
        self.page = min(max(0, self.page), max(0, len(pages) - 1))
        if len(pages) > 1:
            self.pager.at(self.page + 1, len(pages))
            self.pager.place(look, box.lower(strip))
            self.add_widget(self.pager)
        self._place_rows(look, box, pages[self.page] if pages else [], airy=len(pages) == 1)

    def _place_rows(self, look: Look, box: Box, rows: list[tuple[Part, float]], *, airy: bool) -> None:
        spare = box.height - sum(height for _, height in rows) - look.px(self.row_gap) * (len(rows) - 1)
        more = min(look.px(self.airy_px), max(0.0, spare) / max(1, len(rows))) if airy else 0.0
        top = box.top
        for row, height in rows:
            row.place(look, Box(box.x, top - height - more, box.width, height + more))
            self.add_widget(row)
            top -= height + more + look.px(self.row_gap)

    def _pages(self, look: Look, width: float, room: float) -> list[list[tuple[Part, float]]]:
        gap, left = look.px(self.row_gap), -math.inf
        pages: list[list[tuple[Part, float]]] = []
        for row, height in zip(self.rows, self._heights(look, width), strict=True):
            if height > left + 1:
                pages.append([])
                left = room
            pages[-1].append((row, height))
            left -= height + gap
        return pages

    def _turn(self, by: int) -> None:
        self.page += by
        if self._last:
            self.place(*self._last)

    def forget(self) -> None:
        for row in self.rows:
            row.forget()
        self.clear_widgets()
        self.rows, self.page, self._last = [], 0, None
