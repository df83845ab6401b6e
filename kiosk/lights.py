"""When the glass is lit: in the hours of the day that the office chose, while somebody is here, and after a touch.

The touch that wakes it does nothing else: nobody presses a tile that they cannot see.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time

from hardware.device import Fault
from hardware.panel.port import Panel
from kiosk.clock import Clock
from kiosk.durations import NIGHT_LIGHT

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Hours:
    """From `begin` up to `end` by the wall clock; over midnight when `end` comes first, always when both are one."""

    begin: time
    end: time

    @classmethod
    def parse(cls, text: str) -> Hours:
        """ "06:00-20:00"; "" is always. Raises ValueError."""
        begin, separator, end = (text or "00:00-00:00").partition("-")
        if not separator:
            raise ValueError(f"{text!r}: 06:00-20:00")
        return cls(time.fromisoformat(begin.strip()), time.fromisoformat(end.strip()))

    def hold(self, now: datetime) -> bool:
        at = now.time()
        if self.begin < self.end:
            return self.begin <= at < self.end
        return at >= self.begin or at < self.end


class Lights:
    """Everything on the window's main thread; switching itself happens in the background, it may take a second."""

    def __init__(
        self, panel: Panel, hours: Hours, clock: Clock, in_background: Callable[[Callable[[], None]], None]
    ) -> None:
        self._panel, self._hours, self._clock, self._in_background = panel, hours, clock, in_background
        self._touched_at = float("-inf")
        self._cannot = False  # it was tried, and the glass stays on
        self.dark = False

    def look(self, nobody_here: bool) -> None:
        """Once a minute and whenever the page changes."""
        lit = self._hours.hold(self._clock.now()) or not nobody_here or self._was_just_touched()
        if lit and self.dark:
            self._switch(on=True)
        elif not lit and not self.dark and not self._cannot:
            self._switch(on=False)

    def touched(self) -> bool:
        """A finger on the glass; True when it woke it, and must press nothing."""
        self._touched_at = self._clock.monotonic()
        if not self.dark:
            return False
        self._switch(on=True)
        return True

    def _was_just_touched(self) -> bool:
        return self._clock.monotonic() - self._touched_at < NIGHT_LIGHT

    def _switch(self, *, on: bool) -> None:
        """Dark only counts when the glass says so: else every first touch would be swallowed before a lit screen."""
        if on:
            self.dark = False
        self._in_background(lambda: self._switched(on, self._panel.light(on)))

    def _switched(self, on: bool, fault: Fault | None) -> None:
        if fault is not None:
            log.info("the glass cannot be switched: %s", fault.code)
            self._cannot = not fault.temporary
        elif not on:
            self.dark = True
