"""The mark of a training office, and whether a database may still get it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import exists, select, union_all
from sqlalchemy.orm import Session

from office.store.people_tables import ViewRow
from office.store.tables import AccountRow, ActionRow, KioskRow, RequestRow
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


def last_worked_on(session: Session, account_id: str, since: datetime) -> str | None:
    """The number of the request that an account opened or changed last, after `since`."""
    looks = select(ViewRow.request_id, ViewRow.at).where(
        ViewRow.account_id == account_id, ViewRow.at > since, ViewRow.request_id.is_not(None)
    )
    deeds = select(ActionRow.request_id, ActionRow.at).where(ActionRow.by == account_id, ActionRow.at > since)
    both = union_all(looks, deeds).subquery()
    newest = select(RequestRow.number).join(both, both.c.request_id == RequestRow.id).order_by(both.c.at.desc())
    return session.scalar(newest.limit(1))


def was_opened(session: Session, request_id: str, since: datetime) -> bool:
    """Whether somebody has looked into the request after `since`."""
    looked = select(ViewRow.id).where(ViewRow.request_id == request_id, ViewRow.at > since)
    return session.scalar(looked.limit(1)) is not None
