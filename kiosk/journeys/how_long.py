"""How long a request takes: the minutes of the SOP for each step, and what the office needed lately."""

from __future__ import annotations

from adminduk.catalogue.model import Service
from adminduk.request import TRANSITIONS, State
from kiosk.office_answers import Standing
from kiosk.say import Text, say
from kiosk.views import Point

_HOUR, _DAY = 60, 24 * 60
_IN_MINUTES, _IN_HOURS = 2 * _HOUR, 2 * _DAY  # below which a time is said in this measure


def standard_time(service: Service | None, state: State) -> Text | None:
    """What the SOP gives for the steps that bring a request into `state`; None where it gives none."""
    actions = {row.action for row in TRANSITIONS if row.target is state}
    steps = service.standards[0].prosedur or () if service is not None else ()
    minutes = [step.minutes for step in steps if step.action in actions and step.minutes is not None]
    return say("status.standard", minutes=sum(minutes)) if minutes else None


def usual_time(standing: Standing) -> tuple[Point, ...]:
    """What the office needed lately, where it says so."""
    if standing.usual_minutes is None:
        return ()
    return (Point(say("status.usual", time=in_round_words(standing.usual_minutes)), "schedule"),)


def in_round_words(minutes: int) -> Text:
    """Minutes, hours or days, whichever people would say; rounded up, so that nobody comes too early."""
    if minutes < _IN_MINUTES:
        return say("visit.time.minutes", minutes=minutes)
    if minutes < _IN_HOURS:
        return say("visit.time.hours", hours=-(-minutes // _HOUR))
    return say("visit.time.days", days=-(-minutes // _DAY))
