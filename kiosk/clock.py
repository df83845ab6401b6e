"""Time, handed in: whoever needs to know what time it is asks a clock it was given, so that a test can own the time."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Two kinds of time: one for people and papers, one for measuring."""

    def now(self) -> datetime:
        """What a clock on the wall says: timezone-aware local time. May jump when the kiosk's clock is set."""
        ...

    def monotonic(self) -> float:
        """Seconds since some moment; never jumps, never goes back."""
        ...


class SystemClock:
    """The kiosk PC's own clock, in `zone` (e.g. "Asia/Jakarta"): machines are often installed with another one."""

    def __init__(self, zone: str) -> None:
        self._zone = ZoneInfo(zone)

    def now(self) -> datetime:
        return datetime.now(self._zone)

    def monotonic(self) -> float:
        return time.monotonic()
