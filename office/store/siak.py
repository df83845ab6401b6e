"""What was entered in SIAK, and what was taken out for it: rows are added, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, false, func, select
from sqlalchemy.orm import Session

from office.store.review_tables import SiakEntryRow, SiakExportRow
from office.store.tables import RequestRow


@dataclass(frozen=True)
class Entry:
    entered: bool
    number: str  # as SIAK gave it
    by: str
    at: datetime


def add(session: Session, request_id: str, entry: Entry) -> None:
    session.add(
        SiakEntryRow(request_id=request_id, entered=entry.entered, number=entry.number, by=entry.by, at=entry.at)
    )
    session.flush()


def of_request(session: Session, request_id: str) -> tuple[Entry, ...]:
    """All that was said of a request, oldest first; the last one counts."""
    query = select(SiakEntryRow).where(SiakEntryRow.request_id == request_id).order_by(SiakEntryRow.id)
    return tuple(_entry(row) for row in session.scalars(query))


def of_requests(session: Session, request_ids: Sequence[str]) -> dict[str, Entry]:
    """What counts now of each of `request_ids`, for those of which anything was said."""
    query = select(SiakEntryRow).where(SiakEntryRow.request_id.in_(request_ids)).order_by(SiakEntryRow.id)
    return {row.request_id: _entry(row) for row in session.scalars(query)}


def is_entered() -> ColumnElement[bool]:
    """Holds for the requests that stand in SIAK by what was said last; for a `where` over requests."""
    said = select(SiakEntryRow.entered).where(SiakEntryRow.request_id == RequestRow.id)
    last = said.order_by(SiakEntryRow.id.desc()).limit(1).scalar_subquery()
    return func.coalesce(last, false())


def holder_of(session: Session, number: str, besides: str) -> str:
    """The request that stands in SIAK under `number`, other than the one with the id `besides`; "" when none does."""
    query = select(SiakEntryRow.request_id).where(SiakEntryRow.number == number, SiakEntryRow.request_id != besides)
    now = of_requests(session, list(session.scalars(query.distinct())))
    held = [each for each, entry in now.items() if entry.entered and entry.number == number]
    return session.scalar(select(RequestRow.number).where(RequestRow.id.in_(held)).limit(1)) or ""


def exported(session: Session, form: str, numbers: Sequence[str], by: str, now: datetime) -> None:
    """Keep who took what out."""
    session.add(SiakExportRow(form=form, numbers=list(numbers), by=by, at=now))
    session.flush()


def _entry(row: SiakEntryRow) -> Entry:
    return Entry(row.entered, row.number, row.by, row.at)
