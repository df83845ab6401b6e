"""The window of a kiosk that shows nothing: the tour's thread is its main loop."""

from __future__ import annotations

import heapq
import queue
import time
from collections.abc import Callable
from itertools import count

from kiosk.views import Frame

_LOOK_S = 0.02


class Stalled(RuntimeError):
    """Nothing happened for longer than any part of the kiosk takes."""


class Glass:
    """`kiosk.compose.Window`."""

    def __init__(self) -> None:
        self.frame: Frame | None = None
        self._posted: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._timers: list[tuple[float, int, Callable[[], None]]] = []
        self._forgotten: set[int] = set()
        self._names = count()

    def show(self, frame: Frame) -> None:
        self.frame = frame

    def post(self, fn: Callable[[], None]) -> None:
        self._posted.put(fn)

    def after(self, seconds: float, fired: Callable[[], None]) -> Callable[[], None]:
        name = next(self._names)
        heapq.heappush(self._timers, (time.monotonic() + seconds, name, fired))
        return lambda: self._forgotten.add(name)

    def until(self, condition: Callable[[], object], what: str, within_s: float) -> None:
        """Go round until `condition` holds. Raises Stalled after `within_s`."""
        deadline = time.monotonic() + within_s
        while not condition():
            if time.monotonic() > deadline:
                raise Stalled(f"{what}: {within_s:.0f} s in vain")
            self.go_round()

    def go_round(self, wait_s: float = _LOOK_S) -> None:
        """Once round the main loop; without anything to do it waits for a blink."""
        while self._timers and self._timers[0][0] <= time.monotonic():
            _, name, fired = heapq.heappop(self._timers)
            if name not in self._forgotten:
                fired()
        try:
            self._posted.get(timeout=wait_s)()
        except queue.Empty:
            return
