"""A closed line over a picture, light on dark, so that it is seen on white paper and on a dark table alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kivy.graphics import Color, InstructionGroup, Line

from screens.theme import Look
from screens.widgets.part import rgba

Place = tuple[float, float]


class FrameLine(InstructionGroup):
    """Goes through the points that it is given; with none, it is not there."""

    def __init__(self, *, close: bool = True) -> None:
        super().__init__()
        self._dark, self._light = Color(), Color()
        self._under, self._over = Line(close=close, joint="round"), Line(close=close, joint="round")
        for each in (self._dark, self._under, self._light, self._over):
            self.add(each)

    @property
    def points(self) -> list[float]:
        """x, y, x, y, ... in pixels of the window."""
        return list(self._over.points)

    def tone(self, look: Look, width: float = 3.0) -> None:
        self._dark.rgba = rgba(look.palette.scrim)
        self._light.rgba = rgba(look.palette.notice)
        self._under.width, self._over.width = look.px(width) * 2, look.px(width)

    def go(self, points: Iterable[Place]) -> None:
        flat = [value for point in points for value in point]
        self._under.points = self._over.points = flat


def on_picture(place: Sequence[float], box: tuple[float, float, float, float]) -> Place:
    """Where `place` (across and down, each 0.0 to 1.0) of a picture drawn in `box` (x, y, width, height) lies."""
    x, y, width, height = box
    return x + place[0] * width, y + (1.0 - place[1]) * height
