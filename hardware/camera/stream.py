"""A running stream of which only the newest picture is kept: who looks late sees what lies there now."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from hardware.camera.capture import Frames
from hardware.camera.witness import Witness
from hardware.device import Fault
from hardware.scanner.port import Pixels

# Cameras that cannot give 15 frames a second give 30; every second one of them is decoded, the others are let go.
DECODED_PER_S = 20.0


@dataclass(frozen=True, eq=False)
class Taken:
    """A frame as it came, BGR, with its number; `fault` is what it and those before it say about the camera."""

    bgr: Pixels
    number: int
    fault: Fault | None


class Stream:
    """Takes frames on a thread of its own, since taking one blocks, until `stop`."""

    def __init__(self, frames: Frames, after: int, clock: Callable[[], float] = time.monotonic) -> None:
        """The first frame gets the number `after` + 1."""
        self._frames, self._clock, self._count = frames, clock, after
        self._witness = Witness(clock)
        self._came = threading.Condition()
        self._newest: Taken | None = None
        self._decoded_at = float("-inf")
        self._stopping = False
        self.ended = False  # no more pictures will come
        self._thread = threading.Thread(target=self._run, name="frames", daemon=True)
        self._thread.start()

    def newer_than(self, number: int, wait_s: float) -> Taken | None:
        """The newest frame, when its number is higher than `number`; waits for one at most `wait_s`."""
        with self._came:
            self._came.wait_for(lambda: self.ended or self._number() > number, wait_s)
            return self._newest if self._number() > number else None

    @property
    def count(self) -> int:
        """The number of the last frame that the camera gave."""
        return self._count

    def stop(self, within_s: float) -> bool:
        """Let go of the camera; False when a frame being taken does not come back in time: then it is still held."""
        self._stopping = True
        self._thread.join(within_s)
        return not self._thread.is_alive()

    def _number(self) -> int:
        return -1 if self._newest is None else self._newest.number

    def _run(self) -> None:
        try:
            while not self._stopping and self._frames.grab():
                self._count += 1
                if self._clock() - self._decoded_at >= 1.0 / DECODED_PER_S:
                    self._decode()
        finally:
            self._frames.release()
            with self._came:
                self.ended = True
                self._came.notify_all()

    def _decode(self) -> None:
        """A frame that came empty or damaged, as over a bad cable, is left out: the next one is on its way."""
        self._decoded_at = self._clock()
        try:
            whole, picture = self._frames.retrieve()
        except cv2.error:
            return
        if not whole or picture is None or picture.ndim != 3:
            return
        bgr = np.asarray(picture, np.uint8)
        taken = Taken(bgr, self._count, self._witness.saw(bgr))
        with self._came:
            self._newest = taken
            self._came.notify_all()
