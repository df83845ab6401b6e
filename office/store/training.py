"""The mark of a training office, and whether a database may still get it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from office.store.tables import AccountRow, KioskRow, RequestRow
from office.store.training_tables import TrainingRow

_ONE = 1
_USED = (AccountRow, KioskRow, RequestRow)  # an office begins with an account, a kiosk, a request


def is_marked(session: Session) -> bool:
    return session.get(TrainingRow, _ONE) is not None


def is_untouched(session: Session) -> bool:
    """Whether nobody has worked with this database yet."""
    return not any(session.scalar(select(exists().select_from(table))) for table in _USED)


def mark(session: Session, now: datetime) -> None:
    """From now on, and for ever, this is a training office's database."""
    session.add(TrainingRow(id=_ONE, marked_at=now))


def samples_are_there(session: Session, now: datetime) -> None:
    session.get_one(TrainingRow, _ONE).ready_at = now


def ready_at(session: Session) -> datetime | None:
    """When the samples were all there; None in a real office, and while they are being made."""
    row = session.get(TrainingRow, _ONE)
    return None if row is None else row.ready_at
