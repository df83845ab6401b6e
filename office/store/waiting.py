"""Requests that wait to be begun with."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, selectinload

from adminduk.request import State
from office.store.requests import StoredRequest, stored
from office.store.tables import RequestRow


def longest(session: Session, within: ColumnElement[bool], limit: int) -> list[StoredRequest]:
    """Up to `limit` requests that nobody checks, the one that waited longest first; of those that `within` shows."""
    query = select(RequestRow).where(RequestRow.state == State.TERKIRIM.value, within)
    query = query.options(selectinload(RequestRow.actions)).order_by(RequestRow.since).limit(limit)
    return [stored(row) for row in session.scalars(query)]
