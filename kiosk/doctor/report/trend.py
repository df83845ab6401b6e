"""Which way a measure goes over weeks, and how long a test has been as it is."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.doctor.model import Finding, Outcome
from kiosk.say import Text, Verbatim, say

LOOK_BACK = timedelta(days=90)  # a season: long enough for rollers and batteries, short enough to be about this machine
_LEAST = 6  # findings, below which nothing is called a trend
_STEP = 0.1  # of the limit: a smaller change is not worth a word
_MEASURES = frozenset(
    (
        *("latency", "offset", "days-left", "free", "fsync", "worn", "waiting", "oldest", "parked", "wal"),
        *("memory-free", "heat", "cut-off", "uptime", "charge", "runtime"),
        *(
            "streaks",
            "specks",
            "dirt",
            "skew",
            "dead-columns",
            "black",
            "greys",
            "scale",
            "shift",
            "centre",
            "edge",
            "read",
        ),
    )
)
_NO_TREND = frozenset(("uptime", "days-left", "offset"))  # they move by their nature, or mean nothing by moving


@dataclass(frozen=True)
class Slope:
    """`since`: when it was last as it had been before."""

    rising: bool
    since: datetime


def slope(points: Sequence[tuple[datetime, float]], limit: float | None) -> Slope | None:
    """The way `points` (oldest first) go, or None while they stay where they were.

    The oldest third tells how it was and how much it wavers; the newest three how it is. It has been growing since it
    was last no more than it was.
    """
    if len(points) < _LEAST:
        return None
    values = [value for _, value in points]
    before = values[: max(2, len(values) // 3)]
    level, now = statistics.median(before), statistics.median(values[-3:])
    off = sorted(abs(value - level) for value in before)
    waver = off[-2]  # one bad day before is no wavering
    step = max(waver, _STEP * abs(limit or level))
    if abs(now - level) <= step:
        return None
    rising = now > level
    still = [at for at, value in points if (value <= level + waver if rising else value >= level - waver)]
    return Slope(rising, still[-1] if still else points[0][0])


def told(finding: Finding, earlier: Sequence[Finding], now: datetime) -> Text | None:
    """The trend in words, for the table: of the first measure that has one, else how long a trouble stands."""
    for measure in finding.measures:
        points = [(each.at, at.value) for each in earlier for at in each.measures if at.name == measure.name]
        way = None if measure.name in _NO_TREND else slope(points, measure.limit)
        if way is not None:
            weeks = max(1, round((now - way.since) / timedelta(weeks=1)))
            return say(f"doctor.trend.{'rising' if way.rising else 'falling'}", what=name_of(measure.name), weeks=weeks)
    return _stands(finding, earlier, now)


def _stands(finding: Finding, earlier: Sequence[Finding], now: datetime) -> Text | None:
    if finding.outcome in (Outcome.PASS, Outcome.NOT_RUN):
        return None
    first = now
    for each in reversed(earlier):
        if each.outcome in (Outcome.PASS, Outcome.NOT_RUN):
            break
        first = each.at
    days = (now - first).days
    return say("doctor.trend.stands", days=days) if days else say("doctor.trend.new")


def name_of(measure: str) -> Text:
    """What a measure is called in sentences."""
    return say(f"doctor.measure.{measure.replace('-', '_')}") if measure in _MEASURES else Verbatim(measure)
