"""The bottom bar, the same on every page."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.events import BarKey, BarPressed
from kiosk.views import AttractView, Frame, OutOfOrderView
from screens.box import Box
from screens.theme import Look
from screens.widgets.part import Part
from screens.widgets.plate import Touchable
from screens.widgets.writing import Icon, Writing
from screens.words import Words


@dataclass(frozen=True)
class BarItem:
    key: BarKey
    icon: str


ITEMS = (
    BarItem(BarKey.BACK, "arrow_back"),
    BarItem(BarKey.HELP, "help"),
    BarItem(BarKey.LISTEN, "volume_up"),
    BarItem(BarKey.LANGUAGE, "language"),
    BarItem(BarKey.TEXT_SIZE, "text_increase"),
    BarItem(BarKey.CONTRAST, "contrast"),
    BarItem(BarKey.REACH, "accessible"),
    BarItem(BarKey.LEAVE, "logout"),
)
# In portrait two rows of four: reach at the bottom left, the lowest place of all; leaving at the right.
TALL_ROWS = (
    (BarKey.BACK, BarKey.HELP, BarKey.LISTEN, BarKey.LEAVE),
    (BarKey.REACH, BarKey.LANGUAGE, BarKey.TEXT_SIZE, BarKey.CONTRAST),
)
STAFF_ROW = (BarKey.BACK, BarKey.LEAVE)  # a technician goes back or goes; eyes and reach were chosen before the door


class BarButton(Touchable):
    """One key of the bar."""

    def __init__(self, item: BarItem, **kwargs: object) -> None:
        super().__init__(touch_id=f"bar:{item.key.value}", value=BarPressed(item.key), **kwargs)
        self.item, self.active = item, False
        self.icon = Icon(name=item.icon)
        self.word = Writing(role="bar", valign="middle", tight=True)
        self.add_widget(self.icon)
        self.add_widget(self.word)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self._paint(look)
        pad, icon = look.px(6), look.text("bar") * 1.2
        room = box.width - 2 * pad - icon - look.px(8)
        size = self.word.best_size(look, room, box.height - look.px(4)) or look.steps("bar")[-1]
        text = min(room, self.word.block_width(size, room))
        left = box.x + pad + max(0.0, room - text) / 2
        self.icon.place(look, Box(left, box.y, icon, box.height))
        self.word.place(look, Box(left + icon + look.px(8), box.y, room - (left - box.x - pad), box.height))

    def _paint(self, look: Look) -> None:
        ground, ink, line = ("tint", "on_tint", "on_tint") if self.active else ("surface", "ink", "edge")
        if self.item.key is BarKey.LEAVE and self.enabled:
            ink = "danger"
        if not self.enabled:
            ground, ink, line = "paper", "muted", ""
        self.tone(look, ground, line, 5 if self.active else 2, 14)
        self.word.bold = self.active
        self.word.colour = self.icon.colour = ink
        self.word.ground = self.icon.ground = ground


class BottomBar(Part):
    """Back, help and voice; language, text size, contrast and reach; "Hapus & keluar"."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.keys = {item.key: BarButton(item) for item in ITEMS}
        self._staff = False
        for button in self.keys.values():
            self.add_widget(button)

    def show(self, frame: Frame, words: Words) -> None:
        settings = frame.settings
        away = isinstance(frame.view, AttractView | OutOfOrderView)
        self._staff = frame.staff
        for key, button in self.keys.items():
            button.word.text = words.key(f"bar.{key.value}")
            self._offer(button, not frame.staff or key in STAFF_ROW)
        if frame.staff:
            self.keys[BarKey.LEAVE].word.text = words.key("bar.leave-staff")
        self.keys[BarKey.BACK].enabled = frame.can_go_back
        self.keys[BarKey.LEAVE].enabled = not away
        self.keys[BarKey.LISTEN].active = settings.listening
        self.keys[BarKey.TEXT_SIZE].active = settings.text_scale > 1.0
        self.keys[BarKey.CONTRAST].active = settings.high_contrast
        self.keys[BarKey.REACH].active = settings.low_reach

    def _offer(self, button: BarButton, offered: bool) -> None:
        button.shown = offered
        if offered and button.parent is None:
            self.add_widget(button)
        elif not offered and button.parent is not None:
            self.remove_widget(button)

    def _rows(self, look: Look) -> tuple[tuple[BarKey, ...], ...]:
        if self._staff:
            return (STAFF_ROW,)
        return (tuple(item.key for item in ITEMS),) if look.wide else TALL_ROWS

    def height_on(self, look: Look) -> float:
        """From the lower edge of the glass to the upper edge of the bar."""
        rows = len(self._rows(look))
        return look.margin + rows * self._row(look) + (rows - 1) * look.px(10) + look.px(10)

    def _row(self, look: Look) -> float:
        return max(look.touch + look.px(16), 2 * look.line("bar") * 0.94)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        inner = Box(look.margin, look.margin, look.width - 2 * look.margin, 0)
        rows = self._rows(look)
        height = self._row(look)
        for number, row in enumerate(reversed(rows)):
            line = Box(inner.x, inner.y + number * (height + look.px(10)), inner.width, height)
            for key, place in zip(row, line.columns(len(row), look.px(10)), strict=True):
                self.keys[key].place(look, place)
