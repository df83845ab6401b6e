"""Requests that wait for somebody's hands, the one that waited longest first."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, selectinload

from adminduk.request import State
from office.store.requests import StoredRequest, stored
from office.store.tables import RequestRow


def longest(session: Session, states: Iterable[State], within: ColumnElement[bool], limit: int) -> list[StoredRequest]:
    """Up to `limit` requests in `states`, of those that `within` shows."""
    query = select(RequestRow).where(RequestRow.state.in_([state.value for state in states]), within)
    query = query.options(selectinload(RequestRow.actions)).order_by(RequestRow.since).limit(limit)
    return [stored(row) for row in session.scalars(query)]
