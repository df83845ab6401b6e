"""One code that was found in a picture. Plain values: the kiosk's own process holds them without loading a decoder."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import hypot

Point = tuple[float, float]
Corners = tuple[Point, Point, Point, Point]


@dataclass(frozen=True)
class Code:
    """What it says, which kind it is (`QR`, `Micro QR`, `Code 128`, `Data Matrix`, ...) and where it lies.

    `corners` are pixels (x, y) of the picture that was given, clockwise from the code's own top left where the kind
    has one. A line code's corners lie on the line that was read, so they may enclose next to nothing.
    """

    text: str = field(repr=False)  # often a NIK or the key of a request: not for logs
    format: str
    corners: Corners


def middle_of(corners: Corners) -> Point:
    return sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4


def reach_of(corners: Corners) -> float:
    """Distance from the middle to the farthest corner, pixels."""
    x, y = middle_of(corners)
    return max(hypot(each[0] - x, each[1] - y) for each in corners)
