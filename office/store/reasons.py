"""The office's own list of reasons for which something is sent back to a resident."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from office.store.review_tables import ReturnReasonRow


@dataclass(frozen=True)
class Reason:
    code: str
    words: str
    in_use: bool = True


def kept(session: Session) -> list[Reason]:
    """The list as the office changed it, in its order; empty while it changed nothing."""
    rows = session.scalars(select(ReturnReasonRow).order_by(ReturnReasonRow.position, ReturnReasonRow.code))
    return [Reason(row.code, row.words, row.in_use) for row in rows]


def keep(session: Session, reason: Reason, by: str, now: datetime) -> None:
    """Change a reason, or add it at the end of the list."""
    row = session.get(ReturnReasonRow, reason.code)
    if row is None:
        last = session.scalar(select(func.max(ReturnReasonRow.position)))
        row = ReturnReasonRow(code=reason.code, position=0 if last is None else last + 1)
        session.add(row)
    row.words, row.in_use, row.by, row.at = reason.words, reason.in_use, by, now
    session.flush()
