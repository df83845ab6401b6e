"""What all kinds of devices share: who a device is, and a fault as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable


@dataclass(frozen=True)
class DeviceInfo:
    """Who the device is. Empty strings where the device does not say."""

    kind: str  # "scanner", "camera", "reader", "printer", "slip_printer", "power"
    driver: str  # "sane", "opencv", "serial", "cups", "escpos", "nut", "fake"
    address: str  # how it is reached: SANE name, tty path, CUPS queue, host:port
    model: str = ""
    serial: str = ""
    firmware: str = ""


@dataclass(frozen=True)
class Fault:
    """Something that can go wrong with a device.

    `code` is `<kind>.<what>` (e.g. `scanner.cover_open`) and names its sentences: `fault.<code>.resident` says it to
    the resident in the first person with what to do, `fault.<code>.technician` says it to the technician.
    `temporary` faults go away by themselves or by a hand on the machine; the others need a technician.
    `still_works` says what the kiosk can do all the same, as capability names (see `kiosk.devices`).
    """

    code: str
    temporary: bool = True
    still_works: tuple[str, ...] = ()

    @property
    def resident(self) -> str:
        return f"fault.{self.code}.resident"

    @property
    def technician(self) -> str:
        return f"fault.{self.code}.technician"


class Device(Protocol):
    """What a supervisor needs of any device."""

    def info(self) -> DeviceInfo: ...

    def check(self) -> Fault | None:
        """The fault that stands now, or None when the device is ready. Cheap enough to ask every few seconds."""
        ...

    def close(self) -> None:
        """Let go of the device. Never raises, may be called twice."""
        ...


@runtime_checkable
class Warns(Protocol):
    """A device that knows what will soon go wrong, while everything still works."""

    def warnings(self) -> tuple[Fault, ...]:
        """What a technician should see to soon (paper or toner low), as of the last `check`. Talks to nothing."""
        ...


class Repair(StrEnum):
    """What a device can put right on its own side, without a hand on the machine and without losing anything."""

    QUEUE_RESTARTED = "queue_restarted"  # a print queue that somebody or something had stopped takes jobs again
    DEAD_JOB_CLEARED = "dead_job_cleared"  # a job that nobody waits for was called back and purged
    REOPENED = "reopened"  # the line to the device was closed and opened anew


@runtime_checkable
class Mendable(Protocol):
    """A device that can be told to repair what is safe to repair (`anjungan doctor --fix`, the technician's page)."""

    def mend(self) -> tuple[Repair, ...]:
        """Do the safe repairs that are needed now; which ones were done, () when there was nothing to do. On the
        device's own thread, like all its calls; `check` tells afterwards how it is."""
        ...
