"""Typing digits, or the letters and digits of a code."""

from __future__ import annotations

from kiosk.views import KeypadView
from screens.page import Page
from screens.widgets.keys import CODE, DIGITS
from screens.words import Words


class KeypadScreen(Page):
    """See keypad.kv. Boxes when the length is known and short enough to count, else a line."""

    def fill(self, view: KeypadView, words: Words, *, turned: bool) -> None:
        self.ids.title.text = words.of(view.title)
        self.ids.hint.text = words.of(view.hint)
        self.ids.hint.shown = view.hint is not None
        boxes = 0 < view.length <= MOST_BOXES
        self.ids.boxes.shown, self.ids.line.shown = boxes, not boxes
        if boxes:
            self.ids.boxes.show(view.value, view.length, view.groups)
        self.ids.line.value = "" if boxes else grouped(view.value, view.groups)
        self.ids.error.say(words.of(view.error))
        self.ids.warning.say(words.of(view.warning))
        self.ids.picture.show("" if view.error or view.warning else PICTURES.get(view.name, ""))
        self.ids.pad.show(CODE if view.letters else DIGITS, words)
        self.ids.buttons.show(view.buttons, words)


MOST_BOXES = 16
PICTURES = {"nik": "card", "holder-nik": "card", "nomor-kk": "family-card"}


def grouped(value: str, groups: tuple[int, ...]) -> str:
    """`value` with a space after each of these groups, for reading."""
    pieces, rest = [], value
    for size in groups:
        pieces.append(rest[:size])
        rest = rest[size:]
    return " ".join(piece for piece in (*pieces, rest) if piece)
