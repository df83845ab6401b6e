"""What a technician's pages need of the machine behind the glass. Tests put a simple one in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from hardware.device import Fault
from hardware.trace import Ear
from kiosk.technician.asks import Answer, Ask

Tell = Callable[[Answer], None]


class Workshop(Protocol):
    def carry_out(self, ask: Ask, tell: Tell) -> None:
        """*Blocks.* Do what is asked and tell what came of it, as the ask's docstring says."""
        ...


class Tracer(Protocol):
    """Field traces: what a device says, into a file that a fake can play back."""

    def begin(self, kind: str) -> Ear | Fault:
        """Where the lines of this device go from now on."""
        ...

    def end(self, kind: str) -> str | Fault:
        """The name of the file in which they are."""
        ...
