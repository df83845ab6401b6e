"""A kiosk that could not start: to the runner it is a visit whose only page says so. Technicians still come in."""

from __future__ import annotations

from dataclasses import replace

from hardware.device import Fault
from kiosk.clock import Clock
from kiosk.durations import ATTRACT_SETTINGS
from kiosk.effects import Chime, Effect, StartTimer
from kiosk.events import BarKey, BarPressed, Event, TimerFired
from kiosk.say import say
from kiosk.technician.out_of_order import out_of_order_view
from kiosk.views import Frame, HelpCard, Settings
from kiosk.visit import bar

_OFFICER = HelpCard((say("visit.officer.called"), say("visit.officer.where")))
_AS_BEFORE = StartTimer("shut-as-before", ATTRACT_SETTINGS)


class ShutVisit:
    """Shows why nobody is served, in the language and size that whoever reads it chose; "Bantuan" calls an officer."""

    def __init__(self, fault: Fault, clock: Clock, version: str) -> None:
        self._view = out_of_order_view(fault, clock.now(), version)
        self._settings = Settings()
        self._called: HelpCard | None = None
        self._serial = 1

    @property
    def frame(self) -> Frame:
        return Frame(self._serial, self._view, self._settings, overlay=self._called)

    def handle(self, event: Event, serial: int | None = None) -> tuple[Effect, ...]:
        """What a person reads here, they read in their own size and language; after a minute it is as before."""
        match event:
            case BarPressed(key=BarKey.HELP) if self._called is None:
                self._cover(_OFFICER)
                return (Chime("officer"), _AS_BEFORE)
            case BarPressed(key=BarKey.STAY | BarKey.BACK):
                self._cover(None)
            case BarPressed(key=key):
                self._settings = replace(bar.changed(self._settings, key), listening=False)
                return (_AS_BEFORE,)
            case TimerFired(name=_AS_BEFORE.name):
                self.abandon()
        return ()

    def assist(self, _officer: str) -> tuple[Effect, ...]:
        """Nobody is served here, with help or without."""
        return ()

    def abandon(self) -> tuple[Effect, ...]:
        self._settings = Settings()
        self._cover(None)
        return ()

    def _cover(self, card: HelpCard | None) -> None:
        self._serial += card != self._called
        self._called = card
