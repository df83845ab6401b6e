"""Berita acara of archiving and deletion, and their lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from office.store.archive_tables import ArchiveLineRow, ArchiveRecordRow, LegalHoldRow, RemovedFileRow
from office.store.database import one_at_a_time
from office.store.tables import RequestRow


class Kind(StrEnum):
    ARCHIVED = "arsip"
    DELETED = "musnah"


class Stage(StrEnum):
    PROPOSED = "usul"
    APPROVED = "disetujui"  # files are being removed
    DONE = "selesai"
    DECLINED = "ditolak"


_DELETES = (ArchiveRecordRow.kind == Kind.DELETED.value, ArchiveRecordRow.state != Stage.DECLINED.value)


@dataclass(frozen=True)
class Record:
    id: int
    kind: Kind
    number: str
    stage: Stage
    by: str
    at: datetime
    why: str
    decided_by: str | None
    decided_at: datetime | None
    done_at: datetime | None


@dataclass(frozen=True)
class Removed:
    number: str  # of the request
    shelf: str
    sha256: str
    removed_at: datetime | None


def open_record(session: Session, kind: Kind, stage: Stage, *, by: str, at: datetime, year: int, why: str = "") -> int:
    """A new berita acara under the next number of its kind; its id."""
    one_at_a_time(session, "archive")
    numbered = (ArchiveRecordRow.kind == kind.value, ArchiveRecordRow.year == year)
    running = (session.scalar(select(func.max(ArchiveRecordRow.running)).where(*numbered)) or 0) + 1
    row = ArchiveRecordRow(kind=kind.value, year=year, running=running, state=stage.value, by=by, at=at, why=why)
    session.add(row)
    session.flush()
    return row.id


def add_line(session: Session, record_id: int, request_id: str) -> None:
    session.add(ArchiveLineRow(record_id=record_id, request_id=request_id, done_at=None))
    session.flush()


def by_id(session: Session, record_id: int, for_change: bool = False) -> Record | None:
    query = select(ArchiveRecordRow).where(ArchiveRecordRow.id == record_id)
    row = session.scalar(query.with_for_update() if for_change else query)
    return None if row is None else _record(row)


def latest(session: Session, limit: int) -> list[Record]:
    query = select(ArchiveRecordRow).order_by(ArchiveRecordRow.id.desc()).limit(limit)
    return [_record(row) for row in session.scalars(query)]


def in_stage(session: Session, stage: Stage) -> list[int]:
    return list(session.scalars(select(ArchiveRecordRow.id).where(ArchiveRecordRow.state == stage.value)))


def numbers_of(session: Session, record_id: int) -> list[str]:
    """Numbers of the requests that stand in it."""
    query = select(RequestRow.number).join(ArchiveLineRow, ArchiveLineRow.request_id == RequestRow.id)
    return list(session.scalars(query.where(ArchiveLineRow.record_id == record_id).order_by(RequestRow.number)))


def undone(session: Session, record_id: int) -> list[str]:
    """Ids of the requests whose files a deletion has not removed yet."""
    query = select(ArchiveLineRow.request_id).where(ArchiveLineRow.record_id == record_id)
    return list(session.scalars(query.where(ArchiveLineRow.done_at.is_(None)).order_by(ArchiveLineRow.request_id)))


def decide(session: Session, record_id: int, stage: Stage, by: str, now: datetime) -> None:
    row = session.get_one(ArchiveRecordRow, record_id)
    row.state, row.decided_by, row.decided_at = stage.value, by, now
    session.flush()


def finish(session: Session, record_id: int, now: datetime) -> None:
    row = session.get_one(ArchiveRecordRow, record_id)
    row.state, row.done_at = Stage.DONE.value, now


def plan(session: Session, record_id: int, request_id: str, files: Iterable[tuple[str, str]]) -> None:
    """Write down which files (shelf, SHA-256) the deletion will remove."""
    session.add_all(
        RemovedFileRow(record_id=record_id, request_id=request_id, shelf=shelf, sha256=sha256, removed_at=None)
        for shelf, sha256 in files
    )
    session.flush()


def planned(session: Session, record_id: int, request_id: str) -> list[tuple[str, str]]:
    of_it = (RemovedFileRow.record_id == record_id, RemovedFileRow.request_id == request_id)
    return [(row.shelf, row.sha256) for row in session.scalars(select(RemovedFileRow).where(*of_it))]


def mark_gone(session: Session, record_id: int, request_id: str, now: datetime) -> None:
    """All files of the request are gone."""
    of_it = (RemovedFileRow.record_id == record_id, RemovedFileRow.request_id == request_id)
    for row in session.scalars(select(RemovedFileRow).where(*of_it)):
        row.removed_at = now
    session.get_one(ArchiveLineRow, (record_id, request_id)).done_at = now
    session.flush()


def removed(session: Session, record_id: int) -> list[Removed]:
    query = select(RemovedFileRow, RequestRow.number).join(RequestRow, RequestRow.id == RemovedFileRow.request_id)
    rows = session.execute(query.where(RemovedFileRow.record_id == record_id).order_by(RemovedFileRow.id))
    return [Removed(number, row.shelf, row.sha256, row.removed_at) for row, number in rows]


def deletion_of(session: Session, request_id: str) -> Record | None:
    """The deletion in which a request stands, unless it was declined."""
    query = select(ArchiveRecordRow).join(ArchiveLineRow, ArchiveLineRow.record_id == ArchiveRecordRow.id)
    row = session.scalar(query.where(ArchiveLineRow.request_id == request_id, *_DELETES).limit(1))
    return None if row is None else _record(row)


def in_no_deletion() -> ColumnElement[bool]:
    """Holds for the requests that stand in no deletion, a declined one apart; for a `where` over requests."""
    lines = select(ArchiveLineRow.request_id).join(ArchiveRecordRow, ArchiveLineRow.record_id == ArchiveRecordRow.id)
    return ~lines.where(ArchiveLineRow.request_id == RequestRow.id, *_DELETES).exists()


def hold(session: Session, request_id: str, why: str, by: str, now: datetime) -> None:
    """The request must not be deleted from now on."""
    session.add(LegalHoldRow(request_id=request_id, why=why, by=by, at=now, lifted_by=None, lifted_at=None))
    session.flush()


def lift(session: Session, request_id: str, by: str, now: datetime) -> None:
    for row in session.scalars(_holding(request_id)):
        row.lifted_by, row.lifted_at = by, now
    session.flush()


def hold_of(session: Session, request_id: str) -> str | None:
    """Why the request must not be deleted; None when nothing says so."""
    row = session.scalar(_holding(request_id).limit(1))
    return None if row is None else row.why


def _holding(request_id: str) -> Select[LegalHoldRow]:
    return select(LegalHoldRow).where(LegalHoldRow.request_id == request_id, LegalHoldRow.lifted_at.is_(None))


def _record(row: ArchiveRecordRow) -> Record:
    number = f"{row.running:04d}/BA-{row.kind.upper()}/{row.year}"
    return Record(
        row.id,
        Kind(row.kind),
        number,
        Stage(row.state),
        row.by,
        row.at,
        row.why,
        row.decided_by,
        row.decided_at,
        row.done_at,
    )
