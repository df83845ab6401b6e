"""The register book: nomor agenda, counted from 1 each year, each given to one request only."""

from __future__ import annotations

import re
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from office.store.database import one_at_a_time
from office.store.tables import AgendaRow, RequestRow

_RUNNING = re.compile(r"^0*(\d{1,6})(?:/|$)")


def suggest(session: Session, request_id: str, year: int) -> str:
    """The request's own number where it has one already, else the next one of `year`, as `0042/2026`."""
    own = session.scalar(select(AgendaRow).where(AgendaRow.request_id == request_id).order_by(AgendaRow.running.desc()))
    if own is not None:
        return own.number
    highest = session.scalar(select(func.max(AgendaRow.running)).where(AgendaRow.year == year)) or 0
    return f"{highest + 1:04d}/{year}"


def take(session: Session, number: str, request_id: str, now: datetime) -> bool:
    """Write `number` into the book; False when it stands there for another request."""
    one_at_a_time(session, "agenda")
    row = session.get(AgendaRow, number)
    if row is not None:
        return row.request_id == request_id
    match = _RUNNING.match(number)
    running = int(match[1]) if match else 0
    session.add(AgendaRow(number=number, year=now.year, running=running, request_id=request_id, at=now))
    session.flush()
    return True


def request_of(session: Session, number: str) -> str:
    """The number of the request that stands in the book under `number`; "" when none does."""
    query = select(RequestRow.number).join(AgendaRow, AgendaRow.request_id == RequestRow.id)
    return session.scalar(query.where(AgendaRow.number == number)) or ""
