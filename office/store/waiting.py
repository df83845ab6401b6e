"""Requests that wait for somebody's hands, the one that waited longest first."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from adminduk.request import State
from office.store.filed import StoredRequest
from office.store.many import many
from office.store.tables import RequestRow


def longest(session: Session, states: Iterable[State], within: ColumnElement[bool], limit: int) -> list[StoredRequest]:
    """Up to `limit` requests in `states`, of those that `within` shows."""
    query = select(RequestRow.id).where(RequestRow.state.in_([state.value for state in states]), within)
    return many(session, session.scalars(query.order_by(RequestRow.since).limit(limit)).all())
