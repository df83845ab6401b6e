"""The living picture of the camera, on its way from the camera's thread to the glass.

It does not pass through the visit: a frame of it belongs to nobody a moment later, and a journey decides nothing by it.
One place for one picture: who looks late sees the newest, and nothing piles up.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass

Corner = tuple[float, float]  # across and down, each from 0.0 to 1.0 of the picture


@dataclass(frozen=True, eq=False)
class LivePicture:
    """`bgra` holds height x width x 4 bytes, row by row from the top; `outline`: the sheet's corners clockwise from
    top left, None while none is found. `number` grows."""

    number: int
    width: int
    height: int
    bgra: bytes
    outline: tuple[Corner, Corner, Corner, Corner] | None = None


class LiveWindow:
    """The one place. Any thread may use it."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._newest: LivePicture | None = None

    def put(self, picture: LivePicture) -> None:
        with self._guard:
            self._newest = picture

    def newer_than(self, number: int) -> LivePicture | None:
        """The newest picture, or None when it is the one with `number`, or there is none."""
        with self._guard:
            newest = self._newest
        return newest if newest is not None and newest.number != number else None

    def clear(self) -> None:
        """Nothing of what was seen stays."""
        with self._guard:
            self._newest = None
