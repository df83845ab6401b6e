"""The index of applicants: what is kept of a person beside the sealed deliveries, and how a request is found by it.

`within` is what the reader may see at all (office.area).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select, true
from sqlalchemy.orm import Session, aliased

from office.store.among import among
from office.store.applicants_tables import ApplicantRow, ApplicantWordRow
from office.store.tables import RequestRow

_COMMON = 2_000


@dataclass(frozen=True)
class Applicant:
    """One entry: nobody can be read from it without the office's keys."""

    request_id: str
    received_at: datetime
    desa: str
    kk_hash: str | None
    summary: bytes
    word_hashes: frozenset[str] = frozenset()  # written with the entry, never read back with it


def put(session: Session, applicant: Applicant) -> None:
    """Keep the entry of a request; it replaces the one that was there."""
    forget(session, applicant.request_id)
    session.add(
        ApplicantRow(
            request_id=applicant.request_id,
            received_at=applicant.received_at,
            desa=applicant.desa,
            kk_hash=applicant.kk_hash,
            summary=applicant.summary,
        )
    )
    session.add_all(
        ApplicantWordRow(word_hash=word, request_id=applicant.request_id, received_at=applicant.received_at)
        for word in sorted(applicant.word_hashes)
    )
    session.flush()


def forget(session: Session, request_id: str) -> None:
    """Delete all that the index knows of a request's applicant."""
    session.execute(delete(ApplicantWordRow).where(ApplicantWordRow.request_id == request_id))
    session.execute(delete(ApplicantRow).where(ApplicantRow.request_id == request_id))


def of_requests(session: Session, request_ids: Sequence[str]) -> dict[str, Applicant]:
    """The entries of `request_ids`, by request; those without one are left out."""
    rows = session.scalars(select(ApplicantRow).where(among(session, ApplicantRow.request_id, request_ids)))
    return {row.request_id: _applicant(row) for row in rows}


def named(
    session: Session, word_hashes: Sequence[str], limit: int, *, within: ColumnElement[bool] = true()
) -> list[str]:
    """Numbers of the requests whose applicant's name has all of these words, newest first.

    The rarest word is walked, newest first, and the others are looked up beside it.
    """
    if not word_hashes:
        return []
    rarest, *others = sorted(dict.fromkeys(word_hashes), key=lambda each: _up_to(session, each))
    query = select(RequestRow.number).join(ApplicantWordRow, ApplicantWordRow.request_id == RequestRow.id)
    query = query.where(ApplicantWordRow.word_hash == rarest, within)
    for word_hash in others:
        word = aliased(ApplicantWordRow)
        beside = select(word.request_id).where(word.word_hash == word_hash)
        query = query.where(beside.where(word.request_id == ApplicantWordRow.request_id).exists())
    return list(session.scalars(query.order_by(ApplicantWordRow.received_at.desc()).limit(limit)))


def with_nik(session: Session, nik_hash: str, limit: int, *, within: ColumnElement[bool] = true()) -> list[str]:
    """Numbers of the requests filed under a NIK, newest first."""
    query = select(RequestRow.number).where(RequestRow.nik_hash == nik_hash, within)
    return list(session.scalars(query.order_by(RequestRow.filed_at.desc()).limit(limit)))


def with_kk(session: Session, kk_hash: str, limit: int, *, within: ColumnElement[bool] = true()) -> list[str]:
    """Numbers of the requests filed with a nomor KK, newest first."""
    query = select(RequestRow.number).join(ApplicantRow, ApplicantRow.request_id == RequestRow.id)
    query = query.where(ApplicantRow.kk_hash == kk_hash, within)
    return list(session.scalars(query.order_by(ApplicantRow.received_at.desc()).limit(limit)))


def desa_of(session: Session, number: str) -> str:
    """The region code of the applicant of request `number`; "" when it is not known."""
    query = select(ApplicantRow.desa).join(RequestRow, ApplicantRow.request_id == RequestRow.id)
    return session.scalar(query.where(RequestRow.number == number)) or ""


def without_entry(session: Session, limit: int) -> Iterable[str]:
    """Ids of requests from before there was an index."""
    indexed = select(ApplicantRow.request_id).where(ApplicantRow.request_id == RequestRow.id).exists()
    return list(session.scalars(select(RequestRow.id).where(~indexed).order_by(RequestRow.id).limit(limit)))


def _up_to(session: Session, word_hash: str) -> int:
    """How many names have this word; past _COMMON nobody counts on."""
    some = select(ApplicantWordRow.request_id).where(ApplicantWordRow.word_hash == word_hash).limit(_COMMON)
    return session.scalar(select(func.count()).select_from(some.subquery())) or 0


def _applicant(row: ApplicantRow) -> Applicant:
    return Applicant(row.request_id, row.received_at, row.desa, row.kk_hash, row.summary)
