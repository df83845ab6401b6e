"""Who holds a request while checking it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from office.store.review_tables import HoldRow
from office.store.tables import RequestRow


@dataclass(frozen=True)
class Hold:
    account_id: str
    active_at: datetime


def of_request(session: Session, request_id: str) -> Hold | None:
    row = session.get(HoldRow, request_id)
    return None if row is None else Hold(row.account_id, row.active_at)


def put(session: Session, request_id: str, account_id: str, now: datetime) -> None:
    """From now on `account_id` holds the request, whoever did before."""
    let_go(session, request_id)
    session.add(HoldRow(request_id=request_id, account_id=account_id, active_at=now))
    session.flush()


def touch(session: Session, request_id: str, account_id: str, now: datetime) -> None:
    """Its holder did something; nothing happens when somebody else holds it."""
    mine = (HoldRow.request_id == request_id, HoldRow.account_id == account_id)
    session.execute(update(HoldRow).where(*mine).values(active_at=now))


def let_go(session: Session, request_id: str) -> None:
    session.execute(delete(HoldRow).where(HoldRow.request_id == request_id))


def silent_since(session: Session, moment: datetime) -> tuple[str, ...]:
    """Numbers of requests whose holder has done nothing since `moment`."""
    query = select(RequestRow.number).join(HoldRow, HoldRow.request_id == RequestRow.id)
    return tuple(session.scalars(query.where(HoldRow.active_at <= moment).order_by(RequestRow.number)))
