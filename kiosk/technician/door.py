"""The door between residents and staff. To the runner it is the visit: residents and technicians take turns.

The resident's visit is wiped before a technician sees anything, and a technician's session before a resident does. An
officer of the desa who helps residents comes in at the same door, and goes on to the residents' side of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from kiosk.clock import Clock
from kiosk.effects import CloseDown, Effect, Finish, ListenForCode, StopListening
from kiosk.events import (
    CatalogueChanged,
    CodeRead,
    Event,
    Knocked,
    MachineChanged,
    MinutePassed,
    TimerFired,
    Touch,
    WorkshopSays,
)
from kiosk.journeys.page import Effects
from kiosk.machine import Visit
from kiosk.technician.knock import Knocks
from kiosk.technician.session import Session
from kiosk.views import Frame, Settings

_STAFF_TIMERS = "staff-"
_STALE = -1  # a serial that no frame ever has


class Residents(Visit, Protocol):
    """The residents' side."""

    def assist(self, officer: str) -> tuple[Effect, ...]:
        """An officer of the desa came in: residents are served with their help."""
        ...


class Door:
    """`visit` for residents; `first` opens a technician's first page, the PIN."""

    def __init__(self, visit: Residents, clock: Clock, first: Callable[[Session], Effects]) -> None:
        self._visit, self._clock, self._first = visit, clock, first
        self._knocks = Knocks()
        self._session: Session | None = None
        self._settings = Settings()  # how large and where, as it was when they knocked
        self._visit_listens = False  # for slips, on the front page
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
        return self._numbered((*effects, *self._of_visit(self._visit.abandon())))

    def _routed(self, event: Event, stale: bool) -> Effects:
        if isinstance(event, Knocked):
            return self._knocked()
        if self._session is None:
            late = isinstance(event, WorkshopSays)  # for a technician who is gone
            return () if late else self._of_visit(self._visit.handle(event, _STALE if stale else None))
        return self._inside(self._session, event, stale)

    def _inside(self, session: Session, event: Event, stale: bool) -> Effects:
        match event:
            case MachineChanged() | MinutePassed():
                return (*self._beside(event), *session.handle(event))
            case CatalogueChanged():
                return self._beside(event)
            case TimerFired(name=name) if not name.startswith(_STAFF_TIMERS):
                return self._beside(event)
            case TimerFired() | WorkshopSays() | CodeRead():
                return session.handle(event)
            case _ if isinstance(event, Touch) and not stale:
                return session.handle(event)
        return ()  # an answer that the resident before waited for, or a touch of a page already gone

    def _beside(self, event: Event) -> Effects:
        """The visit stays up to date behind the technician's back; whether it wants the reader waits until they are
        gone. When the battery ends, so does the session."""
        effects = self._of_visit(self._visit.handle(event))
        if CloseDown() in effects and self._session is not None:
            self._session.leave()
        return tuple(each for each in effects if not isinstance(each, ListenForCode | StopListening))

    def _of_visit(self, effects: Effects) -> Effects:
        """Remembers whether the visit listens for slips."""
        for each in effects:
            if isinstance(each, ListenForCode | StopListening):
                self._visit_listens = isinstance(each, ListenForCode)
        return effects

    def _knocked(self) -> Effects:
        if self._session is not None or not self._knocks.heard(self._clock.monotonic()):
            return ()
        self._settings = replace(self._visit.frame.settings, listening=False)
        wiped = self._of_visit((*self._visit.abandon(), *self._visit.abandon()))  # the second ends a farewell, too
        self._session = Session(self._clock)
        return (*wiped, StopListening(), *self._session.begin(self._first))

    def _close(self) -> Effects:
        """Everything the technician asked for is let go of; the reader listens for slips again, if it did before."""
        session, self._session = self._session, None
        closing = session.close() if session is not None else ()
        listening = (ListenForCode(),) if self._visit_listens else ()
        helping = self._visit.assist(session.helper) if session is not None and session.helper else ()
        return (*closing, Finish(), *listening, *self._of_visit(helping))

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
