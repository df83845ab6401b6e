"""Ninety requests and how far each of them came: what an office has on a usual morning, and the weeks before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class End(StrEnum):
    """Where a request stands when the training begins."""

    OLD = "over its retention"
    ARCHIVED = "archived"
    COLLECTED = "collected"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    READY = "ready to be collected"
    SIGNING = "waiting for a signature"
    PROCESSED = "registered, being made"
    RETURNED = "returned to the resident"
    COMPLETED = "returned, and completed since"
    CHECKING = "on somebody's desk this minute"
    TWIN = "new, and filed twice"
    NEW = "new"


@dataclass(frozen=True)
class Plan:
    end: End
    days_ago: int  # when it was filed
    share: float  # of that day's opening hours
    quick: bool = False  # everything was done at once, as most SOPs want it


DAYS = 80  # the oldest ones were archived more than a month ago, and are over the retention of a training
_FILED: dict[End, tuple[int, ...]] = {
    End.OLD: (75, 74, 72, 71),
    End.ARCHIVED: (26, 26, 25, 25, 24, 24, 23, 23, 22, 22, 21, 21, 20, 20),
    End.COLLECTED: (19, 18, 17, 16, 16, 15, 14, 14, 13, 12, 11, 3, 3, 3),
    End.REFUSED: (13, 9, 6),
    End.CANCELLED: (10, 7),
    End.READY: (9, 8, 8, 7, 7, 6, 6, 5, 5, 4),
    End.SIGNING: (7, 6, 5, 5, 4, 4, 3, 3),
    End.PROCESSED: (6, 5, 4, 3, 3, 2, 2, 2, 1),
    End.RETURNED: (8, 6, 5, 4, 3, 2),
    End.COMPLETED: (5, 3),
    End.CHECKING: (1, 0),
    End.TWIN: (1, 0),
    End.NEW: (3, 2, 2, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0),
}


def plans() -> Iterator[Plan]:
    """All requests in the order in which they were filed."""
    filed = sorted(((days, end) for end, every in _FILED.items() for days in every), key=lambda each: -each[0])
    for place, (days, end) in enumerate(filed):
        yield Plan(end, days, (place % 9 + 1) / 10, quick=place % 3 != 0)
