"""Calling an officer: the office is told at once, and as long as its card is open the kiosk asks what became of it."""

from __future__ import annotations

from uuid import uuid4

from kiosk.durations import OFFICER_LOOK, OFFICER_RETRY
from kiosk.effects import CallOfficer, Chime, Effect, StartTimer
from kiosk.events import OfficerTold
from kiosk.office_answers import CallState
from kiosk.say import say
from kiosk.views import OfficerCard, View
from kiosk.visit.sitting import Sitting

TIMER = "officer"
_STAYS = say("visit.officer.where")
_LINES = {
    CallState.CALLING: (say("visit.officer.calling"),),
    CallState.WAITING: (say("visit.officer.waiting"),),
    CallState.COMING: (say("visit.officer.coming"),),
    CallState.UNREACHABLE: (say("visit.officer.unreachable"), say("visit.officer.called")),
}


def begin(sitting: Sitting, view: View) -> tuple[Effect, ...]:
    """Somebody touched "Panggil petugas". Touched once more in the same visit, it is the same call."""
    sitting.call = sitting.call or str(uuid4())
    sitting.overlay = card(CallState.CALLING)
    return (Chime("officer"), _told(sitting, view))


def look(sitting: Sitting, view: View) -> tuple[Effect, ...]:
    """The timer fired: ask again, while somebody looks at the card."""
    return (_told(sitting, view),) if isinstance(sitting.overlay, OfficerCard) else ()


def heard(sitting: Sitting, told: OfficerTold) -> tuple[Effect, ...]:
    """What became of the call."""
    if told.call != sitting.call:
        return ()
    before = sitting.overlay
    if told.state is CallState.HELPED:
        sitting.call = ""  # the next one is another call
    if not isinstance(before, OfficerCard):
        return ()
    if told.state is CallState.HELPED:
        sitting.overlay = None
        return ()
    sitting.overlay = fresh = card(told.state)
    again = OFFICER_RETRY if told.state is CallState.UNREACHABLE else OFFICER_LOOK
    comes_now = told.state is CallState.COMING and fresh != before
    return (StartTimer(TIMER, again), *((Chime("officer"),) if comes_now else ()))


def _told(sitting: Sitting, view: View) -> CallOfficer:
    """The office learns which page was open, and nothing that stood on it."""
    page = str(getattr(view, "name", "")) or type(view).__name__.removesuffix("View").lower()
    return CallOfficer(sitting.call, page)


def card(state: CallState) -> OfficerCard:
    """What the card says while the call stands so."""
    return OfficerCard((*_LINES[state], _STAYS), state)
