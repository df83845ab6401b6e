"""Faults from when to when. A cable that comes and goes is one entry with a count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kiosk.doctor.keeping.moments import aware, utc
from kiosk.doctor.keeping.tables import Trouble

# A fault that is back so soon is the same one: long enough for "I pressed the cover down again", short enough that the
# paper that is empty after lunch is not the paper that was empty before.
SAME_WITHIN = timedelta(minutes=10)


@dataclass(frozen=True)
class Stood:
    """One entry. `until` is None while it stands."""

    kind: str
    code: str
    since: datetime
    until: datetime | None
    times: int


def hear(session: Session, standing: Mapping[str, str], now: datetime) -> tuple[str, ...]:
    """What stands now, device kind -> fault code. The kinds that have a trouble more than before."""
    open_rows = {row.kind: row for row in session.scalars(select(Trouble).where(Trouble.until.is_(None)))}
    for kind, row in open_rows.items():
        if standing.get(kind) != row.code:
            row.until = utc(now)
    fresh = [kind for kind, code in standing.items() if kind not in open_rows or open_rows[kind].code != code]
    for kind in fresh:
        _begin(session, kind, standing[kind], now)
    return tuple(fresh)


def forget_old(session: Session, before: datetime) -> None:
    """Those that ended before `before`."""
    session.execute(delete(Trouble).where(Trouble.until < utc(before)))


def of_kind(session: Session, kind: str, since: datetime) -> tuple[Stood, ...]:
    """Those that stood at any time after `since`, newest first; every kind's when `kind` is ""."""
    query = select(Trouble).where((Trouble.until.is_(None)) | (Trouble.until >= utc(since)))
    query = query.where(Trouble.kind == kind) if kind else query
    return tuple(_stood(row) for row in session.scalars(query.order_by(Trouble.since.desc(), Trouble.position.desc())))


def _begin(session: Session, kind: str, code: str, now: datetime) -> None:
    query = select(Trouble).where(Trouble.kind == kind, Trouble.code == code)
    row = session.scalar(query.order_by(Trouble.position.desc()).limit(1))
    if row is not None and row.until is not None and utc(now) - row.until <= SAME_WITHIN:
        row.until, row.times = None, row.times + 1
    else:
        session.add(Trouble(kind=kind, code=code, since=utc(now), until=None, times=1))


def _stood(row: Trouble) -> Stood:
    return Stood(row.kind, row.code, aware(row.since), aware(row.until) if row.until else None, row.times)
