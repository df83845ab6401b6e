"""What officers told by hand, and whom they called to a counter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from adminduk.request import State
from office.store.tables import RequestRow
from office.store.telling_tables import CallUpRow, ToldRow


class Way(StrEnum):
    WHATSAPP = "wa"
    TELEPHONE = "telepon"


@dataclass(frozen=True)
class Told:
    by: str  # account id
    at: datetime
    way: Way


@dataclass(frozen=True)
class CallUp:
    id: int
    number: str
    counter: str
    at: datetime


def note(session: Session, request_id: str, by: str, now: datetime, way: Way) -> None:
    """An officer opened the prepared message, or rang."""
    session.add(ToldRow(request_id=request_id, by=by, at=now, way=way.value))
    session.flush()


def of_request(session: Session, request_id: str) -> list[Told]:
    query = select(ToldRow).where(ToldRow.request_id == request_id).order_by(ToldRow.id)
    return [Told(row.by, row.at, Way(row.way)) for row in session.scalars(query)]


def call_up(session: Session, request_id: str, counter: str, by: str, now: datetime) -> None:
    """Call the holder of a request to `counter`."""
    session.add(CallUpRow(request_id=request_id, counter=counter, by=by, at=now))
    session.flush()


def called_since(session: Session, since: datetime, limit: int) -> list[CallUp]:
    """The numbers called since then, newest first, each once."""
    newest = select(func.max(CallUpRow.id)).where(CallUpRow.at >= since).group_by(CallUpRow.request_id)
    query = select(CallUpRow, RequestRow.number).join(RequestRow, RequestRow.id == CallUpRow.request_id)
    rows = session.execute(query.where(CallUpRow.id.in_(newest)).order_by(CallUpRow.id.desc()).limit(limit))
    return [CallUp(row.id, number, row.counter, row.at) for row, number in rows]


def ready(session: Session, limit: int) -> tuple[Sequence[str], int]:
    """The numbers that may be collected, newest first, and how many there are in all."""
    waiting = RequestRow.state == State.SIAP_DIAMBIL.value
    count = session.scalar(select(func.count()).select_from(RequestRow).where(waiting)) or 0
    query = select(RequestRow.number).where(waiting).order_by(RequestRow.since.desc()).limit(limit)
    return tuple(session.scalars(query)), count
