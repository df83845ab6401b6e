"""Which files on the pages' shelf are pictures of all that was seen beside a page, and which of them are gone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from adminduk.request import DECIDED
from office.store.tables import RequestRow, UntouchedRow


def add(session: Session, request_id: str, blobs: Iterable[str]) -> None:
    session.add_all(UntouchedRow(blob=blob, request_id=request_id, discarded_at=None) for blob in blobs)
    session.flush()


def known(session: Session, blobs: Iterable[str]) -> bool:
    """Whether one of `blobs` is such a picture of an earlier delivery, there or gone."""
    return session.scalar(select(UntouchedRow.blob).where(UntouchedRow.blob.in_(tuple(blobs))).limit(1)) is not None


def discarded(session: Session, blobs: Iterable[str]) -> frozenset[str]:
    """Those of `blobs` that were deleted on purpose: they are not missed, and not taken again."""
    gone = select(UntouchedRow.blob).where(UntouchedRow.blob.in_(tuple(blobs)), UntouchedRow.discarded_at.is_not(None))
    return frozenset(session.scalars(gone))


def kept(session: Session, request_id: str) -> tuple[str, ...]:
    """The pictures of a request that are still there."""
    query = select(UntouchedRow.blob).where(UntouchedRow.request_id == request_id, UntouchedRow.discarded_at.is_(None))
    return tuple(session.scalars(query.order_by(UntouchedRow.blob)))


def due(session: Session) -> tuple[str, ...]:
    """The numbers of requests that an officer has decided on and that still have such pictures."""
    query = select(RequestRow.number).join(UntouchedRow, UntouchedRow.request_id == RequestRow.id)
    query = query.where(UntouchedRow.discarded_at.is_(None), RequestRow.state.in_([state.value for state in DECIDED]))
    return tuple(session.scalars(query.distinct().order_by(RequestRow.number)))


def mark_discarded(session: Session, request_id: str, now: datetime) -> None:
    """All pictures of the request are gone."""
    of_it = (UntouchedRow.request_id == request_id, UntouchedRow.discarded_at.is_(None))
    session.execute(update(UntouchedRow).where(*of_it).values(discarded_at=now))
