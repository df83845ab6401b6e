"""What the shelf does inside one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.spool.rows import utc
from kiosk.spool.tables import OnShelf


@dataclass(frozen=True, eq=False)
class Found:
    sealed: bytes
    blobs: tuple[str, ...]


@dataclass(frozen=True)
class Lasts:
    since: datetime
    until: datetime


def enter(session: Session, draft_id: str, sealed: bytes, blobs: tuple[str, ...], lasts: Lasts) -> None:
    row = OnShelf(id=draft_id, sealed=sealed, blobs=list(blobs), kept_at=utc(lasts.since), expires_at=utc(lasts.until))
    session.add(row)
    session.flush()


def find(session: Session, draft_id: str, now: datetime) -> Found | None:
    """None when it is not there, or its time is over, deleted yet or not."""
    row = session.get(OnShelf, draft_id)
    return Found(row.sealed, tuple(row.blobs)) if row is not None and row.expires_at > utc(now) else None


def take_off(session: Session, draft_id: str) -> tuple[str, ...]:
    """Delete the row; the page files that may go now."""
    row = session.get(OnShelf, draft_id)
    return _delete(session, [row] if row is not None else [])


def take_off_expired(session: Session, now: datetime) -> tuple[str, ...]:
    return _delete(session, session.scalars(select(OnShelf).where(OnShelf.expires_at <= utc(now))).all())


def _delete(session: Session, rows: Iterable[OnShelf]) -> tuple[str, ...]:
    blobs: list[str] = []
    for row in rows:
        blobs += row.blobs
        session.delete(row)
    return tuple(blobs)
