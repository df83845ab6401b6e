"""Is this the holder of the request? Wrong NIKs are counted per request: five, then a quarter of an hour."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from office.store.requests import StoredRequest
from office.store.tables import NikAttemptRow

TRIES = 5
LOCK = timedelta(minutes=15)


@dataclass(frozen=True)
class Holder:
    """The NIK belongs to the request."""


@dataclass(frozen=True)
class WrongNik:
    tries_left: int


@dataclass(frozen=True)
class Locked:
    wait_s: int


def check(
    session: Session, stored: StoredRequest, nik_hash: str, now: datetime, proxy_hash: str = ""
) -> Holder | WrongNik | Locked:
    """Compare and count. The request must have been loaded for change, so that two tries are counted as two.
    `proxy_hash`: of whoever filed for the applicant, and may ask and collect for them."""
    row = session.get(NikAttemptRow, stored.request.id)
    if row is not None and row.locked_until is not None and now < row.locked_until:
        return Locked(max(1, int((row.locked_until - now).total_seconds())))
    if any(hmac.compare_digest(each, nik_hash) for each in (stored.filed.nik_hash, proxy_hash) if each):
        if row is not None:
            session.delete(row)
        return Holder()
    if row is None:
        row = NikAttemptRow(request_id=stored.request.id, wrong=0)
        session.add(row)
    return _count(row, now)


def _count(row: NikAttemptRow, now: datetime) -> WrongNik | Locked:
    row.wrong, row.locked_until = row.wrong + 1, None
    if row.wrong < TRIES:
        return WrongNik(TRIES - row.wrong)
    row.wrong, row.locked_until = 0, now + LOCK
    return Locked(int(LOCK.total_seconds()))
