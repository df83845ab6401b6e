"""How one device stands now, for technicians."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hardware.device import DeviceInfo, Fault


@dataclass(frozen=True)
class DeviceState:
    """`info` is None while the device was never opened, and what it last was while it is lost. `fault` is what the
    supervisor tells everybody; None: it works. `since`: when that became so (aware)."""

    kind: str
    info: DeviceInfo | None
    fault: Fault | None
    since: datetime
    warnings: tuple[Fault, ...] = ()
