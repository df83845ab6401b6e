"""Requests that were filed with the help of an officer of the desa, for registers and reports."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from office.store.assisted_tables import AssistedRow

_AT_A_TIME = 500  # ids in one question: SQLite and PostgreSQL both take that many


def add(session: Session, request_id: str) -> None:
    """Keep that somebody helped with this request."""
    session.add(AssistedRow(request_id=request_id))


def among(session: Session, ids: Sequence[str]) -> frozenset[str]:
    """Those of `ids` that were filed with help."""
    some = (ids[at : at + _AT_A_TIME] for at in range(0, len(ids), _AT_A_TIME))
    found = (session.scalars(select(AssistedRow.request_id).where(AssistedRow.request_id.in_(each))) for each in some)
    return frozenset(request_id for each in found for request_id in each)
