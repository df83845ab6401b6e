"""Findings: entered, found again for trends, and forgotten after a good year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from kiosk.doctor.keeping.moments import aware, utc
from kiosk.doctor.keeping.tables import Found
from kiosk.doctor.keeping.texts import read, written
from kiosk.doctor.model import By, Finding, Measure, Outcome

KEPT = timedelta(days=400)  # a year and a bit: this rainy season can be held against the last one


@dataclass(frozen=True)
class Tested:
    """When something was tested last, how, and by whom."""

    at: datetime
    by: By
    who: str  # "" unless a technician said who it was
    outcome: Outcome


def enter(session: Session, findings: tuple[Finding, ...], who: str) -> None:
    session.add_all(_row(each, who) for each in findings)


def forget_old(session: Session, now: datetime) -> None:
    session.execute(delete(Found).where(Found.at < utc(now - KEPT)))


def of_test(session: Session, test: str, since: datetime) -> tuple[Finding, ...]:
    """Oldest first."""
    query = select(Found).where(Found.test == test, Found.at >= utc(since)).order_by(Found.at, Found.position)
    return tuple(_finding(row) for row in session.scalars(query))


def newest(session: Session) -> tuple[Finding, ...]:
    """The newest finding of each test, in the order of their tests' names."""
    last = select(func.max(Found.position)).group_by(Found.test)
    rows = session.scalars(select(Found).where(Found.position.in_(last)).order_by(Found.test))
    return tuple(_finding(row) for row in rows)


def last_tested(session: Session, test: str, by: By | None) -> Tested | None:
    """The last run of tests whose id begins with `test`; those that did not run do not count."""
    query = select(Found).where(Found.test.startswith(test, autoescape=True), Found.outcome != Outcome.NOT_RUN.value)
    query = query if by is None else query.where(Found.by == by.value)
    row = session.scalar(query.order_by(Found.position.desc()).limit(1))
    return Tested(aware(row.at), By(row.by), row.who, Outcome(row.outcome)) if row else None


def _row(finding: Finding, who: str) -> Found:
    return Found(
        test=finding.test,
        part=finding.part,
        outcome=finding.outcome.value,
        says=written(finding.says),
        measures=[_measure(each) for each in finding.measures],
        at=utc(finding.at),
        by=finding.by.value,
        who=who,
    )


def _measure(measure: Measure) -> dict[str, Any]:
    return {"name": measure.name, "value": measure.value, "unit": measure.unit, "limit": measure.limit}


def _finding(row: Found) -> Finding:
    measures = tuple(Measure(**each) for each in row.measures)
    return Finding(row.test, row.part, Outcome(row.outcome), read(row.says), aware(row.at), By(row.by), measures)
