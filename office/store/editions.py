"""Editions of the catalogue: one draft at a time, one published, and all that were published before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from office.store.editions_tables import EditionRow


class EditionState(StrEnum):
    DRAFT = "konsep"
    PUBLISHED = "berlaku"
    SUPERSEDED = "digantikan"
    DROPPED = "dibuang"


class BasisKind(StrEnum):
    """What allows a service standard to change: the office's decree, or its Forum Konsultasi Publik."""

    SHIPPED = "bawaan"  # came with the program
    DECREE = "keputusan"
    FORUM = "fkp"  # Permenpan RB 16/2017


@dataclass(frozen=True)
class Basis:
    kind: BasisKind
    number: str = ""
    date: str = ""  # YYYY-MM-DD
    note: str = ""


@dataclass(frozen=True)
class Edition:
    id: int
    version: str
    state: EditionState
    files: Mapping[str, str]
    digest: str
    follows: int | None
    by: str
    at: datetime
    turn: int
    basis: Basis | None
    published_by: str | None
    published_at: datetime | None


def published(session: Session) -> Edition | None:
    """The edition that holds now."""
    return _one(session, EditionState.PUBLISHED)


def published_id(session: Session) -> int | None:
    """Which edition holds now, without its files."""
    query = select(EditionRow.id).where(EditionRow.state == EditionState.PUBLISHED.value)
    return session.scalar(query.order_by(EditionRow.id.desc()).limit(1))


def draft(session: Session) -> Edition | None:
    """What is being worked on."""
    return _one(session, EditionState.DRAFT)


def by_id(session: Session, edition_id: int) -> Edition | None:
    row = session.get(EditionRow, edition_id)
    return None if row is None else _edition(row)


def of_version(session: Session, version: str) -> Edition | None:
    """The newest edition that was published under `version`."""
    query = select(EditionRow).where(EditionRow.version == version, EditionRow.published_at.is_not(None))
    row = session.scalar(query.order_by(EditionRow.id.desc()).limit(1))
    return None if row is None else _edition(row)


def ever_published(session: Session) -> list[Edition]:
    """All that were published, newest first."""
    query = select(EditionRow).where(EditionRow.published_at.is_not(None)).order_by(EditionRow.published_at.desc())
    return [_edition(row) for row in session.scalars(query.order_by(EditionRow.id.desc()))]


def start_draft(
    session: Session,
    *,
    files: Mapping[str, str],
    digest: str,
    version: str,
    follows: int | None,
    by: str,
    now: datetime,
) -> Edition:
    """A new draft. There must be none."""
    row = EditionRow(
        version=version,
        state=EditionState.DRAFT.value,
        files=dict(files),
        digest=digest,
        follows=follows,
        by=by,
        at=now,
        published_by=None,
        published_at=None,
    )
    session.add(row)
    session.flush()
    return _edition(row)


def save(
    session: Session,
    edition_id: int,
    seen: int,
    *,
    files: Mapping[str, str],
    digest: str,
    version: str,
    by: str,
    now: datetime,
) -> bool:
    """Keep what was changed in a draft; False when somebody else saved since `seen`."""
    row = session.get_one(EditionRow, edition_id)
    if row.turn != seen or row.state != EditionState.DRAFT.value:
        return False
    row.files, row.digest, row.version, row.by, row.at, row.turn = dict(files), digest, version, by, now, seen + 1
    session.flush()
    return True


def publish(session: Session, edition_id: int, basis: Basis, by: str, now: datetime) -> Edition:
    """The draft holds from now on; what held before is superseded."""
    for row in session.scalars(select(EditionRow).where(EditionRow.state == EditionState.PUBLISHED.value)):
        row.state = EditionState.SUPERSEDED.value
    row = session.get_one(EditionRow, edition_id)
    row.state, row.published_by, row.published_at = EditionState.PUBLISHED.value, by, now
    row.basis_kind, row.basis_number, row.basis_date, row.note = basis.kind.value, basis.number, basis.date, basis.note
    session.flush()
    return _edition(row)


def drop(session: Session, edition_id: int) -> None:
    """Let go of a draft; it stays in the table, for nothing that somebody wrote is lost."""
    session.get_one(EditionRow, edition_id).state = EditionState.DROPPED.value
    session.flush()


def _one(session: Session, state: EditionState) -> Edition | None:
    query = select(EditionRow).where(EditionRow.state == state.value).order_by(EditionRow.id.desc()).limit(1)
    row = session.scalar(query)
    return None if row is None else _edition(row)


def _edition(row: EditionRow) -> Edition:
    basis = Basis(BasisKind(row.basis_kind), row.basis_number, row.basis_date, row.note) if row.basis_kind else None
    return Edition(
        id=row.id,
        version=row.version,
        state=EditionState(row.state),
        files=dict(row.files),
        digest=row.digest,
        follows=row.follows,
        by=row.by,
        at=row.at,
        turn=row.turn,
        basis=basis,
        published_by=row.published_by,
        published_at=row.published_at,
    )
