"""A row of a technician's list: what it is, how it stands, and a few lines about it."""

from __future__ import annotations

from kiosk.events import Chosen
from kiosk.views import Mark, StaffRow
from screens.box import Box, Span
from screens.theme import Look
from screens.widgets.plate import Plate, Touchable
from screens.widgets.writing import Icon, Writing
from screens.words import Words

# Sign, ground and ink of each mark: told by shape and word as well as by colour.
MARKS = {
    Mark.NONE: ("", "tint", "on_tint"),
    Mark.GOOD: ("check_circle", "tint", "on_tint"),
    Mark.LOOK: ("warning", "notice", "on_notice"),
    Mark.BAD: ("error", "danger", "on_danger"),
    Mark.ABSENT: ("remove_circle", "paper", "muted"),
}
BRIEF = 2  # lines of a row within a low reach


class StaffLine(Touchable):
    """Icon and label, at the right the state on its own ground; the lines below take the whole width. What can be
    touched has an outline, what is only read has none. With a low reach there is little room for what can be touched:
    then a row says the first of its lines, and the page behind it the rest."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.mark = Mark.NONE
        self.icon, self.label = Icon(), Writing(role="body", bold=True, valign="middle")
        self.chip, self.sign = Plate(), Icon()
        self.state = Writing(role="note", bold=True, valign="middle")
        self.lines: list[Writing] = []
        for part in (self.icon, self.label, self.chip, self.sign, self.state):
            self.add_widget(part)

    def stand_for(self, row: StaffRow, words: Words) -> None:
        self.touch_id = f"choose:{row.id}" if row.id else ""
        self.value = Chosen(row.id) if row.id else None
        self.mark, self.icon.name, self.sign.name = row.mark, row.icon, MARKS[row.mark][0]
        self.label.text, self.state.text = words.of(row.label), words.of(row.state)
        self._say_lines([words.of(line) for line in row.lines])

    def _say_lines(self, texts: list[str]) -> None:
        while len(self.lines) < len(texts):
            self.lines.append(Writing(role="note"))
        for writing in self.lines[len(texts) :]:
            writing.forget()
            self.remove_widget(writing)
        del self.lines[len(texts) :]
        for writing, text in zip(self.lines, texts, strict=True):
            writing.text = text

    def _sizes(self, look: Look, width: float) -> tuple[float, float, float, float]:
        """Padding, icon, chip, and what is left for the label."""
        pad, icon = look.px(16), look.text("body") * 1.3
        sign = look.text("note") * 1.2 if self.sign.name else 0
        said = self.state.width_at(look.text("note")) + look.px(14) if self.state.text else 0
        chip = sign + said + look.px(26) if sign or said else 0
        return pad, icon, chip, width - 2 * pad - icon - look.px(16) - (chip + pad if chip else 0)

    def _head(self, look: Look, width: float) -> float:
        return max(self.label.span(look, self._sizes(look, width)[3]).glad, look.text("note") * 1.75)

    def _texts(self, look: Look, width: float) -> list[float]:
        pad, icon, _, _ = self._sizes(look, width)
        return [line.span(look, width - 2 * pad - icon - look.px(16)).glad for line in self._said(look)]

    def _said(self, look: Look) -> list[Writing]:
        return self.lines[:BRIEF] if look.low_reach and self.touch_id else self.lines

    def span(self, look: Look, width: float) -> Span:
        tall = self._head(look, width) + sum(self._texts(look, width)) + look.px(20)
        return Span.fixed(max(tall, look.touch + 1) if self.touch_id else tall)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        ground = "surface" if self.touch_id else "paper"
        self.tone(look, ground, "edge" if self.touch_id else "", 2, 16)
        pad, icon, chip, room = self._sizes(look, box.width)
        head, texts = self._head(look, box.width), self._texts(look, box.width)
        top = box.top - (box.height - head - sum(texts)) / 2
        left = box.x + pad + icon + look.px(16)
        self.icon.colour, self.icon.ground = "ink", ground
        self.icon.place(look, Box(box.x + pad, top - head, icon, head))
        self.label.ground = ground
        self.label.place(look, Box(left, top - head, room, head))
        self._place_chip(look, Box(box.right - pad - chip, top - head, chip, head))
        top -= head
        self._attach(self._said(look))
        for line, height in zip(self._said(look), texts, strict=True):
            line.colour, line.ground = "ink", ground
            line.place(look, Box(left, top - height, box.right - pad - left, height))
            top -= height

    def _attach(self, said: list[Writing]) -> None:
        for line in self.lines:
            if line in said and line.parent is None:
                self.add_widget(line)
            elif line not in said and line.parent is not None:
                self.remove_widget(line)

    def _place_chip(self, look: Look, box: Box) -> None:
        _, ground, ink = MARKS[self.mark]
        box = box.centred(box.width, min(box.height, look.text("note") * 1.6))
        self.chip.place(look, box)
        self.chip.tone(look, ground if box.width else "", "", 0, 12)
        sign = look.text("note") * 1.2 if self.sign.name else 0
        self.sign.colour = self.state.colour = ink
        self.sign.ground = self.state.ground = ground
        self.sign.place(look, Box(box.x + look.px(12), box.y, sign, box.height))
        left = box.x + look.px(12) + sign + (look.px(8) if sign else 0)
        self.state.place(look, Box(left, box.y, max(0.0, box.right - left - look.px(4)), box.height))

    def forget(self) -> None:
        super().forget()
        for line in self.lines:  # also those that are not on the glass
            line.forget()
