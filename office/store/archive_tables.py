"""The minutes of archiving and of deletion, every file that was removed, and what must not be deleted."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from office.store.tables import Base


class ArchiveRecordRow(Base):
    """One berita acara. Never deleted; a number is never given twice."""

    __tablename__ = "archive_records"
    __table_args__ = (UniqueConstraint("kind", "year", "running"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    kind: Mapped[str]  # office.store.archive.Kind
    year: Mapped[int]
    running: Mapped[int]
    state: Mapped[str] = mapped_column(index=True)  # office.store.archive.Stage
    by: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    at: Mapped[datetime]
    why: Mapped[str]
    decided_by: Mapped[str | None] = mapped_column(ForeignKey("accounts.id"))
    decided_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]


class ArchiveLineRow(Base):
    """A request that stands in a berita acara."""

    __tablename__ = "archive_lines"
    record_id: Mapped[int] = mapped_column(ForeignKey("archive_records.id"), primary_key=True)
    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"), primary_key=True, index=True)
    done_at: Mapped[datetime | None]  # of a deletion: all of its files are gone


class RemovedFileRow(Base):
    """One file that an approved deletion removes; `removed_at` is written when it is gone, not before."""

    __tablename__ = "removed_files"
    __table_args__ = (Index("ix_removed_files_record_id_request_id", "record_id", "request_id"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("archive_records.id"))
    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"))
    shelf: Mapped[str]  # pages, documents; "deliveries" for what lay in the database
    sha256: Mapped[str]
    removed_at: Mapped[datetime | None]


class LegalHoldRow(Base):
    """A request that must not be deleted, whatever its age: a dispute, an audit, a court."""

    __tablename__ = "legal_holds"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"), index=True)
    why: Mapped[str]
    by: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    at: Mapped[datetime]
    lifted_by: Mapped[str | None] = mapped_column(ForeignKey("accounts.id"))
    lifted_at: Mapped[datetime | None]
