"""What was done to accounts, by whom and when: nothing of it is deleted with a role or a block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from office.store.people_tables import AccountEventRow


@dataclass(frozen=True)
class AccountEvent:
    by: str
    what: str
    at: datetime


def note(session: Session, account_id: str, by: str, what: str, now: datetime) -> None:
    session.add(AccountEventRow(account_id=account_id, by=by, what=what, at=now))


def of_account(session: Session, account_id: str) -> Sequence[AccountEvent]:
    """The newest first."""
    query = select(AccountEventRow).where(AccountEventRow.account_id == account_id)
    rows = session.scalars(query.order_by(AccountEventRow.at.desc(), AccountEventRow.id.desc()))
    return [AccountEvent(row.by, row.what, row.at) for row in rows]
