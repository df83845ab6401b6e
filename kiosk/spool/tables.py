"""The store's tables. Nothing in them is readable but numbers, hashes and times."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Counter(Base):
    """The last running number given, per `JGR-01`. Only ever counts up, so a number is never given twice."""

    __tablename__ = "counter"

    prefix: Mapped[str] = mapped_column(String(6), primary_key=True)
    last: Mapped[int]


class Waiting(Base):
    """Something kept here that the office has not confirmed yet."""

    __tablename__ = "waiting"
    __table_args__ = ({"sqlite_autoincrement": True},)

    position: Mapped[int] = mapped_column(primary_key=True)  # the order of keeping, whatever the clock said
    id: Mapped[str] = mapped_column(String(36), unique=True)
    kind: Mapped[str] = mapped_column(String(12))
    number: Mapped[str] = mapped_column(String(13), index=True)
    slip_digest: Mapped[str] = mapped_column(String(64), index=True)
    sealed: Mapped[bytes]
    blobs: Mapped[list[str]] = mapped_column(JSON)
    content_hash: Mapped[str] = mapped_column(String(64))
    kept_at: Mapped[datetime]  # UTC
    parked_reason: Mapped[str] = mapped_column(String(40), default="")  # "" while it is still tried


class Receipt(Base):
    """What remains of something that the office confirmed: enough to say "it was sent"."""

    __tablename__ = "receipt"
    __table_args__ = ({"sqlite_autoincrement": True},)

    position: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(36), unique=True)
    kind: Mapped[str] = mapped_column(String(12))
    number: Mapped[str] = mapped_column(String(13), index=True)
    slip_digest: Mapped[str] = mapped_column(String(64), index=True)
    delivered_at: Mapped[datetime]  # UTC


class OnShelf(Base):
    """A request that a resident left to go on with later. `id` is a hash of its code; only the code opens it."""

    __tablename__ = "shelf"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sealed: Mapped[bytes]
    blobs: Mapped[list[str]] = mapped_column(JSON)
    kept_at: Mapped[datetime]  # UTC
    expires_at: Mapped[datetime] = mapped_column(index=True)  # UTC
