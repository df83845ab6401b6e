"""What stands in a readiness report, gathered from one examination and from the history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.doctor.examination import Examination
from kiosk.doctor.history import History
from kiosk.doctor.keeping.counters import Count
from kiosk.doctor.keeping.troubles import Stood
from kiosk.doctor.model import By, Finding, Outcome, worst
from kiosk.doctor.report import trend
from kiosk.say import Text

_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Row:
    finding: Finding
    trend: Text | None


@dataclass(frozen=True)
class Content:
    """`rows`: this examination's tests, then the guided ones of the last season, which need a hand."""

    kiosk: str  # "" before enrolment
    office: str  # its name as the catalogue writes it
    version: str
    at: datetime  # aware, local
    by: By
    rows: tuple[Row, ...]
    counters: tuple[Count, ...]
    troubles: tuple[Stood, ...]

    @property
    def outcome(self) -> Outcome:
        return worst(tuple(row.finding for row in self.rows))

    @property
    def to_see(self) -> tuple[Finding, ...]:
        """What a technician should see to, the worst first."""
        found = [row.finding for row in self.rows if row.finding.outcome in (Outcome.WARN, Outcome.FAIL)]
        return tuple(sorted(found, key=lambda each: each.outcome is not Outcome.FAIL))


def gather(examined: Examination, by: By, history: History, office: str) -> Content:
    """The content of a report about `examined`, which stands in the history already."""
    since = examined.at - trend.LOOK_BACK
    tested = {each.test for each in examined.findings}
    guided = tuple(each for each in history.newest() if each.test not in tested and each.at >= since)
    rows = tuple(
        Row(each, trend.told(each, history.of_test(each.test, since), examined.at))
        for each in (*examined.findings, *guided)
    )
    return Content(
        examined.kiosk,
        office,
        examined.version,
        examined.at,
        by,
        rows,
        history.counters(),
        history.troubles("", examined.at - _WEEK),
    )
