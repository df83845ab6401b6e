"""Complaints and suggestions that were received in a period, by the way they came: how many, and what kept its clock.

A clock that still runs is no broken promise: it is judged once it was kept, or ran out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from adminduk.pengaduan import FIRST_RESPONSE, LIMITS, ActionKind, Case, Channel, Nature
from office.reports.period import Period
from office.reports.share import Share
from office.store import complaints


@dataclass(frozen=True)
class Heard:
    """`responded` within 3 days, `answered` within 5, 14 or 60: of those of which it can be said already."""

    channel: Channel
    received: int
    open: int
    responded: Share | None
    answered: Share | None


def heard(session: Session, period: Period, now: datetime) -> list[Heard]:
    """Each way by which something came, in the order of the ways."""
    cases = complaints.received(session, period.start, period.end)
    by_way = {channel: [case for way, case in cases if way is channel] for channel in Channel}
    return [_heard(channel, own, now) for channel, own in by_way.items() if own]


def _heard(channel: Channel, cases: Sequence[Case], now: datetime) -> Heard:
    return Heard(
        channel=channel,
        received=len(cases),
        open=sum(case.due is not None for case in cases),
        responded=_share([_kept(case, ActionKind.ASSIGN, now) for case in cases]),
        answered=_share([_kept(case, ActionKind.ANSWER, now) for case in cases]),
    )


def _kept(case: Case, kind: ActionKind, now: datetime) -> bool | None:
    """Whether the first `kind` came in time; None while there is time for it."""
    limit = FIRST_RESPONSE if kind is ActionKind.ASSIGN else LIMITS[case.nature or Nature.MEJA]
    due = case.actions[0].at + limit
    done = next((each.at for each in case.actions if each.kind is kind), None)
    if done is not None:
        return done <= due
    return None if now <= due else False


def _share(judged: Sequence[bool | None]) -> Share | None:
    known = [each for each in judged if each is not None]
    return Share(sum(known), len(known)) if known else None
