"""Cards over the page: "still here?", help, "Hapus & keluar?"."""

from __future__ import annotations

from kiosk.events import BarKey, BarPressed
from kiosk.say import Text, say
from kiosk.views import Button, Emphasis, HelpCard, IdleWarning, LeaveQuestion, OfficerCard, Overlay
from screens.box import Box
from screens.theme import Look
from screens.widgets.button import ButtonRow
from screens.widgets.part import rgba
from screens.widgets.plate import Plate, Touchable
from screens.widgets.writing import Icon, Writing
from screens.words import Words

STAY = Button(BarKey.STAY.value, say("overlay.stay"), "waving_hand", Emphasis.PRIMARY)
CLOSE = Button(BarKey.STAY.value, say("overlay.close"), "close", Emphasis.PRIMARY)
NO_GO_BACK = Button(BarKey.STAY.value, say("overlay.leave.no"), "undo", Emphasis.PRIMARY)
LEAVE = Button(BarKey.LEAVE.value, say("overlay.leave.yes"), "logout", Emphasis.SECONDARY)
LATER = Button(BarKey.GO_ON_LATER.value, say("overlay.later"), "bookmark", Emphasis.SECONDARY)
LEAVE_NOW = Button(BarKey.LEAVE_CONFIRMED.value, say("overlay.leave.yes"), "logout", Emphasis.DANGER)

KINDS: dict[type, tuple[str, tuple[Button, ...]]] = {
    IdleWarning: ("schedule", (LEAVE, STAY)),
    HelpCard: ("help", (CLOSE,)),
    OfficerCard: ("support_agent", (CLOSE,)),
    LeaveQuestion: ("delete", (LEAVE_NOW, NO_GO_BACK)),
}


class Card(Touchable):
    """A card in front of the page, which it dims and shuts off. While it asks "still here?", any touch says yes."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.card, self.icon = Plate(), Icon(colour="on_tint", ground="tint")
        self.disc = Plate()
        self.title = Writing(role="title", bold=True, ground="surface", valign="middle")
        self.lines: list[Writing] = []
        self.row = ButtonRow()
        self.overlay: Overlay | None = None
        for part in (self.card, self.disc, self.icon, self.title, self.row):
            self.add_widget(part)

    def show(self, overlay: Overlay, words: Words) -> None:
        self.overlay = overlay
        title, *lines = card_words(overlay)
        self.title.text = words.of(title)
        self._say_lines([words.of(line) for line in lines])
        self.icon.name, buttons = KINDS[type(overlay)]
        if getattr(overlay, "can_be_left", False):
            buttons = (buttons[0], LATER, *buttons[1:])
        self.row.show(buttons, words)
        for button in self.row.buttons:
            key = BarKey(button.touch_id.removeprefix("choose:"))
            button.touch_id, button.value = f"bar:{key.value}", BarPressed(key)
        self.touch_id = "anywhere"
        self.value = BarPressed(BarKey.STAY) if isinstance(overlay, IdleWarning) else None
        self.press_colour = (0, 0, 0, 0)

    def _say_lines(self, lines: list[str]) -> None:
        while len(self.lines) < len(lines):
            self.lines.append(Writing(role="body", ground="surface"))
            self.add_widget(self.lines[-1], index=1)
        for writing in self.lines[len(lines) :]:
            self.remove_widget(writing)
        del self.lines[len(lines) :]
        for writing, line in zip(self.lines, lines, strict=True):
            writing.text = line

    def act(self, meant: tuple[object, int]) -> None:
        if meant[0] is not None:
            super().act(meant)

    def on_touch_down(self, touch: object) -> bool:
        if not self.row.on_touch_down(touch):
            super().on_touch_down(touch)
        return True

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self.fill, self.line = rgba(look.palette.scrim, 0.72), (0, 0, 0, 0)
        fitting: Look | None = look
        while fitting and not self._try(fitting, box):
            fitting = fitting.smaller()

    def _try(self, look: Look, box: Box) -> bool:
        """Draw the card in this text scale; False when it is too tall."""
        pad, width = look.px(44), min(box.width - 2 * look.margin, look.px(1000))
        inner = width - 2 * pad
        disc = look.px(110)
        title = max(disc, self.title.span(look, inner - disc - pad / 2).glad)
        lines = [line.span(look, inner).glad for line in self.lines]
        row = self.row.span(look, inner).glad
        tall = 2 * pad + title + sum(lines) + look.gap * (len(lines) + 2) + row
        if tall > box.height - 2 * look.margin:
            return False
        card = box.centred(width, tall)
        if look.low_reach:
            card = Box(card.x, look.margin, width, tall)
        self._arrange(look, card, (pad, disc, title, row), lines)
        return True

    def _arrange(self, look: Look, card: Box, sizes: tuple[float, float, float, float], lines: list[float]) -> None:
        pad, disc, title, row = sizes
        self.card.place(look, card)
        self.card.tone(look, "surface", "edge", 4, 28)
        inner = card.inset(pad, pad)
        square = Box(inner.x, inner.top - title + (title - disc) / 2, disc, disc)
        self.disc.place(look, square)
        self.disc.tone(look, "tint", "", 0, 28)
        self.icon.place(look, square.inset(look.px(16), look.px(16)))
        left = square.right + pad / 2
        self.title.place(look, Box(left, inner.top - title, inner.right - left, title))
        top = inner.top - title - look.gap
        for writing, height in zip(self.lines, lines, strict=True):
            writing.place(look, Box(inner.x, top - height, inner.width, height))
            top -= height + look.gap
        self.row.place(look, inner.lower(row))


def card_words(overlay: Overlay) -> tuple[Text, ...]:
    """The title of a card, then its lines."""
    match overlay:
        case IdleWarning(seconds_left=seconds):
            return say("overlay.idle.title"), say("overlay.idle.body", seconds=seconds)
        case OfficerCard(lines=lines):
            return say("overlay.officer.title"), *lines
        case HelpCard(lines=lines):
            return say("overlay.help.title"), *lines
        case LeaveQuestion():
            return say("overlay.leave.title"), say("overlay.leave.body")
