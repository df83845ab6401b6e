"""The lives of the kiosk's program: whether the one before was ended or cut off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kiosk.doctor.keeping.moments import aware, utc
from kiosk.doctor.keeping.tables import Life


class End(StrEnum):
    """How a life ended."""

    CLEAN = "clean"
    PROGRAM = "program"  # the program died or was killed while the machine went on
    MACHINE = "machine"  # the machine went down under it: a power cut, a hang, a pulled plug


@dataclass(frozen=True)
class Ended:
    """The last life that is over."""

    began: datetime
    next_began: datetime
    how: End


def begin(session: Session, boot: str, now: datetime) -> None:
    session.add(Life(boot=boot, began=utc(now), ended=None))


def end(session: Session, now: datetime) -> None:
    row = session.scalar(select(Life).order_by(Life.position.desc()).limit(1))
    if row is not None:
        row.ended = utc(now)


def forget_old(session: Session, before: datetime) -> None:
    session.execute(delete(Life).where(Life.began < utc(before)))


def cut_off(session: Session, since: datetime) -> tuple[Ended, ...]:
    """The lives after `since` that nobody ended, newest first. The one that runs now is not over."""
    rows = list(session.scalars(select(Life).where(Life.began >= utc(since)).order_by(Life.position)))
    pairs = pairwise(rows)
    return tuple(_ended(row, following) for row, following in pairs if row.ended is None)[::-1]


def _ended(row: Life, following: Life) -> Ended:
    how = End.PROGRAM if row.boot == following.boot else End.MACHINE
    return Ended(aware(row.began), aware(following.began), how)
