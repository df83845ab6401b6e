"""How much there was to do: what came, what was finished, what was sent back, by day and by hour of the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from adminduk.request import ActionKind
from office.reports.period import Period
from office.store.figures import Case

# What a report counts, in the order of its columns. A case is finished when it can be collected.
COUNTED = {
    ActionKind.FILE: "Masuk",
    ActionKind.MARK_READY: "Selesai",
    ActionKind.HAND_OVER: "Diserahkan",
    ActionKind.RETURN: "Dikembalikan",
    ActionKind.REJECT: "Ditolak",
    ActionKind.CANCEL: "Dibatalkan",
}
HOURS = range(24)


@dataclass(frozen=True)
class Volume:
    total: dict[ActionKind, int]
    by_day: dict[date, dict[ActionKind, int]]
    arrivals_by_hour: dict[int, int]
    arrivals_by_service: dict[str, int]

    def of(self, kind: ActionKind) -> int:
        return self.total.get(kind, 0)


def volume(cases: Sequence[Case], period: Period) -> Volume:
    """What happened in `period`. A request that was sent back twice counts twice there."""
    happened = [
        (action.kind, action.at.astimezone(period.zone), case)
        for case in cases
        for action in case.request.actions
        if action.kind in COUNTED and period.holds(action.at)
    ]
    by_day = Counter((at.date(), kind) for kind, at, _ in happened)
    arrived = [(at, case) for kind, at, case in happened if kind is ActionKind.FILE]
    hours = Counter(at.hour for at, _ in arrived)
    return Volume(
        total=dict(Counter(kind for kind, _, _ in happened)),
        by_day={each: {kind: by_day[each, kind] for kind in COUNTED} for each in period.days},
        arrivals_by_hour={hour: hours[hour] for hour in HOURS},
        arrivals_by_service=dict(Counter(case.request.service for _, case in arrived)),
    )
