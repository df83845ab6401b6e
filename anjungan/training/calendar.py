"""The clock of an office whose last weeks are made up: it is moved on by hand, and never goes back."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

_OPENS, _MINUTES_OPEN = 8, 6 * 60
_SATURDAY = 5


class Calendar:
    """Called, it is the office's clock in UTC; `now` and `monotonic` are those of a kiosk."""

    def __init__(self, today: datetime, zone: ZoneInfo, days: int) -> None:
        """Begins `days` before `today`, which is the moment at which the samples are to be all there."""
        self._today, self._zone = today, zone
        self._at = today - timedelta(days=days)

    def __call__(self) -> datetime:
        return self._at

    def now(self) -> datetime:
        return self._at.astimezone(self._zone)

    def monotonic(self) -> float:
        return time.monotonic()

    def working_day(self, days_ago: int, share: float) -> datetime:
        """A moment of the last working day that is at least `days_ago`; `share` of the opening hours are over then."""
        day = self._today.astimezone(self._zone) - timedelta(days=days_ago)
        while day.weekday() >= _SATURDAY:
            day -= timedelta(days=1)
        opened = day.replace(hour=_OPENS, minute=0, second=0, microsecond=0)
        return min(opened + timedelta(minutes=share * _MINUTES_OPEN), self._today)

    def ago(self, **span: float) -> datetime:
        return self._today - timedelta(**span)

    def go_to(self, moment: datetime) -> None:
        """On to `moment`, where that is still ahead; never beyond today."""
        self._at = max(self._at, min(moment, self._today))

    def passes(self, **span: float) -> None:
        self.go_to(self._at + timedelta(**span))
