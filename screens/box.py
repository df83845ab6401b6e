"""Rectangles and heights: the arithmetic of the layout, in pixels, y upwards as Kivy counts. No Kivy here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle of the glass."""

    x: float
    y: float
    width: float
    height: float

    @property
    def top(self) -> float:
        return self.y + self.height

    @property
    def right(self) -> float:
        return self.x + self.width

    def inset(self, dx: float, dy: float) -> Box:
        """The same rectangle, smaller by `dx` at left and right and by `dy` below and above."""
        return Box(self.x + dx, self.y + dy, self.width - 2 * dx, self.height - 2 * dy)

    def lower(self, height: float) -> Box:
        """The lowest `height` pixels of it."""
        return Box(self.x, self.y, self.width, height)

    def upper(self, height: float) -> Box:
        return Box(self.x, self.top - height, self.width, height)

    def columns(self, count: int, gap: float) -> list[Box]:
        """`count` boxes of equal width side by side."""
        width = (self.width - gap * (count - 1)) / count
        return [Box(self.x + i * (width + gap), self.y, width, self.height) for i in range(count)]

    def centred(self, width: float, height: float) -> Box:
        """A box of this size in the middle."""
        return Box(self.x + (self.width - width) / 2, self.y + (self.height - height) / 2, width, height)


class Span(NamedTuple):
    """How much height a part can do with: at least, gladly, at most."""

    least: float
    glad: float
    most: float

    @classmethod
    def fixed(cls, height: float) -> Span:
        return cls(height, height, height)


def share(spans: Sequence[Span], room: float) -> list[float] | None:
    """Heights for parts that stand above each other in `room` pixels; None when even the least is too much.

    Everybody gets what it would gladly have. What is missing is taken, and what is left over is given, in proportion
    to how far each part can still shrink or grow.
    """
    if sum(span.least for span in spans) > room + 0.5:
        return None
    heights = [span.glad for span in spans]
    spare = room - sum(heights)
    slack = [span.most - span.glad if spare > 0 else span.glad - span.least for span in spans]
    total = sum(slack)
    if total <= 0:
        return heights
    part = min(1.0, abs(spare) / total)
    return [height + (part if spare > 0 else -part) * each for height, each in zip(heights, slack, strict=True)]
