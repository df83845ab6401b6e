"""Calls for an officer: who called from which kiosk, who answered, when somebody was helped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from office.store.voices_tables import CallRow

FORGOTTEN = timedelta(minutes=30)  # nobody stands at a kiosk that long; the call is history, and was missed


class CallState(StrEnum):
    """As the kiosk is told it."""

    WAITING = "waiting"
    COMING = "coming"
    HELPED = "helped"


@dataclass(frozen=True)
class Call:
    id: str
    kiosk_id: str
    page: str
    called_at: datetime
    answered_at: datetime | None = None
    answered_by: str | None = None
    helped_at: datetime | None = None
    helped_by: str | None = None

    @property
    def state(self) -> CallState:
        if self.helped_at is not None:
            return CallState.HELPED
        return CallState.WAITING if self.answered_at is None else CallState.COMING

    @property
    def waited(self) -> timedelta | None:
        """How long until somebody answered; None while nobody has."""
        answered = self.answered_at or self.helped_at
        return None if answered is None else answered - self.called_at


def by_id(session: Session, call_id: str) -> Call | None:
    row = session.get(CallRow, call_id)
    return None if row is None else _call(row)


def add(session: Session, call: Call) -> None:
    session.add(CallRow(id=call.id, kiosk_id=call.kiosk_id, page=call.page, called_at=call.called_at))


def answer(session: Session, call_id: str, by: str, now: datetime) -> bool:
    """ "Petugas datang". False when somebody else was quicker, or there is no such call."""
    row = session.get(CallRow, call_id, with_for_update=True)
    if row is None or row.answered_at is not None or row.helped_at is not None:
        return False
    row.answered_at, row.answered_by = now, by
    return True


def helped(session: Session, call_id: str, by: str, now: datetime) -> bool:
    """The resident was helped, also where nobody had said before that they would come."""
    row = session.get(CallRow, call_id, with_for_update=True)
    if row is None or row.helped_at is not None:
        return False
    row.helped_at, row.helped_by = now, by
    return True


def waiting(session: Session, now: datetime) -> list[Call]:
    """Calls that still want somebody, or somebody's "sudah dibantu"; the oldest first."""
    query = select(CallRow).where(CallRow.helped_at.is_(None), CallRow.called_at > now - FORGOTTEN)
    return [_call(row) for row in session.scalars(query.order_by(CallRow.called_at))]


def latest(session: Session, limit: int) -> list[Call]:
    """The newest calls, whatever became of them."""
    return [_call(row) for row in session.scalars(select(CallRow).order_by(CallRow.called_at.desc()).limit(limit))]


def _call(row: CallRow) -> Call:
    return Call(
        row.id,
        row.kiosk_id,
        row.page,
        row.called_at,
        row.answered_at,
        row.answered_by,
        row.helped_at,
        row.helped_by,
    )
