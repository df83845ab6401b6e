"""The days that a report is about, on the office's wall clock."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


@dataclass(frozen=True)
class Period:
    """From `first` to `last`, both included."""

    first: date
    last: date
    zone: ZoneInfo

    @property
    def start(self) -> datetime:
        return datetime.combine(self.first, time.min, self.zone)

    @property
    def end(self) -> datetime:
        """The first moment that is not in it."""
        return datetime.combine(self.last + timedelta(days=1), time.min, self.zone)

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(self.first + timedelta(days=each) for each in range((self.last - self.first).days + 1))

    @property
    def name(self) -> str:
        """`20 November 2026`, `November 2026`, or both ends."""
        if self.first == self.last:
            return _written(self.first)
        if (self.first, self.last) == _month(self.first):
            return f"{MONTHS[self.first.month - 1]} {self.first.year}"
        return f"{_written(self.first)} sampai {_written(self.last)}"

    def holds(self, at: datetime) -> bool:
        first, until = self._moments
        return first <= at < until

    @cached_property
    def _moments(self) -> tuple[datetime, datetime]:
        """In UTC and worked out once: a report of a day asks some ten thousand times."""
        return self.start.astimezone(UTC), self.end.astimezone(UTC)


def day(of: date, zone: ZoneInfo) -> Period:
    return Period(of, of, zone)


def month(of: date, zone: ZoneInfo) -> Period:
    return Period(*_month(of), zone)


def _month(of: date) -> tuple[date, date]:
    return of.replace(day=1), of.replace(day=monthrange(of.year, of.month)[1])


def _written(of: date) -> str:
    return f"{of.day} {MONTHS[of.month - 1]} {of.year}"
