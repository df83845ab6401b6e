"""Where on the pad the picture, the magnifier and the four arrow keys go. No Kivy here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from screens.box import Box
from screens.theme import Look

_LEAST_GLASS_PX = 150.0
_ROOMY_PX = 600.0  # from this height on the keys can be larger than they must


class Areas(NamedTuple):
    sheet: Box  # the picture itself, in its own shape
    glass: Box
    keys: Box


def key_side(look: Look, height: float) -> float:
    """One arrow key on a pad of this height."""
    return look.primary if height >= look.px(_ROOMY_PX) else look.touch


def keys_side(look: Look, height: float) -> float:
    """Three keys across and down."""
    return 3 * key_side(look, height) + 2 * look.px(8)


def areas(look: Look, box: Box, shape: float) -> Areas:
    """The arrangement in which a picture that is `shape` times as wide as high is largest."""
    return max(_arrangements(look, box, shape), key=lambda each: each.sheet.width)


def _arrangements(look: Look, box: Box, shape: float) -> Iterator[Areas]:
    """Never under the hand that drags: the magnifier is above the picture, or to its right above the keys."""
    keys, gap = keys_side(look, box.height), look.px(28)
    glass = min(look.px(240), box.height)
    right = box.right - keys
    yield Areas(
        _sheet(look, Box(box.x, box.y, box.width - keys - glass - 2 * gap, box.height), shape),
        Box(right - gap - glass, box.top - glass, glass, glass),
        Box(right, box.top - keys, keys, keys),
    )
    glass = min(look.px(340), box.width * 0.36, box.height - keys - gap)
    if glass >= look.px(_LEAST_GLASS_PX):
        column = max(keys, glass)
        right = box.right - column
        yield Areas(
            _sheet(look, Box(box.x, box.y, box.width - column - gap, box.height), shape),
            Box(right + (column - glass) / 2, box.top - glass, glass, glass),
            Box(right + (column - keys) / 2, box.top - glass - gap - keys, keys, keys),
        )
    glass = min(look.px(360), box.height * 0.4, box.width - keys - gap)
    if glass >= look.px(_LEAST_GLASS_PX):
        row = max(keys, glass)
        middle = box.top - row / 2
        yield Areas(
            _sheet(look, box.lower(box.height - row - gap), shape),
            Box(box.x, middle - glass / 2, glass, glass),
            Box(box.right - keys, middle - keys / 2, keys, keys),
        )


def _sheet(look: Look, room: Box, shape: float) -> Box:
    """The picture as large as it can be, with room around it for half a handle."""
    inner = room.inset(look.touch / 2 + 1, look.touch / 2 + 1)
    width = max(1.0, min(inner.width, inner.height * shape))
    return inner.centred(width, width / shape)
