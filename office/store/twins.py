"""Which requests resemble one another, asked of the index; nobody can be read from the answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, ScalarSelect, select
from sqlalchemy.orm import Session

from adminduk.request import State
from office.store.applicants_tables import ApplicantRow
from office.store.tables import RequestRow


@dataclass(frozen=True)
class Outline:
    """A request as a list shows it."""

    id: str
    number: str
    service: str
    state: State
    filed_at: datetime


def same_service(session: Session, request_id: str, service: str, over: Iterable[State]) -> list[str]:
    """Ids of other requests of the same NIK for `service` that are in none of the states `over`."""
    query = select(RequestRow.id).where(RequestRow.nik_hash == _nik_of(request_id), RequestRow.service == service)
    return list(session.scalars(query.where(*_others(request_id, over))))


def same_family(session: Session, request_id: str, over: Iterable[State]) -> list[str]:
    """Ids of other requests with the same nomor KK that are in none of the states `over`."""
    kk_hash = select(ApplicantRow.kk_hash).where(ApplicantRow.request_id == request_id).scalar_subquery()
    query = select(RequestRow.id).join(ApplicantRow, ApplicantRow.request_id == RequestRow.id)
    return list(session.scalars(query.where(ApplicantRow.kk_hash == kk_hash, *_others(request_id, over))))


def of_the_person(session: Session, request_id: str, limit: int, within: ColumnElement[bool]) -> list[Outline]:
    """Other requests of the same NIK, newest first."""
    query = select(RequestRow).where(RequestRow.nik_hash == _nik_of(request_id), RequestRow.id != request_id, within)
    return [_outline(row) for row in session.scalars(query.order_by(RequestRow.filed_at.desc()).limit(limit))]


def outlines(session: Session, ids: Collection[str], within: ColumnElement[bool]) -> list[Outline]:
    return [_outline(row) for row in session.scalars(select(RequestRow).where(RequestRow.id.in_(tuple(ids)), within))]


def _nik_of(request_id: str) -> ScalarSelect[str]:
    return select(RequestRow.nik_hash).where(RequestRow.id == request_id).scalar_subquery()


def _others(request_id: str, over: Iterable[State]) -> tuple[ColumnElement[bool], ...]:
    return RequestRow.id != request_id, RequestRow.state.not_in([state.value for state in over])


def _outline(row: RequestRow) -> Outline:
    return Outline(row.id, row.number, row.service, State(row.state), row.filed_at)
