"""Corrections, wishes and breaches: written once, never deleted by the console."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from office.store.privacy_tables import BreachRow, CorrectionRow, WishRow
from office.store.tables import RequestRow

TELL_WITHIN = timedelta(hours=72)  # 3x24 hours, to the people and to the authority: UU 27/2022 Pasal 46 ayat (1)


class WishKind(StrEnum):
    COPY = "salinan"
    DELETE = "hapus"


@dataclass(frozen=True)
class Correction:
    field: str
    sealed: bytes  # office.privacy.corrections.Change
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Wish:
    kind: WishKind
    answer: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Breach:
    id: int
    found_at: datetime
    sealed: bytes  # office.privacy.breaches.Story
    people: int
    by: str
    written_at: datetime
    people_told_at: datetime | None
    authority_told_at: datetime | None
    closed_at: datetime | None

    @property
    def due(self) -> datetime:
        """Until when the people and the authority have to be told."""
        return self.found_at + TELL_WITHIN

    @property
    def told(self) -> bool:
        return self.people_told_at is not None and self.authority_told_at is not None


def correct(session: Session, request_id: str, correction: Correction) -> None:
    session.add(
        CorrectionRow(
            request_id=request_id,
            field=correction.field,
            sealed=correction.sealed,
            reason=correction.reason,
            by=correction.by,
            at=correction.at,
        )
    )
    session.flush()


def corrections_of(session: Session, request_id: str) -> list[Correction]:
    """All corrections of a request, oldest first."""
    query = select(CorrectionRow).where(CorrectionRow.request_id == request_id).order_by(CorrectionRow.id)
    return [Correction(row.field, row.sealed, row.reason, row.by, row.at) for row in session.scalars(query)]


def set_nik_hash(session: Session, request_id: str, nik_hash: str) -> None:
    """The NIK of a request was put right: its holder is known by the new one."""
    session.execute(update(RequestRow).where(RequestRow.id == request_id).values(nik_hash=nik_hash))


def note_wish(session: Session, nik_hash: str, wish: Wish) -> None:
    session.add(WishRow(nik_hash=nik_hash, kind=wish.kind.value, answer=wish.answer, by=wish.by, at=wish.at))
    session.flush()


def wishes_of(session: Session, nik_hash: str) -> list[Wish]:
    """What the person asked for before, oldest first."""
    query = select(WishRow).where(WishRow.nik_hash == nik_hash).order_by(WishRow.id)
    return [Wish(WishKind(row.kind), row.answer, row.by, row.at) for row in session.scalars(query)]


def add_breach(
    session: Session, *, found_at: datetime, sealed: bytes, people: int, by: str, written_at: datetime
) -> int:
    """Write a breach down; its number."""
    row = BreachRow(
        found_at=found_at,
        sealed=sealed,
        people=people,
        by=by,
        written_at=written_at,
        people_told_at=None,
        authority_told_at=None,
        closed_at=None,
    )
    session.add(row)
    session.flush()
    return row.id


def breaches(session: Session) -> list[Breach]:
    """All breaches: open ones first, then by when they were found."""
    rows = session.scalars(select(BreachRow).order_by(BreachRow.closed_at.is_not(None), BreachRow.found_at.desc()))
    return [_breach(row) for row in rows]


def breach(session: Session, breach_id: int) -> Breach | None:
    row = session.get(BreachRow, breach_id)
    return None if row is None else _breach(row)


def tick(session: Session, breach_id: int, what: str, now: datetime) -> bool:
    """Note once that the people or the authority were told, or that it is closed; False when that is not possible.

    `what`: "people", "authority" or "closed". Nothing is closed before both were told.
    """
    row = session.get(BreachRow, breach_id)
    column = {"people": "people_told_at", "authority": "authority_told_at", "closed": "closed_at"}.get(what)
    if row is None or column is None or getattr(row, column) is not None:
        return False
    if what == "closed" and not _breach(row).told:
        return False
    setattr(row, column, now)
    session.flush()
    return True


def _breach(row: BreachRow) -> Breach:
    return Breach(
        row.id,
        row.found_at,
        row.sealed,
        row.people,
        row.by,
        row.written_at,
        row.people_told_at,
        row.authority_told_at,
        row.closed_at,
    )
