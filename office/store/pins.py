"""Short PINs at a shared counter PC: good only on a browser on which the account signed in fully the same day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from office.store.people_tables import CounterBrowserRow, CounterPinRow

TRIES = 5  # then only the password helps


def put(session: Session, account_id: str, pin_hash: str) -> None:
    session.merge(CounterPinRow(account_id=account_id, pin_hash=pin_hash, wrong=0))


def hash_of(session: Session, account_id: str) -> str | None:
    """The hash of the account's PIN; None when it has none, or when it was tried wrongly too often."""
    row = session.get(CounterPinRow, account_id)
    return None if row is None or row.wrong >= TRIES else row.pin_hash


def failed(session: Session, account_id: str) -> int:
    """Count one wrong PIN; how many tries are left."""
    row = session.get_one(CounterPinRow, account_id, with_for_update=True)
    row.wrong += 1
    return max(0, TRIES - row.wrong)


def forgive(session: Session, account_id: str) -> None:
    """It was right, or the password was: wrong PINs before count no more."""
    row = session.get(CounterPinRow, account_id)
    if row is not None:
        row.wrong = 0


def signed_in_here(session: Session, browser_hash: str, account_id: str, now: datetime) -> None:
    """The account signed in fully on this browser."""
    session.merge(CounterBrowserRow(browser_hash=browser_hash, account_id=account_id, at=now))


def known_here(session: Session, browser_hash: str, since: datetime) -> Iterable[str]:
    """Accounts that signed in fully on this browser since `since`."""
    query = select(CounterBrowserRow.account_id).where(
        CounterBrowserRow.browser_hash == browser_hash, CounterBrowserRow.at >= since
    )
    return list(session.scalars(query))
