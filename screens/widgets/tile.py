"""Tiles: large things to choose among."""

from __future__ import annotations

from kiosk.events import Chosen
from kiosk.views import Tile
from screens.box import Box, Span
from screens.theme import Look
from screens.widgets.plate import Plate, Touchable
from screens.widgets.writing import Icon, Writing
from screens.words import Words

LARGE, ORDINARY, SMALL = 150, 104, 76  # of the picture's ground: for few tiles, for many, where there is little room


class TileButton(Touchable):
    """Picture, word and note. A picture at the left of its words when `upright` is False, else above them."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.upright = False
        self.tight = False  # True: little air above and below the words
        self.picture_px = ORDINARY  # the ground of its picture, when it stands beside the words
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
        disc = look.px(96 if self.upright else self.picture_px)
        return pad, disc, width - 2 * pad - (0 if self.upright else disc + pad)

    def span(self, look: Look, width: float) -> Span:
        pad, disc, room = self._sizes(look, width)
        text = self.word.span(look, room).glad + self._note_height(look, room)
        air = look.px(10) if self.tight else pad
        tall = 2 * air + (disc + look.px(14) + text if self.upright else max(disc, text))
        return Span(tall, tall, max(tall * 1.25, look.px(240 if self.picture_px == LARGE else 176)))

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
        self.icon.place(look, square.inset(square.width * 0.16, square.width * 0.16))

    def _place_words(self, look: Look, box: Box) -> None:
        note = self._note_height(look, box.width)
        word = min(self.word.span(look, box.width).glad, box.height - note)
        below = box.y + (box.height - word - note) / 2
        self.word.place(look, Box(box.x, below + note, box.width, word))
        self.note.place(look, Box(box.x, below, box.width, max(0.0, note - look.px(6))))
