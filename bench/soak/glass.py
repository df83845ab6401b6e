"""A window that shows nothing, on the robot's thread. Its time leaps: nobody waits for a resident who reads."""

from __future__ import annotations

import time
from datetime import datetime
from zoneinfo import ZoneInfo

from anjungan.robot.tour import glass

_ZONE = ZoneInfo("Asia/Jakarta")


class Glass(glass.Glass):
    """`kiosk.compose.Window` and `kiosk.clock.Clock` in one."""

    def __init__(self) -> None:
        super().__init__()
        self._leapt = 0.0

    def now(self) -> datetime:
        """The office checks the time in the kiosk's tokens: this one does not leap."""
        return datetime.now(_ZONE)

    def monotonic(self) -> float:
        return time.monotonic() + self._leapt

    def leap(self, seconds: float) -> None:
        """So much time passes; what was to ring in it rings."""
        self._leapt += seconds
        self._ring()
