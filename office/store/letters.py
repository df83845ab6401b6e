"""Letters on their way to applicants: queued in one transaction with what they tell, and tried until they are sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from office.store.telling_tables import LetterRow


class LetterState(StrEnum):
    WAITING = "menunggu"
    SENT = "terkirim"
    FAILED = "gagal"  # the address is wrong, or nobody took it for two days


# When it is tried again after the first, second ... failure. The last one is given up.
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440))


@dataclass(frozen=True)
class Letter:
    """`sealed` is empty once it was sent or given up."""

    id: int
    request_id: str
    about: str
    sealed: bytes
    state: LetterState
    tries: int
    problem: str
    created_at: datetime
    done_at: datetime | None


def queue(session: Session, *, request_id: str, seq: int, about: str, sealed: bytes, now: datetime) -> None:
    session.add(
        LetterRow(
            request_id=request_id,
            seq=seq,
            about=about,
            sealed=sealed,
            state=LetterState.WAITING.value,
            created_at=now,
            due_at=now,
            done_at=None,
        )
    )
    session.flush()


def due(session: Session, now: datetime, limit: int) -> list[Letter]:
    """What is to be tried now, longest waiting first."""
    query = select(LetterRow).where(LetterRow.state == LetterState.WAITING.value, LetterRow.due_at <= now)
    return [_letter(row) for row in session.scalars(query.order_by(LetterRow.due_at, LetterRow.id).limit(limit))]


def of_request(session: Session, request_id: str) -> list[Letter]:
    """All letters about a request, oldest first."""
    query = select(LetterRow).where(LetterRow.request_id == request_id).order_by(LetterRow.id)
    return [_letter(row) for row in session.scalars(query)]


def sent(session: Session, letter_id: int, now: datetime) -> None:
    """The mail server took it: what it said is not kept any longer."""
    _end(session, letter_id, LetterState.SENT, "", now)


def refused(session: Session, letter_id: int, problem: str, now: datetime) -> None:
    """The mail server refused it for good, most often since there is no such address."""
    _end(session, letter_id, LetterState.FAILED, problem, now)


def put_off(session: Session, letter_id: int, problem: str, now: datetime) -> None:
    """It did not go out this time: again later, or never when it was tried often enough."""
    row = session.get_one(LetterRow, letter_id)
    row.tries += 1
    row.problem = problem
    if row.tries > len(BACK_OFF):
        _end(session, letter_id, LetterState.FAILED, problem, now)
    else:
        row.due_at = now + BACK_OFF[row.tries - 1]


def _end(session: Session, letter_id: int, state: LetterState, problem: str, now: datetime) -> None:
    row = session.get_one(LetterRow, letter_id)
    row.state, row.problem, row.done_at, row.sealed = state.value, problem, now, b""


def _letter(row: LetterRow) -> Letter:
    return Letter(
        id=row.id,
        request_id=row.request_id,
        about=row.about,
        sealed=row.sealed,
        state=LetterState(row.state),
        tries=row.tries,
        problem=row.problem,
        created_at=row.created_at,
        done_at=row.done_at,
    )
