"""A magnifier: the place under the finger, shown where no finger lies."""

from __future__ import annotations

import math
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture

from screens.box import Box, Span
from screens.theme import Look
from screens.widgets.frame_line import FrameLine, Place
from screens.widgets.part import Part, rgba

SHARE = 0.16  # of the picture's longer side lies under it, however small the picture is drawn


class Magnifier(Part):
    """Its middle is the place looked at; the two lines that meet there run as they do on the picture."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        with self.canvas:
            self._ground = Color()
            self._plate = Rectangle(size=(0, 0))
            Color(1, 1, 1, 1)
            self._quad = Rectangle(size=(0, 0))
        self.lines = FrameLine(close=False)
        self.rim = FrameLine()
        self.canvas.add(self.lines)
        self.canvas.add(self.rim)

    def span(self, look: Look, width: float) -> Span:
        return Span.fixed(width)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self._ground.rgba = rgba(look.palette.scrim)
        self._plate.pos, self._plate.size = box[:2], box[2:]
        self.lines.tone(look, 1.5)
        self.rim.tone(look, 2)
        self.rim.go([(box.x, box.y), (box.right, box.y), (box.right, box.top), (box.x, box.top)])

    def look_at(self, texture: Texture, shown: Box, at: Place, ends: tuple[Place, Place]) -> None:
        """The part of `texture` around `at`, while the whole of it is drawn in `shown`; lines run from there towards
        `ends`. Places are across and down, each 0.0 to 1.0."""
        zoom = self.width / (SHARE * max(shown.width, shown.height))
        width, height = zoom * shown.width, zoom * shown.height
        across, down = self.width / 2 / width, self.width / 2 / height
        left, right = max(0.0, at[0] - across), min(1.0, at[0] + across)
        top, bottom = max(0.0, at[1] - down), min(1.0, at[1] + down)
        self._quad.texture = texture
        self._quad.tex_coords = (left, bottom, right, bottom, right, top, left, top)
        self._quad.pos = self.center_x + (left - at[0]) * width, self.center_y + (at[1] - bottom) * height
        self._quad.size = (right - left) * width, (bottom - top) * height
        one, other = (((end[0] - at[0]) * width, (at[1] - end[1]) * height) for end in ends)
        self.lines.go([self._rim_towards(*one), self.center, self._rim_towards(*other)])

    def _rim_towards(self, dx: float, dy: float) -> Place:
        """Where a line from the middle by (dx, dy) ends, or leaves the magnifier."""
        half = self.width / 2
        share = min(1.0, *(half / abs(way) if way else math.inf for way in (dx, dy)))
        return self.center_x + dx * share, self.center_y + dy * share

    def forget(self) -> None:
        self._quad.texture, self._quad.size = None, (0, 0)
        self._plate.size = 0, 0
        self.lines.go(())
        self.rim.go(())
