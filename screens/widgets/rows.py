"""Rows of lists and small plates with words."""

from __future__ import annotations

from kivy.properties import BooleanProperty, StringProperty

from kiosk.events import Chosen
from kiosk.views import Moment, Point, ReviewRow, TimelineItem
from screens.box import Box, Span
from screens.theme import Look
from screens.widgets.part import Part
from screens.widgets.plate import Plate, Touchable
from screens.widgets.writing import Icon, Writing
from screens.words import Words


class Notice(Plate):
    """A coloured plate with an icon and a sentence: a warning, an error, news. Empty text: not there."""

    text = StringProperty("")
    icon_name = StringProperty("info")
    colours = StringProperty("notice")  # the ground; its words are `on_<ground>`
    role = StringProperty("body")
    bold = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.icon, self.word = Icon(), Writing(valign="middle")
        self.add_widget(self.icon)
        self.add_widget(self.word)

    def say(self, text: str) -> None:
        self.text = self.word.text = text
        self.word.role, self.word.bold = self.role, self.bold
        self.icon.name = self.icon_name
        self.shown = bool(text)

    def _room(self, look: Look, width: float) -> tuple[float, float, float]:
        pad, icon = look.px(22), look.text(self.role) * 1.4
        return pad, icon, width - 3 * pad - icon

    def span(self, look: Look, width: float) -> Span:
        pad, icon, room = self._room(look, width)
        return Span.fixed(max(icon, self.word.span(look, room).glad) + 1.6 * pad)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self.tone(look, self.colours, "", 0, 16)
        self.icon.colour = self.word.colour = f"on_{self.colours}"
        self.icon.ground = self.word.ground = self.colours
        pad, icon, room = self._room(look, box.width)
        self.icon.place(look, Box(box.x + pad, box.y, icon, box.height))
        inner = Box(box.x + 2 * pad + icon, box.y + 0.7 * pad, room, box.height - 1.4 * pad)
        self.word.place(look, inner)

    def forget(self) -> None:
        super().forget()
        self.text = ""


class PointRow(Part):
    """Something to bring or to know, with its picture."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.icon = Icon(colour="on_tint", ground="tint")
        self.disc = Plate()
        self.word = Writing(role="body", bold=True)
        self.note = Writing(role="note", colour="muted")
        for part in (self.disc, self.icon, self.word, self.note):
            self.add_widget(part)

    def stand_for(self, point: Point, words: Words) -> None:
        self.icon.name, self.word.text, self.note.text = point.icon, words.of(point.label), words.of(point.note)
        self.word.bold = not point.running

    def _room(self, look: Look, width: float) -> tuple[float, float]:
        disc = look.text("body") * 1.75
        return disc, width - disc - look.px(22)

    def span(self, look: Look, width: float) -> Span:
        disc, room = self._room(look, width)
        return Span.fixed(max(disc, self.word.span(look, room).glad + self.note.span(look, room).glad) + look.px(4))

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        disc, room = self._room(look, box.width)
        word, note = self.word.span(look, room).glad, self.note.span(look, room).glad
        square = Box(box.x, box.top - max(disc, min(box.height, word + note)) / 2 - disc / 2, disc, disc)
        if word + note > disc:
            square = Box(box.x, box.top - disc, disc, disc)
        self.disc.place(look, square)
        self.disc.tone(look, "tint", "", 0, 16)
        self.icon.place(look, square.inset(disc * 0.17, disc * 0.17))
        top = square.y + disc / 2 + (word + note) / 2 if word + note <= disc else box.top
        self.word.place(look, Box(box.right - room, top - word, room, word))
        self.note.place(look, Box(box.right - room, top - word - note, room, note))


class ReviewLine(Touchable):
    """One answer, and the key that changes it: the whole line is the key."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.label = Writing(role="note", colour="muted", ground="surface")
        self.answer = Writing(role="body", bold=True, ground="surface")
        self.change = Writing(role="note", bold=True, colour="on_tint", ground="tint", align="center", valign="middle")
        self.chip, self.pen = Plate(), Icon(colour="on_tint", ground="tint")
        for part in (self.label, self.answer, self.chip, self.pen, self.change):
            self.add_widget(part)

    def stand_for(self, row: ReviewRow, words: Words) -> None:
        changeable = bool(row.id)
        self.touch_id = f"choose:edit:{row.id}" if changeable else ""
        self.value = Chosen(f"edit:{row.id}") if changeable else None
        self.label.text, self.answer.text = words.of(row.label), words.of(row.value)
        self.change.text = words.key("review.change") if changeable else ""
        self.pen.name = "edit" if changeable else ""

    def _room(self, look: Look, width: float) -> tuple[float, float, float]:
        pad = look.px(20)
        chip = self.change.width_at(look.text("note")) + look.text("note") * 1.1 + look.px(48) if self.value else 0
        return pad, chip, width - 2 * pad - (chip + pad if chip else 0)

    def span(self, look: Look, width: float) -> Span:
        pad, _, room = self._room(look, width)
        tall = self.label.span(look, room).glad + self.answer.span(look, room).glad + 1.3 * pad
        return Span.fixed(max(tall, look.primary))

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self.tone(look, "surface", "edge" if self.value else "", 2, 16)
        pad, chip, room = self._room(look, box.width)
        label, answer = self.label.span(look, room).glad, self.answer.span(look, room).glad
        y = box.y + (box.height - label - answer) / 2
        self.label.place(look, Box(box.x + pad, y + answer, room, label))
        self.answer.place(look, Box(box.x + pad, y, room, answer))
        self._place_chip(look, Box(box.right - pad - chip, box.y + pad * 0.6, chip, box.height - pad * 1.2))

    def _place_chip(self, look: Look, box: Box) -> None:
        box = box.centred(box.width, min(box.height, look.text("note") * 2.1))
        self.chip.place(look, box)
        self.chip.tone(look, "tint" if self.value else "surface", "", 0, 14)
        pen = look.text("note") * 1.1 if self.value else 0
        self.pen.place(look, Box(box.x + look.px(14), box.y, pen, box.height))
        left = box.x + pen + look.px(24)
        self.change.place(look, Box(left, box.y, max(0.0, box.right - left - look.px(10)), box.height))


MARKS = {
    Moment.DONE: ("check_circle", "good"),
    Moment.NOW: ("arrow_circle_right", "on_tint"),
    Moment.LATER: ("", "muted"),
}


class TimelineRow(Part):
    """A step of a request: done, now, or still to come; a line joins it to the next."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.rail, self.ring, self.mark = Plate(), Plate(), Icon()
        self.word, self.note = Writing(role="body"), Writing(role="note", colour="muted")
        self.last = False
        self.moment = Moment.LATER
        for part in (self.rail, self.ring, self.mark, self.word, self.note):
            self.add_widget(part)

    def stand_for(self, item: TimelineItem, words: Words, *, last: bool) -> None:
        self.word.text, self.note.text, self.moment, self.last = (
            words.of(item.label),
            words.of(item.note),
            item.moment,
            last,
        )
        self.word.bold = item.moment is Moment.NOW
        self.word.role = "label" if item.moment is Moment.NOW else "body"
        self.mark.name = MARKS[item.moment][0]

    def _room(self, look: Look, width: float) -> tuple[float, float]:
        mark = look.text("label") * 1.15
        return mark, width - mark - look.px(24)

    def span(self, look: Look, width: float) -> Span:
        mark, room = self._room(look, width)
        text = self.word.span(look, room).glad + self.note.span(look, room).glad
        return Span.fixed(max(mark, text) + look.px(16))

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        mark, room = self._room(look, box.width)
        word, note = self.word.span(look, room).glad, self.note.span(look, room).glad
        square = Box(box.x, box.top - max(mark, word) / 2 - mark / 2, mark, mark)
        self.mark.colour = self.word.colour = MARKS[self.moment][1]
        if self.moment is Moment.DONE:
            self.word.colour = "ink"
        self.mark.place(look, square)
        self.ring.place(look, square.inset(mark * 0.12, mark * 0.12))
        self.ring.tone(
            look, "paper" if self.moment is Moment.LATER else "", "muted" if self.moment is Moment.LATER else ""
        )
        self.ring.radius = mark
        self._place_rail(look, box, square)
        x = box.right - room
        middle = square.y + mark / 2
        self.word.place(look, Box(x, middle - word / 2, room, word))
        self.note.place(look, Box(x, middle - word / 2 - note, room, note))

    def _place_rail(self, look: Look, box: Box, square: Box) -> None:
        height = 0 if self.last else max(0.0, square.y - box.y + look.px(16))
        self.rail.place(look, Box(square.x + square.width / 2 - look.px(3), square.y - height, look.px(6), height))
        self.rail.tone(look, "" if self.last else ("good" if self.moment is Moment.DONE else "muted"), "", 0, 0)
