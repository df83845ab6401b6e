"""A signature drawn on the counter's screen: strokes as points on a field, never a picture from somebody's browser."""

from __future__ import annotations

import re

Strokes = tuple[tuple[tuple[int, int], ...], ...]
WIDTH, HEIGHT = 600, 200  # the field on which it is drawn
_POINT = re.compile(r"^(\d{1,3}),(\d{1,3})$")
_MOST_POINTS = 4000
_FEWEST_POINTS = 8  # less is a slip of the finger


def parse(text: str) -> Strokes:
    """`12,40 13,42;80,90 81,91` -> two strokes; () when it is not a signature."""
    strokes: list[tuple[tuple[int, int], ...]] = []
    for part in text.split(";"):
        matched = [_POINT.match(each) for each in part.split()]
        points = tuple((int(each[1]), int(each[2])) for each in matched if each is not None)
        if len(points) != len(matched) or any(x > WIDTH or y > HEIGHT for x, y in points):
            return ()
        strokes.append(points)
    count = sum(len(each) for each in strokes)
    return tuple(each for each in strokes if each) if _FEWEST_POINTS <= count <= _MOST_POINTS else ()
