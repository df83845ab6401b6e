"""Of which requests nobody has told the applicant yet what happened last: no letter went out, nobody wrote or rang."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from adminduk.request import State
from office.store.letters import LetterState
from office.store.tables import RequestRow
from office.store.telling_tables import LetterRow, ToldRow

# What is told; a request enters each of them by the action of which its letter speaks.
TOLD_IN = (State.PERLU_DILENGKAPI, State.SIAP_DIAMBIL, State.DITOLAK)


@dataclass(frozen=True)
class Untold:
    """`letter`, `tries` and `problem` are those of the letter about it; "" where none was written."""

    number: str
    service: str
    state: State
    since: datetime
    letter: str
    tries: int
    problem: str


def untold(session: Session, since: datetime, limit: int, *, within: ColumnElement[bool]) -> list[Untold]:
    """Those that came to their state since then, the oldest first."""
    told = select(ToldRow.id).where(ToldRow.request_id == RequestRow.id, ToldRow.at >= RequestRow.since)
    query = (
        select(RequestRow, LetterRow)
        .outerjoin(LetterRow, (LetterRow.request_id == RequestRow.id) & (LetterRow.created_at >= RequestRow.since))
        .where(RequestRow.state.in_([each.value for each in TOLD_IN]), RequestRow.since >= since, within)
        .where(or_(LetterRow.id.is_(None), LetterRow.state != LetterState.SENT.value), ~told.exists())
        .order_by(RequestRow.since, RequestRow.number)
        .limit(limit)
    )
    return [_untold(row, letter) for row, letter in session.execute(query)]


def letters_since(session: Session, since: datetime) -> dict[LetterState, int]:
    """How many letters were written since then, by what became of them."""
    query = select(LetterRow.state, func.count()).where(LetterRow.created_at >= since).group_by(LetterRow.state)
    return {LetterState(state): count for state, count in session.execute(query)}


def _untold(row: RequestRow, letter: LetterRow | None) -> Untold:
    return Untold(
        number=row.number,
        service=row.service,
        state=State(row.state),
        since=row.since,
        letter=letter.state if letter is not None else "",
        tries=letter.tries if letter is not None else 0,
        problem=letter.problem if letter is not None else "",
    )
