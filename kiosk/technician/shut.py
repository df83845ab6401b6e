"""A kiosk that could not start: to the runner it is a visit whose only page says so. Technicians still come in."""

from __future__ import annotations

from dataclasses import replace

from hardware.device import Fault
from kiosk.clock import Clock
from kiosk.effects import Effect
from kiosk.events import BarPressed, Event
from kiosk.technician.out_of_order import out_of_order_view
from kiosk.views import Frame, Settings
from kiosk.visit import bar


class ShutVisit:
    """Shows why nobody is served, in the language and size that whoever reads it chose."""

    def __init__(self, fault: Fault, clock: Clock, version: str) -> None:
        self._view = out_of_order_view(fault, clock.now(), version)
        self._settings = Settings()
        self._serial = 1

    @property
    def frame(self) -> Frame:
        return Frame(self._serial, self._view, self._settings)

    def handle(self, event: Event, serial: int | None = None) -> tuple[Effect, ...]:
        """Nothing but eyes and reach can be chosen; nobody is listened to and nothing is read aloud."""
        if isinstance(event, BarPressed):
            chosen = bar.changed(self._settings, event.key)
            self._settings = replace(chosen, listening=False)
        return ()

    def abandon(self) -> tuple[Effect, ...]:
        self._settings = Settings()
        return ()
