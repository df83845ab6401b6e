"""Failed tries, counted in the database so that a restart forgives nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from office.store.tables import AttemptRow


@dataclass(frozen=True)
class Limit:
    """At most `tries` failures within `window`; after that, wait until the oldest of them is out of it."""

    tries: int
    window: timedelta


ACCOUNT_LIMIT = Limit(5, timedelta(minutes=15))  # wrong passwords for one account
ADDRESS_LIMIT = Limit(30, timedelta(minutes=15))  # wrong passwords from one machine, whatever the account
ENROLMENT_LIMIT = Limit(10, timedelta(minutes=15))  # wrong enrolment codes from one machine
STATUS_LIMIT = Limit(20, timedelta(minutes=10))  # wrong slip codes from one phone or village network
_KEEP = timedelta(days=1)


def wait_s(session: Session, scope: str, limit: Limit, now: datetime) -> int:
    """Seconds until `scope` may be tried again; 0 when it may be tried now."""
    recent = select(AttemptRow.at).where(AttemptRow.scope == scope, AttemptRow.at > now - limit.window)
    times = list(session.scalars(recent.order_by(AttemptRow.at.desc()).limit(limit.tries)))
    if len(times) < limit.tries:
        return 0
    return max(1, int((times[-1] + limit.window - now).total_seconds()))


def failed(session: Session, scope: str, now: datetime) -> None:
    """Count one failure, and forget what is too old to matter."""
    session.execute(delete(AttemptRow).where(AttemptRow.at < now - _KEEP))
    session.add(AttemptRow(scope=scope, at=now))


def forgive(session: Session, scope: str) -> None:
    """It went right: the failures before it count no more."""
    session.execute(delete(AttemptRow).where(AttemptRow.scope == scope))


def count(session: Session, scope: str) -> int:
    """All failures that are remembered for `scope`."""
    return session.scalar(select(func.count()).where(AttemptRow.scope == scope)) or 0
