"""Marks of scanned pages: which requests hold the very same scan."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from office.store.review_tables import PageMarkRow
from office.store.tables import RequestRow

NO_PAGE = "-"  # says of a request that it was looked at, and has no page


def add(session: Session, request_id: str, marks: Collection[str]) -> None:
    """Keep the marks of a request's pages; those that are kept already change nothing."""
    known = set(session.scalars(select(PageMarkRow.mark).where(PageMarkRow.request_id == request_id)))
    wanted = set(marks) if marks or known else {NO_PAGE}
    session.add_all(PageMarkRow(mark=mark, request_id=request_id) for mark in sorted(wanted - known))
    session.flush()


def elsewhere(session: Session, request_id: str, marks: Iterable[str]) -> tuple[str, ...]:
    """Ids of other requests in which one of `marks` occurs."""
    query = select(PageMarkRow.request_id).where(
        PageMarkRow.mark.in_(tuple(marks)), PageMarkRow.request_id != request_id
    )
    return tuple(session.scalars(query.distinct().order_by(PageMarkRow.request_id)))


def without(session: Session, limit: int) -> tuple[str, ...]:
    """Ids of requests from before there were marks."""
    marked = select(PageMarkRow.request_id).where(PageMarkRow.request_id == RequestRow.id).exists()
    return tuple(session.scalars(select(RequestRow.id).where(~marked).order_by(RequestRow.id).limit(limit)))
