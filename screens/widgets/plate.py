"""Rounded grounds, and what can be touched on them."""

from __future__ import annotations

from kivy.app import App
from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)

from screens.theme import Look
from screens.widgets.part import Part, rgba


class Plate(Part):
    """A rounded rectangle with an outline; drawn by `widgets.kv`."""

    fill = ListProperty([0, 0, 0, 0])
    line = ListProperty([0, 0, 0, 0])
    line_width = NumericProperty(0)
    radius = NumericProperty(0)

    def tone(self, look: Look, fill: str, line: str, line_width: float = 3, radius: float = 18) -> None:
        """Take the colours `fill` and `line` of the palette; "" is none."""
        self.fill = rgba(look.palette[fill]) if fill else (0, 0, 0, 0)
        self.line = rgba(look.palette[line]) if line else self.fill
        self.line_width = look.px(line_width) if line else 0
        self.radius = look.px(radius)


class Touchable(Plate):
    """Something a finger can press. It shows the press when the finger comes down and acts when it is lifted on it, or
    at once (keys). What it then reports is what it stood for when the finger came down, with that page's serial."""

    touch_id = StringProperty("")  # for robots and tests: "choose:kk", "type:3", "bar:help"
    value = ObjectProperty(None, allownone=True)  # the Touch that is reported
    enabled = BooleanProperty(True)
    pressed = BooleanProperty(False)
    at_once = BooleanProperty(False)
    press_colour = ListProperty([0, 0, 0, 0.22])

    def tone(self, look: Look, fill: str, line: str, line_width: float = 3, radius: float = 18) -> None:
        super().tone(look, fill, line, line_width, radius)
        dark_ground = look.palette.paper == "#000000"
        self.press_colour = (1, 1, 1, 0.4) if dark_ground else (0, 0, 0, 0.22)

    def on_touch_down(self, touch: object) -> bool:
        if not self.touchable or not self.collide_point(*touch.pos):  # type: ignore[attr-defined]
            return False
        touch.grab(self)  # type: ignore[attr-defined]
        self.pressed = True
        meant = App.get_running_app().hand.meaning(self.value)
        touch.ud[self] = meant  # type: ignore[attr-defined]
        if self.at_once:
            self.act(meant)
        return True

    def on_touch_up(self, touch: object) -> bool:
        if touch.grab_current is not self:  # type: ignore[attr-defined]
            return False
        touch.ungrab(self)  # type: ignore[attr-defined]
        self.pressed = False
        meant = touch.ud.pop(self)  # type: ignore[attr-defined]
        if not self.at_once and self.collide_point(*touch.pos):  # type: ignore[attr-defined]
            self.act(meant)
        return True

    @property
    def touchable(self) -> bool:
        return bool(self.enabled and self.shown and self.touch_id)

    def act(self, meant: tuple[object, int]) -> None:
        """Report the touch; a pager overrides this to turn its own page first."""
        App.get_running_app().hand.report(*meant)
