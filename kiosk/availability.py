"""What the kiosk can do at this moment: the one truth that journeys, the attract page and the office all read."""

from __future__ import annotations

from dataclasses import dataclass

from hardware.device import Fault

DEVICE_KINDS = ("scanner", "camera", "reader", "printer", "slip_printer", "power")
_NOT_EVERYWHERE = ("camera", "power")  # a kiosk works well without them

ABSENT = Fault("device.absent", temporary=False)  # this kiosk has no such device, and nobody misses it

# The capability each part is there for, as faults name it in `still_works`. A fault that names it is a warning
# ("paper is getting low"): worth a technician's walk, and nothing a resident has to hear.
_JOBS = {
    "scanner": "file",
    "camera": "photograph",
    "reader": "read_code",
    "printer": "collect",
    "slip_printer": "print_slip",
    "power": "begin",
    "store": "file",  # no device: the spool, whose disk may be full
}


@dataclass(frozen=True)
class Availability:
    """`faults` holds (device kind, fault) for every device that is not ready; a kind that is missing there works,
    unless it is `absent`: this kiosk was built without it."""

    faults: tuple[tuple[str, Fault], ...] = ()
    absent: tuple[str, ...] = _NOT_EVERYWHERE
    office_reachable: bool = True
    reads_cards: bool = False  # a KTP-el or KK on the scanner can be read into the form

    def fault_of(self, kind: str) -> Fault | None:
        """The fault of the device `kind`, or None when it is ready."""
        return next((fault for name, fault in self.faults if name == kind), None)

    def stops(self, kind: str) -> Fault | None:
        """The fault that keeps the device `kind` from its job, or None when it can do it."""
        if kind in self.absent:
            return ABSENT
        fault = self.fault_of(kind)
        return None if fault is None or _JOBS[kind] in fault.still_works else fault

    def works(self, kind: str) -> bool:
        """Whether the device `kind` can do its job now, warnings aside."""
        return self.stops(kind) is None
