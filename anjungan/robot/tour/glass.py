"""The window of a kiosk that shows nothing: whoever asks it to go round is its main loop."""

from __future__ import annotations

import heapq
import queue
import time
from collections.abc import Callable
from itertools import count

from kiosk.views import Frame

LOOK_S = 0.02  # seconds
_PATIENCE_S = 30.0


class Stalled(RuntimeError):
    """Nothing happened for longer than any part of the kiosk takes."""


class Glass:
    """`kiosk.compose.Window`."""

    def __init__(self) -> None:
        self.frame: Frame | None = None
        self._posted: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._timers: list[tuple[float, int]] = []  # when, name
        self._to_ring: dict[int, Callable[[], None]] = {}
        self._names = count()

    def show(self, frame: Frame) -> None:
        self.frame = frame

    def post(self, fn: Callable[[], None]) -> None:
        self._posted.put(fn)

    def after(self, seconds: float, fired: Callable[[], None]) -> Callable[[], None]:
        name = next(self._names)
        heapq.heappush(self._timers, (self.monotonic() + seconds, name))
        self._to_ring[name] = fired
        return lambda: self._forget(name)

    def monotonic(self) -> float:
        """By which the timers ring."""
        return time.monotonic()

    def until(self, condition: Callable[[], object], what: str, within_s: float = _PATIENCE_S) -> None:
        """Go round until `condition` holds. Raises Stalled after `within_s`."""
        deadline = time.monotonic() + within_s
        while not condition():
            if time.monotonic() > deadline:
                raise Stalled(f"{what}: {within_s:.0f} s in vain")
            self.go_round()

    def go_round(self, wait_s: float = LOOK_S) -> None:
        """Once round the main loop; without anything to do it waits for a blink."""
        self._ring()
        try:
            self._posted.get(timeout=wait_s)()
        except queue.Empty:
            return

    def _ring(self) -> None:
        while self._timers and self._timers[0][0] <= self.monotonic():
            fired = self._to_ring.pop(heapq.heappop(self._timers)[1], None)
            if fired is not None:
                fired()

    def _forget(self, name: int) -> None:
        self._to_ring.pop(name, None)
