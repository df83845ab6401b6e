"""The verdicts on the items of a request, kept one by one as they are given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from office.store.review_tables import ItemCheckRow


@dataclass(frozen=True)
class Check:
    """`reason` and `note` say why an item goes back; both "" when it is good."""

    good: bool
    by: str
    at: datetime
    reason: str = ""
    note: str = ""


def of_request(session: Session, request_id: str) -> dict[str, Check]:
    """Item -> its verdict."""
    rows = session.scalars(select(ItemCheckRow).where(ItemCheckRow.request_id == request_id))
    return {row.item: Check(row.good, row.by, row.at, row.reason, row.note) for row in rows}


def put(session: Session, request_id: str, items: Iterable[str], check: Check) -> None:
    """Give `items` the same verdict; it replaces the one they had."""
    wanted = tuple(items)
    take_back(session, request_id, wanted)
    session.add_all(
        ItemCheckRow(
            request_id=request_id,
            item=item,
            good=check.good,
            reason=check.reason,
            note=check.note,
            by=check.by,
            at=check.at,
        )
        for item in wanted
    )
    session.flush()


def take_back(session: Session, request_id: str, items: Iterable[str]) -> None:
    of_it = (ItemCheckRow.request_id == request_id, ItemCheckRow.item.in_(tuple(items)))
    session.execute(delete(ItemCheckRow).where(*of_it))


def forget_returned(session: Session, request_id: str) -> None:
    """They went back to the resident: what comes again is looked at anew."""
    bad = (ItemCheckRow.request_id == request_id, ItemCheckRow.good.is_(False))
    session.execute(delete(ItemCheckRow).where(*bad))
