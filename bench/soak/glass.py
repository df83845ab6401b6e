"""A window that shows nothing, on the robot's thread. Its time leaps: nobody waits for a resident who reads."""

from __future__ import annotations

import heapq
import queue
import time
from collections.abc import Callable
from datetime import datetime
from itertools import count
from zoneinfo import ZoneInfo

from kiosk.views import Frame

_LOOK_S = 0.02
_ZONE = ZoneInfo("Asia/Jakarta")


class Glass:
    """`kiosk.compose.Window` and `kiosk.clock.Clock` in one."""

    def __init__(self) -> None:
        self.frame: Frame | None = None
        self._posted: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._timers: list[tuple[float, int]] = []  # when, name
        self._to_ring: dict[int, Callable[[], None]] = {}
        self._names = count()
        self._leapt = 0.0

    # The window

    def show(self, frame: Frame) -> None:
        self.frame = frame

    def post(self, fn: Callable[[], None]) -> None:
        self._posted.put(fn)

    def after(self, seconds: float, fired: Callable[[], None]) -> Callable[[], None]:
        name = next(self._names)
        heapq.heappush(self._timers, (self.monotonic() + seconds, name))
        self._to_ring[name] = fired
        return lambda: self._forget(name)

    # The clock

    def now(self) -> datetime:
        """The office checks the time in the kiosk's tokens: this one does not leap."""
        return datetime.now(_ZONE)

    def monotonic(self) -> float:
        return time.monotonic() + self._leapt

    # The robot

    def leap(self, seconds: float) -> None:
        """So much time passes; what was to ring in it rings."""
        self._leapt += seconds
        self._ring()

    def go_round(self, wait: bool = True) -> None:
        """Once round the main loop; without anything to do it waits for a blink."""
        self._ring()
        try:
            self._posted.get(timeout=_LOOK_S if wait else 0)()
        except queue.Empty:
            return

    def _ring(self) -> None:
        while self._timers and self._timers[0][0] <= self.monotonic():
            fired = self._to_ring.pop(heapq.heappop(self._timers)[1], None)
            if fired is not None:
                fired()

    def _forget(self, name: int) -> None:
        self._to_ring.pop(name, None)
