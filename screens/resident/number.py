"""The request is safe and has a number: number, code and QR, large enough to photograph."""

from __future__ import annotations

from kiosk.views import NumberView, SlipStage
from screens.box import Box, Span
from screens.page import Page
from screens.theme import Look
from screens.widgets.picture import QrImage
from screens.widgets.plate import Plate
from screens.widgets.writing import Writing
from screens.words import Words


class NumberCard(Plate):
    """A slip on the glass: what it is, the number, the code, the QR."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        same = {"align": "center", "ground": "surface"}
        self.number_label = Writing(role="note", colour="muted", **same)
        self.number = Writing(role="number", bold=True, **same)
        self.code_label = Writing(role="note", colour="muted", **same)
        self.code = Writing(role="label", bold=True, **same)
        self.qr = QrImage()
        self._texts = (self.number_label, self.number, self.code_label, self.code)
        for part in (*self._texts, self.qr):
            self.add_widget(part)

    def show(self, view: NumberView, words: Words) -> None:
        self.number_label.text = words.key("number.label") if view.number else ""  # a draft has none
        self.number.text = view.number
        self.code_label.text = words.key("number.code" if view.number else "number.draft") if view.slip_code else ""
        self.code.text = view.slip_code
        self.qr.show(view.qr_payload)

    def _heights(self, look: Look, width: float) -> list[float]:
        return [part.span(look, width - 2 * look.px(24)).glad for part in self._texts]

    def span(self, look: Look, width: float) -> Span:
        texts = sum(self._heights(look, width)) + look.px(70)
        return Span(texts + look.px(230), texts + look.px(420), texts + look.px(560))

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self.tone(look, "surface", "edge", 3, 24)
        inner = box.inset(look.px(24), look.px(20))
        number_label, number, code_label, code = self._heights(look, box.width)
        top = inner.top
        for part, height in ((self.number_label, number_label), (self.number, number)):
            part.place(look, Box(inner.x, top - height, inner.width, height))
            top -= height
        self.code.place(look, inner.lower(code))
        self.code_label.place(look, Box(inner.x, inner.y + code, inner.width, code_label))
        floor = inner.y + code + code_label + look.px(8)
        self.qr.place(look, Box(inner.x, floor, inner.width, top - floor - look.px(8)))


class NumberScreen(Page):
    """See number.kv."""

    def fill(self, view: NumberView, words: Words, *, turned: bool) -> None:
        self.ids.title.text = words.of(view.title)
        self.ids.card.show(view, words)
        self.ids.warning.say(words.of(view.warning))
        self.ids.body.icon_name = ICONS[view.stage]
        self.ids.body.colours = "notice" if view.stage is SlipStage.FAILED else "tint"
        self.ids.body.say(words.of(view.body))
        self.ids.buttons.show(view.buttons, words)


ICONS = {
    SlipStage.PRINTING: "print",
    SlipStage.ASKING: "help",
    SlipStage.IN_HAND: "check_circle",
    SlipStage.FAILED: "photo_camera",
}
