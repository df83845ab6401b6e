"""Asks what frames show while the picture goes on: one question at a time, about the newest frame, none in a queue."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from hardware.device import Fault
from hardware.scanner.port import Pixels

T = TypeVar("T")


class Looker(Generic[T]):
    """`ask` blocks, on this object's own thread, until `stop`."""

    def __init__(self, ask: Callable[[Pixels], T | Fault | None]) -> None:
        self._ask = ask
        self._changed = threading.Condition()
        self._waiting: Pixels | None = None
        self._answer: T | Fault | None = None
        self._over = False
        self._thread = threading.Thread(target=self._run, name="camera-looker", daemon=True)
        self._thread.start()

    def offer(self, pixels: Pixels) -> None:
        """To be looked at next; takes the place of one that still waits."""
        with self._changed:
            self._waiting = pixels
            self._changed.notify()

    def answer(self) -> T | Fault | None:
        """What was found out since the last call, or None when nothing was."""
        with self._changed:
            answer, self._answer = self._answer, None
            return answer

    def stop(self) -> None:
        """No further question; one that is being asked is not waited for, and its answer forgotten."""
        with self._changed:
            self._over, self._waiting, self._answer = True, None, None
            self._changed.notify()

    def _run(self) -> None:
        while (pixels := self._next()) is not None:
            answer = self._ask(pixels)
            del pixels
            with self._changed:
                if not self._over:
                    self._answer = answer

    def _next(self) -> Pixels | None:
        with self._changed:
            self._changed.wait_for(lambda: self._over or self._waiting is not None)
            pixels, self._waiting = self._waiting, None
            return None if self._over else pixels
