"""What has been typed so far."""

from __future__ import annotations

from kivy.properties import StringProperty

from screens.box import Box, Span
from screens.theme import Look
from screens.widgets.part import Part
from screens.widgets.plate import Plate
from screens.widgets.writing import Writing

CARET = "|"
SHOWN = 70  # letters of a long text that stand above the keys: its end, where somebody writes


class FieldBoxes(Part):
    """A row of boxes, one for each digit, grouped as people read them; the next box to fill is marked."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._boxes: list[tuple[Plate, Writing]] = []
        self._value = ""
        self._groups: tuple[int, ...] = ()

    def show(self, value: str, length: int, groups: tuple[int, ...]) -> None:
        """Show `value` in `length` boxes, in groups of these sizes (nothing: one group)."""
        while len(self._boxes) < length:
            pair = (Plate(), Writing(role="label", bold=True, align="center", valign="middle", ground="surface"))
            self._boxes.append(pair)
        self.clear_widgets()
        for plate, writing in self._boxes[:length]:
            self.add_widget(plate)
            self.add_widget(writing)
        for place, (_, writing) in enumerate(self._boxes):
            writing.text = value[place] if place < min(length, len(value)) else ""
        self._value, self._groups, self._length = value, groups or (length,), length

    def span(self, look: Look, width: float) -> Span:
        return Span.fixed(max(look.px(96), look.text("label") * 1.7))

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        gap, between = look.px(5), look.px(26)
        room = box.width - gap * (self._length - len(self._groups)) - between * (len(self._groups) - 1)
        each = min(look.px(84), room / self._length)
        starts = {sum(self._groups[:i]) for i in range(1, len(self._groups))}
        x = box.x
        for place, (plate, writing) in enumerate(self._boxes[: self._length]):
            if place:
                x += each + (between if place in starts else gap)
            self._place_one(look, Box(x, box.y, each, box.height), place, plate, writing)

    def _place_one(self, look: Look, box: Box, place: int, plate: Plate, writing: Writing) -> None:
        plate.place(look, box)
        is_next = place == len(self._value)
        plate.tone(look, "surface", "accent" if is_next else "edge", 6 if is_next else 2, 10)
        writing.place(look, box)

    def forget(self) -> None:
        for _, writing in self._boxes:
            writing.forget()
        self._value = ""


class FieldLine(Part):
    """A line that holds words or a code of any length, and shows where the next letter goes."""

    value = StringProperty("")

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.plate = Plate()
        self.word = Writing(role="label", bold=True, valign="middle", ground="surface")
        self.add_widget(self.plate)
        self.add_widget(self.word)

    def on_value(self, *_: object) -> None:
        shown = self.value if len(self.value) <= SHOWN else f"…{self.value[-SHOWN:]}"
        self.word.text = shown + CARET

    def span(self, look: Look, width: float) -> Span:
        inner = self.word.span(look, width - 2 * look.px(24)).glad
        return Span.fixed(max(look.px(100), inner + look.px(40)))

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self.plate.place(look, box)
        self.plate.tone(look, "surface", "accent", 5, 14)
        self.word.place(look, box.inset(look.px(24), look.px(12)))

    def forget(self) -> None:
        self.value = ""
        self.word.forget()
