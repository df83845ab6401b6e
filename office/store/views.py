"""Who looked at whose file, and when: kept like an action, deleted never by the console."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from office.store.people_tables import ViewRow
from office.store.requests import EVERYWHERE
from office.store.tables import RequestRow

SAME_LOOK = timedelta(minutes=5)  # leafing back and forth in one file is one look


@dataclass(frozen=True)
class View:
    account_id: str
    what: str
    at: datetime


def saw(session: Session, account_id: str, what: str, now: datetime, number: str = "") -> None:
    """Note that an account looked at `what` of request `number`; without a number, at a list with names."""
    request_id = _id_of(session, number)
    if request_id is not None or not number:
        note(session, account_id, what, now, request_id)


def note(session: Session, account_id: str, what: str, now: datetime, request_id: str | None) -> None:
    """Note a look at `what` of a request; None for a list with names."""
    if not seen_lately(session, account_id, what, now, request_id):
        session.add(ViewRow(request_id=request_id, account_id=account_id, what=what, at=now))


def seen_lately(session: Session, account_id: str, what: str, now: datetime, request_id: str | None) -> bool:
    """Whether the same look was noted a moment ago."""
    newest = select(ViewRow.at).where(
        ViewRow.account_id == account_id, ViewRow.what == what, ViewRow.request_id == request_id
    )
    last = session.scalar(newest.order_by(ViewRow.at.desc()).limit(1))
    return last is not None and now - last < SAME_LOOK


def _id_of(session: Session, number: str) -> str | None:
    return session.scalar(select(RequestRow.id).where(RequestRow.number == number)) if number else None


def of_request(session: Session, request_id: str, at_most: int = 50) -> Sequence[View]:
    """The looks at a request, newest first."""
    query = select(ViewRow).where(ViewRow.request_id == request_id).order_by(ViewRow.at.desc(), ViewRow.id.desc())
    return [View(row.account_id, row.what, row.at) for row in session.scalars(query.limit(at_most))]


def of_account(
    session: Session, account_id: str, at_most: int = 200, *, within: ColumnElement[bool] = EVERYWHERE
) -> list[tuple[str, View]]:
    """What an account looked at, newest first: (number of the request or "", look); of requests only those `within`."""
    query = select(ViewRow, RequestRow.number).outerjoin(RequestRow, RequestRow.id == ViewRow.request_id)
    query = query.where(ViewRow.account_id == account_id, or_(ViewRow.request_id.is_(None), within))
    rows = session.execute(query.order_by(ViewRow.at.desc()).limit(at_most))
    return [(number or "", View(row.account_id, row.what, row.at)) for row, number in rows]
