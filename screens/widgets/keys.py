"""The kiosk's own keys: digits, letters of a code, and a keyboard for names. Keys act when they are pressed down."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.events import Erased, Typed
from screens.box import Box, Span
from screens.theme import Look
from screens.widgets.part import Part
from screens.widgets.plate import Touchable
from screens.widgets.writing import Icon, Writing
from screens.words import Words

ERASE = "⌫"
SPACE = " "
BLANK = ""


@dataclass(frozen=True)
class Rows:
    """A set of keys: rows of characters, and how wide and high one key becomes at most, in mm."""

    rows: tuple[tuple[str, ...], ...]
    widest_mm: float
    tallest_mm: float
    role: str  # size of the characters
    space: float = 6.0  # how many keys' width the space bar takes

    def width(self, char: str) -> float:
        """Of the key of `char`, in keys."""
        return self.space if char == SPACE else 1.0

    def units(self, row: tuple[str, ...]) -> float:
        """The width of a row, in keys."""
        return sum(self.width(char) for char in row)


DIGITS = Rows((tuple("123"), tuple("456"), tuple("789"), (BLANK, "0", ERASE)), 76, 40, "digit")
CODE = Rows((tuple("1234567890"), tuple("ABCDEFGHIJ"), tuple("KLMNOPQRST"), (*"UVWXYZ", "-", ERASE)), 40, 34, "key")
NAMES = Rows((tuple("QWERTYUIOP"), tuple("ASDFGHJKL"), (*"ZXCVBNM", "'", ERASE), ("-", SPACE, ".")), 40, 34, "key")
# Four rows, as many as fit under the reach line.
WORDS = Rows(
    ((*"1234567890-", ERASE), tuple("QWERTYUIOP'/"), tuple("ASDFGHJKL.,"), (*"ZXCVBNM", SPACE)),
    40,
    34,
    "key",
    space=5.0,
)
MAIL = Rows(
    ((*"1234567890", ERASE), tuple("QWERTYUIOP@"), tuple("ASDFGHJKL_"), tuple("ZXCVBNM.-")),
    40,
    34,
    "key",
)


class Key(Touchable):
    """One key."""

    def __init__(self, char: str, role: str, **kwargs: object) -> None:
        super().__init__(at_once=True, **kwargs)
        self.char = char
        self.word = Writing(text="" if char in (SPACE, ERASE) else char, role=role, align="center", valign="middle")
        self.icon = Icon(name="backspace" if char == ERASE else "")
        self.touch_id = "erase" if char == ERASE else f"type:{char}"
        self.value = Erased() if char == ERASE else Typed(char)
        self.add_widget(self.word)
        self.add_widget(self.icon)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        ground, ink = ("tint", "on_tint") if self.char == ERASE else ("surface", "ink")
        self.tone(look, ground, "edge", 2, 14)
        self.word.colour = self.icon.colour = ink
        self.word.ground = self.icon.ground = ground
        self.word.place(look, box.inset(look.px(4), look.px(2)))
        self.icon.place(look, box.centred(look.text(self.word.role), look.text(self.word.role)))


class Keys(Part):
    """Rows of keys."""

    slot = "pad"

    def __init__(self, **kwargs: object) -> None:
        super().__init__(sinks=True, **kwargs)
        self._layout: Rows | None = None
        self._keys: list[list[Key | None]] = []
        self._gap = 10

    def show(self, layout: Rows, words: Words) -> None:
        """Offer these keys."""
        if layout is not self._layout:
            self.clear_widgets()
            self._keys = [[Key(char, layout.role) if char != BLANK else None for char in row] for row in layout.rows]
            for key in (key for row in self._keys for key in row if key):
                self.add_widget(key)
            self._layout = layout
        for key in (key for row in self._keys for key in row if key and key.char == SPACE):
            key.word.role, key.word.text = "note", words.key("key.space")

    def span(self, look: Look, width: float) -> Span:
        if self._layout is None:
            return Span.fixed(0)
        count, gaps = len(self._layout.rows), look.px(self._gap) * (len(self._layout.rows) - 1)
        tallest = look.mm(self._layout.tallest_mm)
        return Span(count * (look.touch + 1) + gaps, count * tallest * 0.92 + gaps, count * tallest + gaps)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        if self._layout is None:
            return
        gap = look.px(self._gap)
        most = max(self._layout.units(row) for row in self._layout.rows)
        unit = min(look.mm(self._layout.widest_mm), (box.width - gap * (most - 1)) / most)
        height = (box.height - gap * (len(self._keys) - 1)) / len(self._keys)
        for number, (chars, keys) in enumerate(zip(self._layout.rows, self._keys, strict=True)):
            y = box.top - height - number * (height + gap)
            units = self._layout.units(chars)
            x = box.x + (box.width - units * unit - (units - 1) * gap) / 2
            for char, key in zip(chars, keys, strict=True):
                wide = self._layout.width(char)
                width = wide * unit + (wide - 1) * gap
                if key:
                    key.place(look, Box(x, y, width, height))
                x += width + gap

    def forget(self) -> None:
        """Keys hold nothing of anybody."""
