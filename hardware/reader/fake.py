"""A code reader without the metal: a hand shows it codes, pulls its cable, or lets it stutter.

The dock and the tests are the hand. Any thread may call any method.
"""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass

from hardware.device import DeviceInfo, Fault
from hardware.reader import faults
from hardware.reader.lines import LineAssembler


@dataclass(frozen=True)
class ReaderSnapshot:
    """What somebody standing before the reader sees: it beeped for `shown` codes, `waiting` were not fetched yet."""

    plugged_in: bool
    shown: int
    waiting: int


class FakeReader:
    """Bursts of bytes go through the same assembler as those of a real reader; after each burst the line is silent."""

    def __init__(self, prefix: str = "", suffix: str = "") -> None:
        self._prefix = prefix
        self._suffix = suffix
        self._lines = LineAssembler(prefix, suffix)
        self._changed = threading.Condition()
        self._codes: deque[str] = deque()
        self._plugged_in = True
        self._shown = 0

    # The hand

    def show(self, text: str) -> None:
        """Hold a code before the reader. Nothing happens while its cable is out."""
        with self._changed:
            self._shown += 1
        self.babble(f"{self._prefix}{text}{self._suffix}\r".encode())

    def babble(self, data: bytes) -> None:
        """Send a burst of bytes as they are: noise, half a line, two codes at once."""
        with self._changed:
            if self._plugged_in:
                self._codes.extend(self._lines.feed(data))
                self._codes.extend(self._lines.silence())
                self._changed.notify_all()

    def pull_cable(self) -> None:
        """Also while the program waits for a code: that wait then ends as `UNPLUGGED`."""
        with self._changed:
            self._plugged_in = False
            self._codes.clear()
            self._changed.notify_all()

    def plug_in(self) -> None:
        with self._changed:
            self._plugged_in = True

    def snapshot(self) -> ReaderSnapshot:
        with self._changed:
            return ReaderSnapshot(self._plugged_in, self._shown, len(self._codes))

    # The program

    def open(self) -> FakeReader | Fault:
        """What a supervisor calls to open it, the first time and again after a fault."""
        with self._changed:
            return self if self._plugged_in else faults.NOT_FOUND

    def info(self) -> DeviceInfo:
        return DeviceInfo(kind="reader", driver="fake", address="fake:reader", model="Anjungan QR reader")

    def check(self) -> Fault | None:
        with self._changed:
            return None if self._plugged_in else faults.UNPLUGGED

    def read(self, timeout_s: float) -> str | Fault | None:
        with self._changed:
            self._changed.wait_for(lambda: self._codes or not self._plugged_in, timeout_s)
            if not self._plugged_in:
                return faults.UNPLUGGED
            return self._codes.popleft() if self._codes else None

    def close(self) -> None:
        """Let go of it: codes nobody fetched are forgotten. The box stays where it is and can be opened again."""
        with self._changed:
            self._codes.clear()
