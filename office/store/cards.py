"""In which box and slot a card lies; a place is free again when its card was handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from office.store.counter_tables import CardRow
from office.store.tables import RequestRow


@dataclass(frozen=True)
class Card:
    number: str  # of the request
    box: str
    slot: int
    arrived_at: datetime
    taken: bool = False


def put(session: Session, request_id: str, box: str, slot: int, *, by: str, now: datetime) -> None:
    """The card of the request lies there now, wherever it lay before."""
    row = session.get(CardRow, request_id)
    if row is None:
        row = CardRow(request_id=request_id, box=box, slot=slot, by=by, arrived_at=now, taken_at=None)
        session.add(row)
    row.box, row.slot, row.by, row.taken_at = box, slot, by, None
    session.flush()


def taken(session: Session, request_id: str, now: datetime) -> None:
    """The card was handed over."""
    session.execute(update(CardRow).where(CardRow.request_id == request_id).values(taken_at=now))


def of_request(session: Session, request_id: str) -> Card | None:
    query = select(CardRow, RequestRow.number).join(RequestRow).where(CardRow.request_id == request_id)
    found = session.execute(query).first()
    return None if found is None else _card(*found)


def of_numbers(session: Session, numbers: Sequence[str]) -> list[Card]:
    """Where the cards of these requests lie, those that are still there."""
    query = select(CardRow, RequestRow.number).join(RequestRow).where(RequestRow.number.in_(numbers))
    return [_card(*row) for row in session.execute(query.where(CardRow.taken_at.is_(None)))]


def in_box(session: Session, box: str) -> list[Card]:
    """What lies in a box now, by slot."""
    query = select(CardRow, RequestRow.number).join(RequestRow).where(CardRow.box == box, CardRow.taken_at.is_(None))
    return [_card(*row) for row in session.execute(query.order_by(CardRow.slot))]


def boxes(session: Session) -> list[str]:
    """The boxes in which something lies."""
    return list(session.scalars(select(CardRow.box).where(CardRow.taken_at.is_(None)).distinct().order_by(CardRow.box)))


def _card(row: CardRow, number: str) -> Card:
    return Card(number, row.box, row.slot, row.arrived_at, row.taken_at is not None)
