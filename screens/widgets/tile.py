"""Tiles: large things to choose among."""

from __future__ import annotations

import math

from kiosk.events import Chosen
from kiosk.views import Tile
from screens.box import Box, Span
from screens.theme import Look
from screens.widgets.paged import Pager
from screens.widgets.part import Part
from screens.widgets.plate import Plate, Touchable
from screens.widgets.writing import Icon, Writing
from screens.words import Words


class TileButton(Touchable):
    """Picture, word and note. A picture at the left of its words when `upright` is False, else above them."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.upright = False
        self.ground = Plate()
        self.icon = Icon(colour="on_tint", ground="tint")
        self.word = Writing(role="label", bold=True, ground="surface")
        self.note = Writing(role="note", colour="muted", ground="surface")
        for part in (self.ground, self.icon, self.word, self.note):
            self.add_widget(part)

    def stand_for(self, tile: Tile, words: Words) -> None:
        """Become this tile of the view."""
        self.touch_id, self.value, self.enabled = f"choose:{tile.id}", Chosen(tile.id), tile.enabled
        self.word.text, self.note.text, self.icon.name = words.of(tile.label), words.of(tile.note), tile.icon

    def _sizes(self, look: Look, width: float) -> tuple[float, float, float]:
        """Padding, the icon's ground, and the width of the words."""
        pad = look.px(22)
        disc = look.px(104 if not self.upright else 96)
        return pad, disc, width - 2 * pad - (0 if self.upright else disc + pad)

    def span(self, look: Look, width: float) -> Span:
        pad, disc, room = self._sizes(look, width)
        text = self.word.span(look, room).glad + self._note_height(look, room)
        tall = 2 * pad + (disc + look.px(14) + text if self.upright else max(disc, text))
        return Span(tall, tall, max(tall * 1.25, look.px(190)))

    def _note_height(self, look: Look, room: float) -> float:
        return self.note.span(look, room).glad + look.px(6) if self.note.text else 0.0

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        ground = "surface" if self.enabled else "paper"
        self.tone(look, ground, "edge" if self.enabled else "", 3, 24)
        self.ground.tone(look, "tint" if self.enabled else "paper", "" if self.enabled else "muted", 3, 28)
        self.icon.colour = "on_tint" if self.enabled else "muted"
        self.word.colour = "ink" if self.enabled else "muted"
        self.word.ground = self.note.ground = ground
        self.word.align = self.note.align = "center" if self.upright else "left"
        (self._place_upright if self.upright else self._place_flat)(look, box)

    def _place_flat(self, look: Look, box: Box) -> None:
        pad, disc, room = self._sizes(look, box.width)
        square = Box(box.x + pad, box.y + (box.height - disc) / 2, disc, disc)
        self._place_icon(look, square)
        self._place_words(look, Box(square.right + pad, box.y + look.px(10), room, box.height - look.px(20)))

    def _place_upright(self, look: Look, box: Box) -> None:
        pad, disc, room = self._sizes(look, box.width)
        text = self.word.span(look, room).glad + self._note_height(look, room)
        top = box.top - max(pad, (box.height - disc - look.px(14) - text) / 2)
        self._place_icon(look, Box(box.x + (box.width - disc) / 2, top - disc, disc, disc))
        under = top - disc - look.px(14)
        self._place_words(look, Box(box.x + pad, under - text, room, text))

    def _place_icon(self, look: Look, square: Box) -> None:
        self.ground.place(look, square)
        self.icon.place(look, square.inset(look.px(16), look.px(16)))

    def _place_words(self, look: Look, box: Box) -> None:
        note = self._note_height(look, box.width)
        word = min(self.word.span(look, box.width).glad, box.height - note)
        below = box.y + (box.height - word - note) / 2
        self.word.place(look, Box(box.x, below + note, box.width, word))
        self.note.place(look, Box(box.x, below, box.width, max(0.0, note - look.px(6))))


class TileGrid(Part):
    """Tiles in one or two columns, on as many pages as it takes; nothing scrolls."""

    slot = "pad"

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.tiles: list[TileButton] = []
        self.pager = Pager(turned=self._turn)
        self.first = 0
        self._last: tuple[Look, Box] | None = None

    def show(self, tiles: tuple[Tile, ...], words: Words) -> None:
        """Carry these tiles; the same tiles again stay on the page that is open."""
        ids = [f"choose:{tile.id}" for tile in tiles]
        if ids != [widget.touch_id for widget in self.tiles]:
            self.first = 0
        while len(self.tiles) < len(tiles):
            self.tiles.append(TileButton())
        for widget in self.tiles[len(tiles) :]:
            widget.forget()
        del self.tiles[len(tiles) :]
        for widget, tile in zip(self.tiles, tiles, strict=True):
            widget.stand_for(tile, words)
        self.pager.name(words)

    def span(self, look: Look, width: float) -> Span:
        plans = [self._plan(look, width, across) for across in (1, 2)]
        least = min(each for _, each, _ in plans)
        glad = min(rows * each + (rows - 1) * look.gap for rows, each, _ in plans)
        paged = least + self.pager.span(look, width).glad + look.gap
        most = min(rows * tall + (rows - 1) * look.gap for rows, _, tall in plans)
        return Span(min(glad, paged), glad, max(glad, most))

    def _plan(self, look: Look, width: float, across: int) -> tuple[int, float, float]:
        """Rows, and the height that every tile needs and at most takes, with `across` tiles in a row."""
        each = (width - look.gap * (across - 1)) / across
        for tile in self.tiles:
            tile.upright = across > 1
        spans = [tile.span(look, each) for tile in self.tiles]
        tall = max((span.glad for span in spans), default=0.0)
        return math.ceil(len(self.tiles) / across), tall, max((span.most for span in spans), default=0.0)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self._last = (look, box)
        self.clear_widgets()
        if not self.tiles:
            return
        across, paged = self._best(look, box)
        room = box
        if paged:
            strip = self.pager.span(look, box.width).glad
            room = box.upper(box.height - strip - look.gap)
            self.pager.place(look, box.lower(strip))
        self._place_tiles(look, room, across)
        if paged:
            self.add_widget(self.pager)

    def _best(self, look: Look, box: Box) -> tuple[int, bool]:
        """Tiles across, and whether there have to be pages: one column when it fits, then two, then pages."""
        for across in (1, 2):
            rows, tall, _ = self._plan(look, box.width, across)
            if rows * tall + (rows - 1) * look.gap <= box.height + 1 and (across > 1 or len(self.tiles) <= 6):
                return across, False
        room = box.height - self.pager.span(look, box.width).glad - look.gap
        fit = {across: across * self._rows_that_fit(look, box.width, room, across) for across in (1, 2)}
        return (2 if fit[2] > fit[1] else 1), True

    def _rows_that_fit(self, look: Look, width: float, room: float, across: int) -> int:
        _, tall, _ = self._plan(look, width, across)
        return max(0, int((room + look.gap + 1) // (tall + look.gap)))

    def _place_tiles(self, look: Look, room: Box, across: int) -> None:
        rows, _, most = self._plan(look, room.width, across)
        rows = min(rows, max(1, self._rows_that_fit(look, room.width, room.height, across)))
        count = rows * across
        self.first = min(self.first // count * count, (len(self.tiles) - 1) // count * count)
        height = min(most, (room.height - look.gap * (rows - 1)) / rows)
        for place, tile in enumerate(self.tiles[self.first : self.first + count]):
            row, column = divmod(place, across)
            line = Box(room.x, room.top - height - row * (height + look.gap), room.width, height)
            tile.place(look, line.columns(across, look.gap)[column])
            self.add_widget(tile)
        self.pager.at(self.first // count + 1, math.ceil(len(self.tiles) / count), count)

    def _turn(self, by: int) -> None:
        self.first = max(0, self.first + by * self.pager.count)
        if self._last:
            self.place(*self._last)

    def forget(self) -> None:
        for tile in self.tiles:
            tile.forget()
        self.clear_widgets()
        self.tiles, self.first, self._last = [], 0, None
