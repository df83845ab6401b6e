"""Four corners on a picture, each across and down from 0.0 to 1.0. No picture here, only where its corners are."""

from __future__ import annotations

import math

Place = tuple[float, float]
Corners = tuple[Place, Place, Place, Place]

START: Corners = ((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9))

# A KTP-el covers 7 % of an A4 bed and 3 % of what a document camera sees; under a third of that a finger slipped.
SMALLEST = 0.01


def in_order(corners: Corners) -> Corners:
    """The same corners, clockwise from the one at the top left: who drags them across each other means the sheet all
    the same."""
    middle = sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4
    around = sorted(corners, key=lambda place: math.atan2(place[1] - middle[1], place[0] - middle[0]))
    first = min(range(4), key=lambda number: sum(around[number]))
    return around[first], around[(first + 1) % 4], around[(first + 2) % 4], around[(first + 3) % 4]


def is_a_page(corners: Corners) -> bool:
    """Whether they can be the corners of a sheet: none inside the others, and room between them."""
    ordered = in_order(corners)
    bends = [_bend(ordered[i - 2], ordered[i - 1], ordered[i]) for i in range(4)]
    return all(bend > 0 for bend in bends) and _area(ordered) >= SMALLEST


def _bend(one: Place, two: Place, three: Place) -> float:
    """Above zero where the way from `one` over `two` to `three` turns right (down counts as up grows)."""
    return (two[0] - one[0]) * (three[1] - two[1]) - (two[1] - one[1]) * (three[0] - two[0])


def _area(corners: Corners) -> float:
    """The share of the picture that they enclose."""
    pairs = [(corners[i - 1], corners[i]) for i in range(4)]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2
