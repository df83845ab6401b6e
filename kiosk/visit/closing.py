"""The battery is nearly empty: end cleanly, as soon as nobody loses a paper or a number by it."""

from __future__ import annotations

from kiosk.availability import Availability
from kiosk.durations import CLOSING_GRACE
from kiosk.effects import Effect, StartTimer, StopTimer
from kiosk.journeys.page import Patience
from kiosk.power import Supply, supply_of
from kiosk.say import say
from kiosk.views import MessageView, NumberView, Tone, View
from kiosk.visit.sitting import Sitting

CLOSED = MessageView(
    "power-out",
    Tone.SORRY,
    say("visit.closing.title"),
    say("visit.closing.body"),
    "sorry",
    (),
    say("visit.closing.kept"),
)
_TIMER = "closing"


class Closing:
    """`over`: the last page is on the glass, and nothing happens any more."""

    def __init__(self) -> None:
        self.over = False
        self._waits = False  # somebody is being given something; the timer runs
        self._waited = False  # ... and it ran out

    def time_is_up(self) -> None:
        self._waited = True

    def pace(self, works: Availability, sitting: Sitting, view: View) -> tuple[Effect, ...] | None:
        """Decided anew after every event: the timer of the grace, or None, once: close down now."""
        if self.over:
            return ()
        if supply_of(works) is not Supply.ENDING:
            return self._stay()
        if self._waited or not _being_given(sitting, view):
            self.over = True
            return None
        if self._waits:
            return ()
        self._waits = True
        return (StartTimer(_TIMER, CLOSING_GRACE),)

    def _stay(self) -> tuple[Effect, ...]:
        """The mains are back in time."""
        waited, self._waits, self._waited = self._waits, False, False
        return (StopTimer(_TIMER),) if waited else ()


def _being_given(sitting: Sitting, view: View) -> bool:
    """A request is being kept, paper is coming out, or the number stands on the glass."""
    return sitting.patience in (Patience.PAPER_MOVES, Patience.PAPER_IN_HAND) or isinstance(view, NumberView)
