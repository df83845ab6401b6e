"""Tiles in one or two columns, on as many pages as it takes; nothing scrolls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kiosk.views import Tile
from screens.box import Box, Span, share
from screens.theme import Look
from screens.widgets.paged import Pager
from screens.widgets.part import Part
from screens.widgets.tile import LARGE, ORDINARY, SMALL, TileButton
from screens.words import Words

FEW = 4  # so few tiles are drawn larger
CLOSE_WORDS = ("label", "body", "note")  # of tiles that must stand together, from the largest
IN_ONE_COLUMN = 6  # so many are read more easily below each other than in two columns


@dataclass(frozen=True)
class Row:
    """Tiles side by side, and how much height they can do with."""

    tiles: tuple[TileButton, ...]
    span: Span


class Dress(NamedTuple):
    """How the tiles of a page are drawn: the ground of their pictures, little air or much, the size of their words."""

    picture_px: int
    tight: bool = False
    role: str = "label"


class TileGrid(Part):
    """The things to choose among."""

    slot = "pad"

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.tiles: list[TileButton] = []
        self.tight = False  # True: pictures beside the words also in two columns, so that as many as can stay together
        self.together = False  # True: all on one page, in smaller words before anything is turned over
        self.held_back = 0  # so many of the last tiles are not there: somebody else shows them
        self.page = 0
        self._dress = Dress(ORDINARY)
        self.pager = Pager(turned=self._turn)
        self._last: tuple[Look, Box] | None = None

    def show(self, tiles: tuple[Tile, ...], words: Words) -> None:
        """Carry these tiles; the same tiles again stay on the page that is open."""
        if [f"choose:{tile.id}" for tile in tiles] != [widget.touch_id for widget in self.tiles]:
            self.page = 0
        while len(self.tiles) < len(tiles):
            self.tiles.append(TileButton())
        for widget in self.tiles[len(tiles) :]:
            widget.forget()
        del self.tiles[len(tiles) :]
        for widget, tile in zip(self.tiles, tiles, strict=True):
            widget.stand_for(tile, words)
        self.pager.name(words)

    @property
    def carried(self) -> list[TileButton]:
        return self.tiles[: len(self.tiles) - self.held_back]

    def _rows(self, look: Look, width: float, across: int) -> list[Row]:
        """The tiles in rows of `across`."""
        each = (width - look.gap * (across - 1)) / across
        self._stand(across)
        rows = []
        for first in range(0, len(self.carried), across):
            tiles = tuple(self.carried[first : first + across])
            spans = [tile.span(look, each) for tile in tiles]
            rows.append(Row(tiles, Span(*(max(part) for part in zip(*spans, strict=True)))))
        return rows

    def _stand(self, across: int) -> None:
        for tile in self.carried:
            tile.picture_px, tile.tight, tile.word.role = self._dress
            tile.upright = across > 1 and not tile.tight

    def span(self, look: Look, width: float) -> Span:
        if not self.carried:
            return Span.fixed(0)
        if self.together:
            return self._span_together(look, width)
        self._dress = self._dresses()[0]
        one, two = (_whole(look, self._rows(look, width, across)) for across in (1, 2))
        tallest = max(row.span.glad for row in self._rows(look, width, 1))
        paged = tallest + self.pager.span(look, width).glad + look.gap
        wish = one if len(self.carried) <= IN_ONE_COLUMN else two
        return Span(min(one.glad, two.glad, paged), wish.glad, wish.most)

    def _span_together(self, look: Look, width: float) -> Span:
        """From the closest that all of them can stand to each other in one column."""
        spans = []
        for dress in self._dresses():
            self._dress = dress
            spans += [_whole(look, self._rows(look, width, across)) for across in (1, 2)]
        return Span(min(span.glad for span in spans), spans[0].glad, spans[0].most)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self._last = (look, box)
        self.clear_widgets()
        if not self.carried:
            return
        across, pages = self._best(look, box)
        self._stand(across)
        self.page = min(max(0, self.page), len(pages) - 1)
        strip = self._strip(look, box.width) if len(pages) > 1 else 0.0
        self._place_rows(look, box.upper(box.height - strip), pages[self.page], across)
        if strip:
            self.pager.at(self.page + 1, len(pages))
            self.pager.place(look, box.lower(strip - look.gap))
            self.add_widget(self.pager)

    def _dresses(self) -> tuple[Dress, ...]:
        """From what is liked best for so many tiles to what is still clear."""
        if self.tight:
            return (Dress(SMALL, tight=True),)
        sizes = (LARGE, ORDINARY, SMALL) if len(self.carried) <= FEW else (ORDINARY, SMALL)
        airy = tuple(Dress(size) for size in sizes)
        close = tuple(Dress(SMALL, tight=True, role=role) for role in CLOSE_WORDS)
        return (*airy, *close) if self.together else airy

    def _strip(self, look: Look, width: float) -> float:
        return self.pager.span(look, width).glad + look.gap

    def _best(self, look: Look, box: Box) -> tuple[int, list[list[Row]]]:
        """Tiles across, and the pages: one column when all fit in it, then two, with smaller pictures where they must
        be, then the fewest pages."""
        plans: dict[int, list[Row]] = {}
        for dress in self._dresses():
            self._dress = dress
            plans = {across: self._rows(look, box.width, across) for across in (1, 2)}
            for across, rows in plans.items():
                if _whole(look, rows).glad <= box.height + 1 and (across > 1 or len(self.carried) <= IN_ONE_COLUMN):
                    return across, [rows]
        room = box.height - self._strip(look, box.width)
        possible = {1: plans[1]} | {a: rows for a, rows in plans.items() if max(row.span.glad for row in rows) <= room}
        paged = {across: _pages(look, rows, room) for across, rows in possible.items()}
        across = min(paged, key=lambda each: (len(paged[each]), each))
        return across, paged[across]

    def _place_rows(self, look: Look, box: Box, rows: list[Row], across: int) -> None:
        heights = share([row.span for row in rows], box.height - look.gap * (len(rows) - 1))
        top = box.top
        for row, height in zip(rows, heights or [row.span.least for row in rows], strict=True):
            line = Box(box.x, top - height, box.width, height)
            for tile, place in zip(row.tiles, line.columns(across, look.gap), strict=False):
                tile.place(look, place)
                self.add_widget(tile)
            top -= height + look.gap

    def _turn(self, by: int) -> None:
        self.page += by
        if self._last:
            self.place(*self._last)

    def forget(self) -> None:
        for tile in self.tiles:
            tile.forget()
        self.clear_widgets()
        self.tiles, self.page, self._last = [], 0, None


def _whole(look: Look, rows: list[Row]) -> Span:
    """What all rows need together, with the gaps between them."""
    gaps = look.gap * (len(rows) - 1)
    least, glad, most = (sum(part) + gaps for part in zip(*(row.span for row in rows), strict=True))
    return Span(least, glad, most)


def _pages(look: Look, rows: list[Row], room: float) -> list[list[Row]]:
    """The rows page by page, at least one on each."""
    pages: list[list[Row]] = []
    left = -1.0
    for row in rows:
        if row.span.glad > left + 1:
            pages.append([])
            left = room
        pages[-1].append(row)
        left -= row.span.glad + look.gap
    return pages
