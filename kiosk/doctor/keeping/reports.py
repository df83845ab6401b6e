"""Which readiness reports there are, and which of them the office does not have yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.doctor.keeping.moments import aware, utc
from kiosk.doctor.keeping.tables import ReportSlip
from kiosk.doctor.model import By, Outcome

KEPT = timedelta(days=60)  # the office has them all; here a technician looks back over two months


@dataclass(frozen=True)
class Reported:
    id: str
    at: datetime
    by: By
    outcome: Outcome
    settled: str  # "" while it waits for the office, "sent", or the office's code of refusal


def enter(session: Session, report_id: str, at: datetime, by: By, outcome: Outcome) -> None:
    session.add(ReportSlip(id=report_id, at=utc(at), by=by.value, outcome=outcome.value, settled=""))


def settle(session: Session, report_id: str, how: str) -> None:
    row = session.get(ReportSlip, report_id)
    if row is not None:
        row.settled = how


def all_of_them(session: Session) -> tuple[Reported, ...]:
    """Oldest first."""
    rows = session.scalars(select(ReportSlip).order_by(ReportSlip.at))
    return tuple(Reported(row.id, aware(row.at), By(row.by), Outcome(row.outcome), row.settled) for row in rows)


def forget_old(session: Session, now: datetime) -> tuple[str, ...]:
    """Those that are settled and old; their files may go."""
    old = select(ReportSlip).where(ReportSlip.settled != "", ReportSlip.at < utc(now - KEPT))
    rows = list(session.scalars(old))
    for row in rows:
        session.delete(row)
    return tuple(row.id for row in rows)
