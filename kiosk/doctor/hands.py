"""What the doctor needs done to the machine. Two pairs of hands: beside the running kiosk, and alone in a shell."""

from __future__ import annotations

from typing import Protocol

from hardware.device import Fault, Repair
from hardware.power.port import Battery
from hardware.slip_printer.port import Slip
from kiosk.devices.state import DeviceState


class Hands(Protocol):
    """All of it *blocks*."""

    def states(self) -> tuple[DeviceState, ...]:
        """How every device that can be looked at stands."""
        ...

    def battery(self) -> Battery | Fault | None:
        """What the UPS says; None where there is none."""
        ...

    def mend(self) -> tuple[tuple[str, Repair], ...]:
        """The safe repairs of all devices: (kind, what was done)."""
        ...

    def retry_parked(self) -> int:
        """Deliveries that the office had refused wait again; how many."""
        ...

    def print_pdf(self, pdf: bytes, title: str) -> Fault | None:
        """On the A4 printer."""
        ...

    def print_slip(self, slip: Slip) -> Fault | None: ...
