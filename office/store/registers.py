"""What stands in which register, in the order of the book; a page follows the place where the last one ended.

A place is what the book is sorted by: no line is skipped or shown twice when requests arrive in between, and the
thousandth page costs what the first one does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, tuple_
from sqlalchemy.orm import Session

from adminduk.request import ActionKind, State
from office.store.applicants_tables import ApplicantRow
from office.store.register_tables import RegisterOpeningRow
from office.store.tables import ActionRow, AgendaRow, RequestRow

Within = ColumnElement[bool]  # what the reader may see at all (office.area)


@dataclass(frozen=True)
class Choice:
    """Which lines of a book. "" and () and None choose nothing away."""

    first: datetime | None = None
    until: datetime | None = None  # exclusive
    service: str = ""
    desa: str = ""
    states: tuple[State, ...] = ()
    numbers: tuple[str, ...] | None = None  # found by a search

    @property
    def whole(self) -> bool:
        """Whether only days are chosen, so that every agenda number of these days is there."""
        return not (self.service or self.desa or self.states) and self.numbers is None


@dataclass(frozen=True)
class Place:
    """One line: when it was written, whose it is, and after what the next page begins."""

    number: str
    at: datetime
    agenda: str = ""
    year: int = 0
    running: int = 0


def received(session: Session, choice: Choice, within: Within, after: Place | None, limit: int) -> list[Place]:
    """Every request, by its arrival at the office."""
    query = select(RequestRow.number, ApplicantRow.received_at).join(
        ApplicantRow, ApplicantRow.request_id == RequestRow.id
    )
    query = query.where(within, *_chosen(choice, ApplicantRow.received_at))
    if after is not None:
        query = query.where(tuple_(ApplicantRow.received_at, RequestRow.number) > tuple_(after.at, after.number))
    rows = session.execute(query.order_by(ApplicantRow.received_at, RequestRow.number).limit(limit))
    return [Place(number, at) for number, at in rows]


def registered(session: Session, choice: Choice, within: Within, after: Place | None, limit: int) -> list[Place]:
    """The agenda, by its numbers."""
    written = (
        select(func.min(ActionRow.at))
        .where(ActionRow.request_id == AgendaRow.request_id, ActionRow.agenda_number == AgendaRow.number)
        .scalar_subquery()
    )
    query = select(RequestRow.number, written, AgendaRow.number, AgendaRow.year, AgendaRow.running)
    query = query.select_from(AgendaRow).join(RequestRow, RequestRow.id == AgendaRow.request_id)
    query = query.join(ApplicantRow, ApplicantRow.request_id == RequestRow.id)
    query = query.where(within, *_chosen(choice, written))
    order = (AgendaRow.year, AgendaRow.running, AgendaRow.number)
    if after is not None:
        query = query.where(tuple_(*order) > tuple_(after.year, after.running, after.agenda))
    rows = session.execute(query.order_by(*order).limit(limit))
    return [Place(number, at, agenda, year, running) for number, at, agenda, year, running in rows]


def handed_over(session: Session, choice: Choice, within: Within, after: Place | None, limit: int) -> list[Place]:
    """What was collected, by when it was."""
    query = select(RequestRow.number, ActionRow.at).join(ActionRow, ActionRow.request_id == RequestRow.id)
    query = query.join(ApplicantRow, ApplicantRow.request_id == RequestRow.id)
    query = query.where(within, *_chosen(choice, ActionRow.at), ActionRow.kind == ActionKind.HAND_OVER.value)
    if after is not None:
        query = query.where(tuple_(ActionRow.at, RequestRow.number) > tuple_(after.at, after.number))
    rows = session.execute(query.order_by(ActionRow.at, RequestRow.number).limit(limit))
    return [Place(number, at) for number, at in rows]


def running_before(session: Session, year: int, running: int) -> int:
    """The highest running number of the agenda of `year` below `running`; 0 when there is none."""
    below = (AgendaRow.year == year, AgendaRow.running < running)
    return session.scalar(select(func.max(AgendaRow.running)).where(*below)) or 0


def note_opening(session: Session, *, at: datetime, by: str, book: str, form: str, choice: str, lines: int) -> None:
    """Keep that somebody looked at names."""
    session.add(RegisterOpeningRow(at=at, account_id=by, book=book, form=form, choice=choice, lines=lines))


def openings(session: Session, limit: int) -> Sequence[RegisterOpeningRow]:
    """Who looked into a register last, newest first."""
    return session.scalars(select(RegisterOpeningRow).order_by(RegisterOpeningRow.id.desc()).limit(limit)).all()


def _chosen(choice: Choice, at: Any) -> list[ColumnElement[bool]]:
    """All that must hold of a line; `at` is the book's own time."""
    wanted = [_inside(choice.desa)] if choice.desa else []
    if choice.first is not None:
        wanted.append(at >= choice.first)
    if choice.until is not None:
        wanted.append(at < choice.until)
    if choice.service:
        wanted.append(RequestRow.service == choice.service)
    if choice.states:
        wanted.append(RequestRow.state.in_([state.value for state in choice.states]))
    if choice.numbers is not None:
        wanted.append(RequestRow.number.in_(choice.numbers))
    return wanted


def _inside(code: str) -> ColumnElement[bool]:
    """In the region `code`, or in one below it."""
    return or_(ApplicantRow.desa == code, ApplicantRow.desa.startswith(f"{code}.", autoescape=True))
