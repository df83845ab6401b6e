"""Tells a living picture from a black one and from one that stands still. Real sensors make noise: two pictures of the
same table are never the same to the last bit, unless they are one picture sent twice."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from hardware.camera import faults
from hardware.camera.port import Camera
from hardware.device import Fault
from hardware.scanner.port import Pixels

# A cap or a dead lamp leaves at most noise; a paper under the weakest desk lamp reaches 60.
BLACK_LEVEL = 20
_BRIGHTEST = 0.99  # of the pixels: dead ones and the camera's own light do not count
# Cameras begin with black pictures until they have found their exposure.
BLACK_AFTER_S = 1.5
# A stream that stutters repeats a picture now and then; nobody repeats it so long and so often.
FROZEN_AFTER_S = 3.0
FROZEN_FRAMES = 10

_LOOK_S = 0.5  # a first look waits so long for each frame
_EVERY = 8  # pixels looked at for blackness: 14,400 of 1280 x 720


def is_black(pixels: Pixels) -> bool:
    """Whether `pixels`, (height, width, 3) uint8, show nothing at all."""
    return bool(np.quantile(pixels[::_EVERY, ::_EVERY].max(axis=2), _BRIGHTEST) < BLACK_LEVEL)


def look_once(camera: Camera, clock: Callable[[], float], for_s: float) -> Fault | None:
    """What is wrong with the pictures of a camera that was just opened, or None once it lives: two pictures came that
    are not black and not the same."""
    until, fault, last = clock() + for_s, faults.SILENT, None
    while clock() < until:
        seen = camera.newest(_LOOK_S)
        if isinstance(seen, Fault):
            return seen
        if seen is None:
            continue
        if is_black(seen.pixels):
            fault = faults.BLACK
        elif last is not None and not np.array_equal(last, seen.pixels):
            return None
        else:
            fault = faults.FROZEN
        last = seen.pixels
    return fault


class Witness:
    """Sees every frame. One such picture is enough to make it think well of the camera again."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._last: Pixels | None = None
        self._black_since: float | None = None
        self._same_since = 0.0
        self._same = 0  # frames since then

    def saw(self, pixels: Pixels) -> Fault | None:
        """What `pixels` and those before them say about the camera; None while all is well. Keeps `pixels`."""
        now = self._clock()
        black = self._black_for(pixels, now)
        still = self._still_for(pixels, now)
        if black >= BLACK_AFTER_S:
            return faults.BLACK
        return faults.FROZEN if self._same >= FROZEN_FRAMES and still >= FROZEN_AFTER_S else None

    def forget(self) -> None:
        """The stream begins anew."""
        self._last, self._black_since, self._same = None, None, 0

    def _black_for(self, pixels: Pixels, now: float) -> float:
        """Seconds for which nothing but black was seen."""
        if not is_black(pixels):
            self._black_since = None
            return 0.0
        self._black_since = now if self._black_since is None else self._black_since
        return now - self._black_since

    def _still_for(self, pixels: Pixels, now: float) -> float:
        """Seconds for which the very same picture came."""
        if self._last is not None and np.array_equal(self._last, pixels):
            self._same += 1
        else:
            self._same, self._same_since = 0, now
        self._last = pixels
        return now - self._same_since
