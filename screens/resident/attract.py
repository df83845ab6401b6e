"""Nobody is here: whose office this is, what works now, and the journeys to begin."""

from __future__ import annotations

from kivy.properties import StringProperty

from kiosk.views import AttractView
from screens.box import Box, Span
from screens.page import Page
from screens.theme import Look
from screens.widgets.paged import PagedList
from screens.widgets.part import Part
from screens.widgets.plate import Plate
from screens.widgets.rows import Notice
from screens.widgets.writing import Icon, Writing
from screens.words import Words


class Hero(Part):
    """The office's name, motto and clock on its own colour, up to the edges of the glass."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.band = Plate()
        white = {"colour": "on_accent", "ground": "accent"}
        self.emblem = Icon(**white)
        self.office = Writing(role="title", bold=True, **white)
        self.regency = Writing(role="body", **white)
        self.motto = Writing(role="note", **white)
        self.clock = Writing(role="hero", bold=True, align="right", **white)
        self.date = Writing(role="note", align="right", **white)
        for part in (self.band, self.emblem, self.office, self.regency, self.motto, self.clock, self.date):
            self.add_widget(part)

    def show(self, view: AttractView) -> None:
        self.emblem.name = "account_balance"
        self.office.text, self.regency.text, self.motto.text = view.office_name, view.regency, view.motto
        self.clock.text, self.date.text = view.clock, view.date

    def _stacks(self, look: Look, width: float) -> tuple[list[tuple[Writing, float]], list[tuple[Writing, float]]]:
        """The name's lines under each other, and the clock's; each with its height."""
        emblem = look.px(100)
        names = [(part, part.span(look, width - emblem).glad) for part in (self.office, self.regency)]
        motto = [(self.motto, self.motto.span(look, width).glad)]
        return names, motto

    def span(self, look: Look, width: float) -> Span:
        names, motto = self._stacks(look, width)
        tall = sum(height for _, height in (*names, *motto))
        return Span.fixed(tall + self._clock_height(look) + look.px(72))

    def _clock_height(self, look: Look) -> float:
        return look.line("hero")

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self.band.place(look, self._band(look, box))
        self.band.tone(look, "accent", "", 0, 0)
        names, motto = self._stacks(look, box.width)
        emblem = look.px(100)
        top = box.top
        self.emblem.place(look, Box(box.x, top - look.px(84), look.px(84), look.px(84)))
        for part, height in names:
            part.place(look, Box(box.x + emblem, top - height, box.width - emblem, height))
            top -= height
        top -= look.px(14)
        for part, height in motto:
            part.place(look, Box(box.x, top - height, box.width, height))
            top -= height
        self._place_clock(look, Box(box.x, box.y + look.px(24), box.width, self._clock_height(look)))

    def _band(self, look: Look, box: Box) -> Box:
        """Its ground: the upper edge of a portrait panel, the whole left of a landscape one."""
        floor = self.parent.y - look.gap if look.wide and self.parent else box.y
        width = box.right + look.px(28) if look.wide else look.width
        return Box(0, floor, width, look.height - floor)

    def _place_clock(self, look: Look, box: Box) -> None:
        clock = self.clock.width_at(look.text("hero"))
        self.date.align, self.clock.align = "left", "right"
        self.clock.place(look, Box(box.right - clock - 1, box.y, clock + 1, box.height))
        self.date.valign = "middle"
        self.date.place(look, Box(box.x, box.y, box.width - clock - look.gap, box.height))


class Maklumat(Plate):
    """The office's promise, word for word, under its heading."""

    heading = StringProperty("")

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.title = Writing(role="note", bold=True, colour="on_tint", ground="tint")
        self.lines: list[Writing] = []
        self.add_widget(self.title)

    def show(self, heading: str, lines: tuple[str, ...]) -> None:
        self.title.text = heading if lines else ""
        while len(self.lines) < len(lines):
            self.lines.append(Writing(role="note", colour="ink", ground="tint"))
            self.add_widget(self.lines[-1])
        for number, writing in enumerate(self.lines):
            writing.text = f"{number + 1}. {_sentence_case(lines[number])}" if number < len(lines) else ""
        self.shown = bool(lines)

    def span(self, look: Look, width: float) -> Span:
        inner = width - 2 * look.px(28)
        texts = [part.span(look, inner).glad for part in (self.title, *self.lines) if part.text]
        return Span.fixed(sum(texts) + look.px(8) * len(texts) + look.px(44))

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self.tone(look, "tint", "", 0, 20)
        inner = box.inset(look.px(28), look.px(22))
        top = inner.top
        for part in (self.title, *self.lines):
            height = part.span(look, inner.width).glad
            part.place(look, Box(inner.x, top - height, inner.width, height))
            top -= height + look.px(8)


FEW_NOTICES = 2  # more of them are said in smaller words, so that all fit


class NoticeList(PagedList):
    """What does not work now."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(turns=False, **kwargs)

    def fill(self, texts: list[str], words: Words) -> None:
        while len(self.rows) < len(texts):
            self.rows.append(Notice(icon_name="info"))
        rows = self.rows[: len(texts)]
        for row, text in zip(rows, texts, strict=True):
            row.role = "body" if len(texts) <= FEW_NOTICES else "note"
            row.say(text)
        self.show(rows, words, from_start=False)


class AttractScreen(Page):
    """See attract.kv."""

    def place(self, look: Look, box: Box) -> None:
        """The promise gives way where there is no room for it beside what a person came for; then the small tiles join
        the large ones, which turn pages if they must."""
        maklumat, more = self.ids.maklumat, self.ids.more
        maklumat.shown, more.shown = bool(maklumat.title.text), bool(more.tiles)
        self.ids.tiles.held_back, self.ids.tiles.tight = len(more.tiles), False
        super().place(look, box)
        if maklumat.shown and self._is_cramped():
            maklumat.shown = False
            super().place(look, box)
        if more.shown and self._is_cramped():
            more.shown = False
            self.ids.tiles.held_back, self.ids.tiles.tight = 0, True
            super().place(look, box)

    def _is_cramped(self) -> bool:
        return self.overflows or not self.kept_scale or self.ids.tiles.pager.parent is not None

    def fill(self, view: AttractView, words: Words, *, turned: bool) -> None:
        self.ids.hero.show(view)
        self.ids.invitation.text = words.key("attract.invitation")
        self.ids.notices.fill([words.of(notice) for notice in view.notices], words)
        self.ids.tiles.show((*view.tiles, *view.more), words)
        self.ids.more.show(view.more, words)
        self.ids.maklumat.show(words.key("attract.maklumat"), view.maklumat)


def _sentence_case(text: str) -> str:
    """A promise in capitals is hard to read: only its first letter stays one."""
    return text[:1] + text[1:].lower() if text.isupper() else text
