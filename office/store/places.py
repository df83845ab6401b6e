"""Where requests lie: an index of desks beside the actions, so that a queue is one look and not a walk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, insert, select
from sqlalchemy.orm import Session

from adminduk.request import State
from office.store.filed import StoredRequest
from office.store.many import many
from office.store.people_tables import PlaceRow
from office.store.requests import EVERYWHERE
from office.store.tables import RequestRow

_LEFT = (State.DIARSIPKAN.value, State.PERLU_DILENGKAPI.value)  # at no desk


@dataclass(frozen=True)
class Lying:
    """`due` is when it will be late."""

    request_id: str
    desk: str
    stage: str
    since: datetime
    due: datetime


def put(session: Session, lying: Lying) -> None:
    session.merge(PlaceRow(**asdict(lying)))


def put_all(session: Session, lying: Sequence[Lying]) -> int:
    """Requests that lie nowhere yet, all at once; how many."""
    if lying:
        session.execute(insert(PlaceRow), [asdict(each) for each in lying])
    return len(lying)


def take_away(session: Session, request_id: str) -> None:
    """The request lies at no desk any more."""
    session.execute(delete(PlaceRow).where(PlaceRow.request_id == request_id))


def counts(session: Session, desks: Iterable[str], within: ColumnElement[bool]) -> dict[str, int]:
    """How many requests lie at each of `desks`, of those that the condition `within` lets one see."""
    query = select(PlaceRow.desk, func.count().label("waiting")).where(PlaceRow.desk.in_(list(desks)))
    if within is not EVERYWHERE:  # who sees the whole office needs no look at the requests themselves
        query = query.join(RequestRow, RequestRow.id == PlaceRow.request_id).where(within)
    query = query.group_by(PlaceRow.desk)
    return {row.desk: row.waiting for row in session.execute(query)}


def at_desk(session: Session, desk: str, within: ColumnElement[bool], limit: int) -> list[StoredRequest]:
    """Up to `limit` requests at `desk`, the one that is or will be late first before the others."""
    query = select(RequestRow.id).join(PlaceRow, PlaceRow.request_id == RequestRow.id)
    query = query.where(PlaceRow.desk == desk, within).order_by(PlaceRow.due, RequestRow.number)
    return many(session, session.scalars(query.limit(limit)).all())


def without_place(session: Session, after: str, limit: int) -> list[StoredRequest]:
    """Requests that should lie somewhere and do not, from before there were desks: the ids that follow `after`."""
    placed = select(PlaceRow.request_id).where(PlaceRow.request_id == RequestRow.id).exists()
    query = select(RequestRow.id).where(RequestRow.id > after, RequestRow.state.not_in(_LEFT), ~placed)
    query = query.order_by(RequestRow.id)
    return many(session, session.scalars(query.limit(limit)).all())
