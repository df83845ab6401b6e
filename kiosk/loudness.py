"""How loud the kiosk speaks: as loud for the next person as for the one before, whatever somebody turned meanwhile."""

from __future__ import annotations

import logging
from collections.abc import Callable

from hardware.device import Fault
from hardware.sound.port import Sound

log = logging.getLogger(__name__)


class Loudness:
    """`set` blocks for some milliseconds; a kiosk without a loudspeaker is told of once in the log, and nowhere."""

    def __init__(self, open_sound: Callable[[], Sound | Fault], percent: int) -> None:
        self._open, self._percent = open_sound, percent
        self._told: str | None = None

    def set(self) -> Fault | None:
        """The office's volume, on whatever output there is now."""
        sound = self._open()
        fault = sound if isinstance(sound, Fault) else sound.set_volume(self._percent)
        code = fault.code if fault is not None else None
        if code is not None and code != self._told:
            log.info("volume: %s", code)
        self._told = code
        return fault
