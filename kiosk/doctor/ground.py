"""What the tests stand on: every part of the machine that they look at, handed in, so that a test of a test can bring a
machine of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from hardware.device import Fault
from hardware.power.port import Battery
from kiosk.clock import Clock
from kiosk.devices.state import DeviceState
from kiosk.doctor import kernel
from kiosk.doctor.history import History
from kiosk.doctor.model import By, Finding, Measure, Outcome
from kiosk.doctor.outside import Outside, RealOutside
from kiosk.identity import Identity
from kiosk.say import Text
from kiosk.settings import KioskSettings
from kiosk.uplink.office_client import OfficeClient


@dataclass(frozen=True)
class Ground:
    """`folder` is the kiosk's own below ANJUNGAN_HOME; `root` is the machine's `/`, for /proc, /sys and /etc."""

    by: By
    clock: Clock
    settings: KioskSettings
    folder: Path
    identity: Identity | Fault
    office: OfficeClient | None  # None while the kiosk is not enrolled
    history: History
    devices: Callable[[], tuple[DeviceState, ...]]  # those that could be looked at
    battery: Callable[[], Battery | Fault | None] = lambda: None  # None: no UPS that can be asked
    outside: Outside = field(default_factory=RealOutside)
    root: Path = Path("/")
    clock_error_us: Callable[[], int | None] = kernel.clock_error_us

    def found(self, test: str, outcome: Outcome, says: Text, *measures: Measure) -> Finding:
        """A finding of now; `test` is `<part>.<what>`."""
        now: datetime = self.clock.now()
        return Finding(test, test.partition(".")[0], outcome, says, now, self.by, measures)

    def text(self, *path: str) -> str:
        """What stands in a file of the machine, below `root`; "" when it cannot be read."""
        try:
            return self.root.joinpath(*path).read_text(errors="replace")
        except OSError:
            return ""
