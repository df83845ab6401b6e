"""How long the office has had a request, against the minutes that its SOP gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from adminduk.request import Request, State, states_of

# Only while the office holds it: what waits for the resident (to complete, to collect) is not the office's delay.
AT_THE_OFFICE = (State.TERKIRIM, State.SEDANG_DIPERIKSA, State.DIPROSES, State.MENUNGGU_TANDA_TANGAN)


@dataclass(frozen=True)
class Pace:
    """`spent` so far in the office's hands; `allowed` by the SOP, None where it is silent."""

    spent: timedelta
    allowed: timedelta | None
    running: bool

    @property
    def late(self) -> bool:
        return self.running and self.allowed is not None and self.spent > self.allowed

    @property
    def urgency(self) -> float:
        """Share of the allowed time that is gone; without an SOP time, days waited count as hundredths."""
        if self.allowed:
            return self.spent / self.allowed
        return self.spent / timedelta(days=100)


def pace(request: Request, standard_minutes: int | None, now: datetime) -> Pace:
    """The pace of `request` at `now`."""
    states = states_of(request.actions)
    spans = pairwise([*(action.at for action in request.actions), now])
    ours = (end - start for state, (start, end) in zip(states, spans, strict=True) if state in AT_THE_OFFICE)
    allowed = None if standard_minutes is None else timedelta(minutes=standard_minutes)
    return Pace(max(sum(ours, timedelta()), timedelta()), allowed, request.state in AT_THE_OFFICE)
