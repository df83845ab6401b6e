"""A device with nothing inside: what it says of itself is set by hand, and what is done to it is written down."""

from __future__ import annotations

import queue
from collections.abc import Callable

from hardware.device import Device, DeviceInfo, Fault

COVER_OPEN = Fault("thing.cover_open")
JAM = Fault("thing.jam")
UNPLUGGED = Fault("thing.unplugged")
BAD_SETTING = Fault("thing.bad_setting", temporary=False)
PAPER_LOW = Fault("thing.paper_low")


class Thing:
    """One device that can be opened, fails as told, and counts."""

    def __init__(self) -> None:
        self.fault: Fault | None = None
        self.cannot_open: Fault | None = None
        self.explodes = False
        self.opened = self.closed = self.checked = 0
        self.codes: queue.SimpleQueue[str | Fault] = queue.SimpleQueue()

    def open(self) -> Device | Fault:
        self.opened += 1
        return self.cannot_open or self

    def info(self) -> DeviceInfo:
        return DeviceInfo("thing", "test", "nowhere")

    def check(self) -> Fault | None:
        self.checked += 1
        if self.explodes:
            raise ValueError("9903121708900003 is on the glass")
        return self.fault

    def close(self) -> None:
        self.closed += 1

    def warnings(self) -> tuple[Fault, ...]:
        return (PAPER_LOW,)

    def read(self, timeout_s: float) -> str | Fault | None:
        try:
            return self.codes.get(timeout=timeout_s)
        except queue.Empty:
            return self.fault

    def work(self, answer: object = "done") -> Callable[[object], object]:
        """A job that answers `answer`."""
        return lambda _device: answer
