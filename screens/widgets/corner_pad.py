"""The picture as it was taken, with four corners to drag, a magnifier and arrow keys.

Three ways lead to the same: drag a corner; touch a corner and then its place; touch an arrow key. The picture and the
corners only report, as every touch does: where a corner is, the journey decides.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from kivy.app import App
from kivy.graphics import Color, Line

from kiosk.events import CornerMoved
from kiosk.views import CornersView
from screens.box import Box, Span
from screens.corner_areas import areas, key_side
from screens.theme import Look
from screens.widgets.frame_line import FrameLine, Place, on_picture
from screens.widgets.magnifier import Magnifier
from screens.widgets.part import Part, rgba
from screens.widgets.picture import PagePreview
from screens.widgets.plate import Touchable
from screens.widgets.writing import Icon

GRAB_MM = 16.0  # so near to a corner a finger means that corner
NUDGE = 0.004  # of the picture's longer side: about half a millimetre of A4
ARROWS = {
    "up": ("arrow_upward", (0, -1), (1, 2)),
    "left": ("arrow_back", (-1, 0), (0, 1)),
    "right": ("arrow_forward", (1, 0), (2, 1)),
    "down": ("arrow_downward", (0, 1), (1, 0)),
}


class Handle(Touchable):
    """A ring around one corner, open in the middle. The pad moves it; it only says where it can be touched."""

    def __init__(self, index: int, **kwargs: Any) -> None:
        super().__init__(touch_id=f"corner:{index}", **kwargs)
        with self.canvas:
            self._dark, self._under = Color(), Line()
            self._light, self._over = Color(), Line()

    def stand(self, look: Look, at: Place, *, chosen: bool) -> None:
        side, width = look.touch, look.px(5 if chosen else 2.5)
        self.place(look, Box(at[0] - side / 2, at[1] - side / 2, side, side))
        self._dark.rgba, self._light.rgba = rgba(look.palette.scrim), rgba(look.palette.notice)
        self._under.width, self._over.width = width + look.px(2.5), width
        self._under.circle = self._over.circle = (*at, side * (0.5 if chosen else 0.4) - width)

    def on_touch_down(self, touch: object) -> bool:
        return False

    def forget(self) -> None:
        self._under.circle = self._over.circle = (-99, -99, 1)
        self.value = None


class ArrowKey(Touchable):
    """Moves the chosen corner by a hair."""

    def __init__(self, name: str, **kwargs: Any) -> None:
        super().__init__(touch_id=f"nudge:{name}", at_once=True, **kwargs)
        self._symbol, self.way, self.cell = ARROWS[name]
        self.icon = Icon(ground="surface")
        self.add_widget(self.icon)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self.tone(look, "surface", "edge", 2, 14)
        self.icon.name = self._symbol
        self.icon.place(look, box.inset(box.width * 0.2, box.height * 0.2))

    def forget(self) -> None:
        super().forget()
        self.value = None


class _Grip(NamedTuple):
    """A finger on the pad: which corner follows it, how far beside it, and on which page it came down."""

    corner: int
    beside: Place
    serial: int


class CornerPad(Part):
    slot = "pad"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.sheet, self.glass, self.outline = PagePreview(), Magnifier(), FrameLine()
        self.handles = [Handle(index) for index in range(4)]
        self.keys = [ArrowKey(name) for name in ARROWS]
        for part in (self.sheet, self.glass, *self.keys, *self.handles):
            self.add_widget(part)
        self.sheet.canvas.after.add(self.outline)
        self._corners: tuple[Place, ...] = ()
        self._chosen = 0
        self._look: Look | None = None
        self._shown = Box(0, 0, 1, 1)  # where the picture is

    def show(self, view: CornersView) -> None:
        self.sheet.show(view.preview)
        self._corners, self._chosen = view.corners, view.chosen or 0

    def follow(self, view: CornersView) -> None:
        """Corners moved, and nothing else."""
        self._corners, self._chosen = view.corners, view.chosen or 0
        self._draw_corners()

    def forget(self) -> None:
        super().forget()
        self.outline.go(())
        self._corners = ()

    def span(self, look: Look, width: float) -> Span:
        return Span(look.px(300), look.px(1000), look.px(1150))

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self._look = look
        texture = self.sheet.texture
        where = areas(look, box, texture.width / texture.height if texture is not None else 1.0)
        self._shown = where.sheet
        self.sheet.place(look, where.sheet)
        self.glass.place(look, where.glass)
        side = key_side(look, box.height)
        step = side + look.px(8)
        for key in self.keys:
            across, up = key.cell
            key.place(look, Box(where.keys.x + across * step, where.keys.y + up * step, side, side))
        self.outline.tone(look, 2)
        self._draw_corners()

    def _draw_corners(self) -> None:
        look, texture = self._look, self.sheet.texture
        if look is None or texture is None or not self._corners:
            return
        points = [on_picture(corner, self._shown) for corner in self._corners]
        self.outline.go(points)
        for number, (handle, point) in enumerate(zip(self.handles, points, strict=True)):
            handle.stand(look, point, chosen=number == self._chosen)
            handle.value = CornerMoved(number, *self._corners[number], lifted=True)
        chosen = self._corners[self._chosen]
        ends = self._corners[self._chosen - 1], self._corners[(self._chosen + 1) % 4]
        self.glass.look_at(texture, self._shown, chosen, ends)
        for key in self.keys:
            key.value = self._nudged(key.way)

    def _nudged(self, way: tuple[int, int]) -> CornerMoved:
        x, y = self._corners[self._chosen]
        step = NUDGE * max(self._shown.width, self._shown.height)
        return CornerMoved(
            self._chosen, x + way[0] * step / self._shown.width, y + way[1] * step / self._shown.height, lifted=True
        )

    # --- fingers ------------------------------------------------------------------------------------------------------

    def on_touch_down(self, touch: Any) -> bool:
        if super().on_touch_down(touch):
            return True
        meant = self._meant(*touch.pos)
        if meant is None:
            return False
        corner, beside = meant
        touch.grab(self)
        _, serial = App.get_running_app().hand.meaning(None)
        touch.ud[self] = _Grip(corner, beside, serial)
        self._report(touch, lifted=False)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return bool(super().on_touch_move(touch))
        self._report(touch, lifted=False)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return bool(super().on_touch_up(touch))
        touch.ungrab(self)
        self._report(touch, lifted=True)
        touch.ud.pop(self)
        return True

    def _meant(self, x: float, y: float) -> tuple[int, Place] | None:
        """The corner that a finger at (x, y) means, and how far beside it the finger is: one that is near is taken
        where it is; else the chosen one jumps to the finger. None off the picture."""
        look = self._look
        if look is None or not self._corners:
            return None
        points = [on_picture(corner, self._shown) for corner in self._corners]
        near = min(range(4), key=lambda number: math.dist(points[number], (x, y)))
        if math.dist(points[near], (x, y)) <= look.mm(GRAB_MM):
            return near, (points[near][0] - x, points[near][1] - y)
        rim = look.touch / 2
        inside = self._shown.inset(-rim, -rim)
        on_it = inside.x <= x <= inside.right and inside.y <= y <= inside.top
        return (self._chosen, (0.0, 0.0)) if on_it else None

    def _report(self, touch: Any, *, lifted: bool) -> None:
        grip: _Grip = touch.ud[self]
        x = (touch.x + grip.beside[0] - self._shown.x) / self._shown.width
        y = 1.0 - (touch.y + grip.beside[1] - self._shown.y) / self._shown.height
        inside = min(1.0, max(0.0, x)), min(1.0, max(0.0, y))
        App.get_running_app().hand.report(CornerMoved(grip.corner, *inside, lifted), grip.serial)
