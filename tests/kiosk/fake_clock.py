"""A clock that stands still until a test moves it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

WIB = timezone(timedelta(hours=7))


class FakeClock:
    """Starts on a Friday morning in Jogoroto; `pass_time` moves both kinds of time together."""

    def __init__(self, now: datetime | None = None) -> None:
        self._now = now or datetime(2026, 11, 20, 8, 5, tzinfo=WIB)
        self._monotonic = 1000.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    def pass_time(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)
        self._monotonic += seconds
