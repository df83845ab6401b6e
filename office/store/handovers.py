"""Receipts: numbered from 1 each year, one for each request that was handed over at the counter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from office.store.counter_tables import HandoverRow
from office.store.database import one_at_a_time


@dataclass(frozen=True)
class Handover:
    request_id: str
    number: str  # of the receipt
    sealed: bytes
    letter: str
    by: str
    at: datetime


def add(session: Session, request_id: str, *, sealed: bytes, letter: str, by: str, at: datetime, year: int) -> None:
    """Write a receipt under the next number of `year`."""
    one_at_a_time(session, "handovers")
    highest = session.scalar(select(func.max(HandoverRow.running)).where(HandoverRow.year == year)) or 0
    row = HandoverRow(request_id=request_id, year=year, running=highest + 1, sealed=sealed, letter=letter, by=by, at=at)
    session.add(row)
    session.flush()


def of_request(session: Session, request_id: str) -> Handover | None:
    row = session.get(HandoverRow, request_id)
    if row is None:
        return None
    return Handover(row.request_id, f"{row.running:04d}/TT/{row.year}", row.sealed, row.letter, row.by, row.at)
