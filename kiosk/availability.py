"""What the kiosk can do at this moment: the one truth that journeys, the attract page and the office all read."""

from __future__ import annotations

from dataclasses import dataclass

from hardware.device import Fault

DEVICE_KINDS = ("scanner", "reader", "printer", "slip_printer")


@dataclass(frozen=True)
class Availability:
    """`faults` holds (device kind, fault) for every device that is not ready; a kind that is missing there works."""

    faults: tuple[tuple[str, Fault], ...] = ()
    office_reachable: bool = True

    def fault_of(self, kind: str) -> Fault | None:
        """The fault of the device `kind`, or None when it is ready."""
        return next((fault for name, fault in self.faults if name == kind), None)

    def works(self, kind: str) -> bool:
        return self.fault_of(kind) is None
