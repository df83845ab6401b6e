"""The door between residents and technicians. To the runner it is the visit: one of the two is open at a time.

The resident's visit is wiped before a technician sees anything, and a technician's session before a resident does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk.clock import Clock
from kiosk.effects import Effect, Finish, ListenForCode, StopListening
from kiosk.events import CodeRead, Event, Knocked, MachineChanged, MinutePassed, TimerFired, Touch, WorkshopSays
from kiosk.journeys.page import Effects
from kiosk.machine import Visit
from kiosk.technician.knock import Knocks
from kiosk.technician.session import Session
from kiosk.views import Frame, Settings

_STAFF_TIMERS = "staff-"
_STALE = -1  # a serial that no frame ever has


class Door:
    """`visit` for residents; `first` opens a technician's first page, the PIN."""

    def __init__(self, visit: Visit, clock: Clock, first: Callable[[Session], Effects]) -> None:
        self._visit, self._clock, self._first = visit, clock, first
        self._knocks = Knocks()
        self._session: Session | None = None
        self._settings = Settings()  # how large and where, as it was when they knocked
        self._serial = 1
        self._mark = self._now()

    @property
    def frame(self) -> Frame:
        session = self._session
        if session is None or session.page is None:
            return replace(self._visit.frame, serial=self._serial)
        view, back = session.page.view, session.can_go_back
        return Frame(self._serial, view, self._settings, can_go_back=back, staff=True)

    def handle(self, event: Event, serial: int | None = None) -> tuple[Effect, ...]:
        stale = serial is not None and serial != self._serial
        effects = self._routed(event, stale)
        if self._session is not None and self._session.over:
            effects = (*effects, *self._close())
        return self._numbered(effects)

    def abandon(self) -> tuple[Effect, ...]:
        """Something of ours failed: whoever is here, it is over."""
        effects = self._close() if self._session is not None else ()
        return self._numbered((*effects, *self._visit.abandon()))

    def _routed(self, event: Event, stale: bool) -> Effects:
        if isinstance(event, Knocked):
            return self._knocked()
        if self._session is None:
            return self._visit.handle(event, _STALE if stale else None) if not isinstance(event, WorkshopSays) else ()
        if isinstance(event, MachineChanged | MinutePassed):
            return (*self._visit.handle(event), *self._session.handle(event))
        if self._is_for_staff(event):
            return () if stale else self._session.handle(event)
        return ()  # an answer that the resident before waited for

    def _is_for_staff(self, event: Event) -> bool:
        if isinstance(event, TimerFired):
            return event.name.startswith(_STAFF_TIMERS)
        return isinstance(event, Touch | WorkshopSays | CodeRead)

    def _knocked(self) -> Effects:
        if self._session is not None or not self._knocks.heard(self._clock.monotonic()):
            return ()
        self._settings = replace(self._visit.frame.settings, listening=False)
        wiped = (*self._visit.abandon(), *self._visit.abandon())  # the second also clears the farewell of the first
        self._session = Session(self._clock)
        return (*wiped, StopListening(), *self._session.begin(self._first))

    def _close(self) -> Effects:
        """Everything the technician asked for is let go of; the reader listens for slips again."""
        session, self._session = self._session, None
        closing = session.close() if session is not None else ()
        return (*closing, Finish(), ListenForCode())

    def _numbered(self, effects: Effects) -> Effects:
        """One count of pages over both sides, so that a touch meant for one never reaches the other."""
        mark = self._now()
        if mark != self._mark:
            self._mark = mark
            self._serial += 1
        return effects

    def _now(self) -> object:
        session = self._session
        if session is None or session.page is None:
            return self._visit.frame.serial
        return id(session), session.turn, session.page.stage
