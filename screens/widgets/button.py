"""Buttons: one thing to do next, in words with a picture."""

from __future__ import annotations

import math

from kiosk.events import Chosen
from kiosk.views import Button, Emphasis
from screens.box import Box, Span
from screens.theme import Look
from screens.widgets.part import Part
from screens.widgets.plate import Touchable
from screens.widgets.writing import Icon, Writing
from screens.words import Words

STYLES = {
    Emphasis.PRIMARY: ("accent", "on_accent", ""),
    Emphasis.SECONDARY: ("surface", "ink", "edge"),
    Emphasis.DANGER: ("danger", "on_danger", ""),
}


class BigButton(Touchable):
    """An icon and a word or two. `role` is the size of its words."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.role = "label"
        self.emphasis = Emphasis.SECONDARY
        self.icon = Icon()
        self.word = Writing(bold=True, align="center", valign="middle")
        self.add_widget(self.icon)
        self.add_widget(self.word)

    def stand_for(self, button: Button, words: Words) -> None:
        """Become this button of the view."""
        self.touch_id, self.value = f"choose:{button.id}", Chosen(button.id)
        self.word.text, self.icon.name = words.of(button.label), button.icon
        self.emphasis, self.enabled = button.emphasis, button.enabled

    def _inner(self, look: Look, width: float) -> tuple[float, float, float]:
        """Padding, icon size and the width that is left for the words."""
        pad = look.px(18)
        icon = look.text(self.role) * 1.1 if self.icon.name else 0
        return pad, icon, width - 2 * pad - (icon + look.px(12) if icon else 0)

    def lines_at(self, look: Look, width: float, size: int) -> float:
        """Lines that the words take; infinite when a word breaks."""
        room = self._inner(look, width)[2]
        if not self.word.words_fit(size, room):
            return math.inf
        return round(self.word.height_at(size, room) / max(1.0, self.word.height_at(size, 99_999)))

    def span(self, look: Look, width: float) -> Span:
        self.word.role = self.role
        room = self._inner(look, width)[2]
        tall = self.word.span(look, room).glad + look.px(30)
        height = max(look.primary * 1.12, tall)
        return Span(height, height, height)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        ground, ink, line = STYLES[self.emphasis]
        if not self.enabled:
            ground, ink, line = "paper", "muted", "muted"
        self.tone(look, ground, line)
        self.word.role, self.word.colour, self.word.ground = self.role, ink, ground
        self.icon.colour, self.icon.ground = ink, ground
        self._place_inside(look, box)

    def _place_inside(self, look: Look, box: Box) -> None:
        pad, icon, room = self._inner(look, box.width)
        size = self.word.best_size(look, room, box.height - look.px(12))
        text = min(room, self.word.block_width(size, room) + 2) if size else room
        left = box.x + pad + max(0.0, room - text) / 2
        shift = icon + look.px(12) if icon else 0
        self.icon.place(look, Box(left, box.y, icon, box.height))
        self.word.place(look, Box(left + shift, box.y + look.px(6), math.ceil(text) + 1, box.height - look.px(12)))


class ButtonRow(Part):
    """The buttons of a page: side by side, the next step at the right; above each other when the words are long."""

    slot = "buttons"

    def __init__(self, **kwargs: object) -> None:
        super().__init__(sinks=True, **kwargs)
        self.small = False  # True: in smaller words, where the page is about something else

    def show(self, buttons: tuple[Button, ...], words: Words) -> None:
        """Carry these buttons, in the order of the view."""
        while len(self.children) < len(buttons):
            self.add_widget(BigButton(), index=0)
        while len(self.children) > len(buttons):
            self.remove_widget(self.children[0])
        for widget, button in zip(self.buttons, _in_reading_order(buttons), strict=True):
            widget.stand_for(button, words)
            widget.role = "note" if self.small else "label"
        self.shown = bool(buttons)

    @property
    def buttons(self) -> list[BigButton]:
        return list(reversed(self.children))

    def _across(self, look: Look, width: float) -> int:
        """How many stand side by side: as many as can with their words in at most two lines, whole. Four stand two by
        two: no row more than three and one, and wider."""
        buttons = self.buttons
        most = 2 if len(buttons) == 4 else 3
        for count in range(min(len(buttons), most), 1, -1):
            each = (width - look.gap * (count - 1)) / count
            if all(_comfortable(look, button, each) for button in buttons):
                return count
        return 1

    def span(self, look: Look, width: float) -> Span:
        if not self.children:
            return Span.fixed(0)
        across = self._across(look, width)
        each = (width - look.gap * (across - 1)) / across
        height = max(button.span(look, each).glad for button in self.buttons)
        rows = math.ceil(len(self.buttons) / across)
        return Span.fixed(rows * height + (rows - 1) * look.gap)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        if not self.children:
            return
        across = self._across(look, box.width)
        rows = _rows(self.buttons, across)
        height = (box.height - look.gap * (len(rows) - 1)) / len(rows)
        for number, row in enumerate(rows):
            line = Box(box.x, box.top - height - number * (height + look.gap), box.width, height)
            for button, place in zip(row, line.columns(len(row), look.gap), strict=True):
                button.place(look, place)


def _comfortable(look: Look, button: BigButton, width: float) -> bool:
    return button.lines_at(look, width, look.text(button.role)) <= 2


def _in_reading_order(buttons: tuple[Button, ...]) -> list[Button]:
    """The next step last, which is at the right."""
    return sorted(buttons, key=lambda button: button.emphasis is Emphasis.PRIMARY)


def _rows(buttons: list[BigButton], across: int) -> list[list[BigButton]]:
    """Rows from the top. Above each other, the next step comes first; in rows, a shorter row comes first."""
    if across == 1:
        return [[button] for button in reversed(buttons)]
    first = len(buttons) % across
    rows = [buttons[:first]] if first else []
    return rows + [buttons[i : i + across] for i in range(first, len(buttons), across)]
