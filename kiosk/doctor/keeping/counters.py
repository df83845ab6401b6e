"""What each device did, ever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kiosk.doctor.keeping.moments import aware, utc
from kiosk.doctor.keeping.tables import Counter


@dataclass(frozen=True)
class Count:
    """`name`: "pages", "slips", "scans", "reads", "faults"."""

    device: str
    name: str
    value: int
    since: datetime


def add(session: Session, device: str, name: str, more: int, now: datetime) -> None:
    row = session.get(Counter, (device, name))
    if row is None:
        row = Counter(device=device, name=name, value=0, since=utc(now))
        session.add(row)
    row.value += more


def of_device(session: Session, device: str) -> tuple[Count, ...]:
    """Every device's when `device` is ""."""
    query = select(Counter).order_by(Counter.device, Counter.name)
    query = query.where(Counter.device == device) if device else query
    return tuple(Count(row.device, row.name, row.value, aware(row.since)) for row in session.scalars(query))


def reset(session: Session, device: str) -> None:
    session.execute(delete(Counter).where(Counter.device == device))
