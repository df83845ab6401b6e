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
    request_id: str = ""
    agenda: str = ""
    year: int = 0
    running: int = 0


def received(session: Session, choice: Choice, within: Within, after: Place | None, limit: int) -> list[Place]:
    """Every request, by its arrival at the office."""
    order = (ApplicantRow.received_at, ApplicantRow.request_id)
    query = select(RequestRow.number, *order).join(RequestRow, RequestRow.id == ApplicantRow.request_id)
    query = query.where(within, *_chosen(choice, ApplicantRow.received_at))
    if after is not None:
        query = query.where(tuple_(*order) > tuple_(after.at, after.request_id))
    rows = session.execute(query.order_by(*order).limit(limit))
    return [Place(number, at, request_id) for number, at, request_id in rows]


def registered(session: Session, choice: Choice, within: Within, after: Place | None, limit: int) -> list[Place]:
    """The agenda, by its numbers. A request that was sent back and registered again stands there once, at first."""
    order = (AgendaRow.year, AgendaRow.running, AgendaRow.number)
    query = select(RequestRow.number, RequestRow.id, AgendaRow.at, *order).select_from(AgendaRow)
    query = query.join(RequestRow, RequestRow.id == AgendaRow.request_id)
    query = query.join(ApplicantRow, ApplicantRow.request_id == RequestRow.id)
    query = query.where(within, *_chosen(choice, AgendaRow.at))
    if after is not None:
        query = query.where(tuple_(*order) > tuple_(after.year, after.running, after.agenda))
    if choice.first is not None or choice.until is not None:
        ends = _numbers_of_days(session, choice)
        if ends is None:
            return []
        query = query.where(tuple_(*order[:2]) >= tuple_(*ends[0]), tuple_(*order[:2]) <= tuple_(*ends[1]))
    rows = session.execute(query.order_by(*order).limit(limit))
    return [Place(number, at, key, agenda, year, running) for number, key, at, year, running, agenda in rows]


def _numbers_of_days(session: Session, choice: Choice) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """(year, number) of the lowest and the highest line of the chosen days; None when they have none.

    Between them the book is walked by its numbers: without them, everything older and newer would be walked as well.
    """
    days = _chosen(Choice(choice.first, choice.until), AgendaRow.at)
    ends = select(AgendaRow.year, func.min(AgendaRow.running), func.max(AgendaRow.running)).where(*days)
    rows = session.execute(ends.group_by(AgendaRow.year).order_by(AgendaRow.year)).all()
    return ((rows[0][0], rows[0][1]), (rows[-1][0], rows[-1][2])) if rows else None


def handed_over(session: Session, choice: Choice, within: Within, after: Place | None, limit: int) -> list[Place]:
    """What was collected, by when it was."""
    order = (ActionRow.at, ActionRow.request_id)
    query = select(RequestRow.number, *order).join(RequestRow, RequestRow.id == ActionRow.request_id)
    query = query.join(ApplicantRow, ApplicantRow.request_id == RequestRow.id)
    query = query.where(within, *_chosen(choice, ActionRow.at), ActionRow.kind == ActionKind.HAND_OVER.value)
    if after is not None:
        query = query.where(tuple_(*order) > tuple_(after.at, after.request_id))
    rows = session.execute(query.order_by(*order).limit(limit))
    return [Place(number, at, request_id) for number, at, request_id in rows]


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
