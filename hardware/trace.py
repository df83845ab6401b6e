"""What a device and its driver say to each other, for a technician who looks for a fault.

Status only: a line never holds a page, a slip, a code or anything else that a resident brought. Who records the lines
adds the time; a recording can be played back to a driver as a regression test.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable


class Speaker(StrEnum):
    KIOSK = "kiosk"  # our driver asked or commanded
    DEVICE = "device"  # the device, or the library in front of it, answered
    CABLE = "cable"  # opened, hung up, timed out
    VERDICT = "verdict"  # what the kiosk makes of it: the code of the fault that stands now, or READY


READY = "ready"


@dataclass(frozen=True)
class Said:
    """One thing said. `what` is a short term of the protocol ("DLE EOT 4", "printer-state-reasons", "status_jammed"),
    `data` the status bytes or the answer as they came; empty where there are none, or where they would hold content:
    then `what` tells how many bytes went by."""

    speaker: Speaker
    what: str
    data: bytes = b""


Ear = Callable[[Said], None]


@runtime_checkable
class Traceable(Protocol):
    """A device that can let somebody listen in."""

    def trace_to(self, ear: Ear | None) -> None:
        """From now on every line goes to `ear`, on the device's own thread; None ends it. Any thread may call it."""
        ...


class Tells:
    """What drivers have in common that can be listened in to."""

    _ear: Ear | None = None

    def trace_to(self, ear: Ear | None) -> None:
        self._ear = ear

    def _tell(self, speaker: Speaker, what: str, data: bytes = b"") -> None:
        ear = self._ear
        if ear is not None:
            ear(Said(speaker, what, data))
