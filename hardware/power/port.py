"""UPS: whether the mains are there, and how long the battery lasts. `check` tells the fault that stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from hardware.device import Device, Fault


@dataclass(frozen=True)
class Battery:
    """`charge` in percent, `runtime_s` in seconds; None where the UPS does not say."""

    on_mains: bool
    charge: int | None = None
    runtime_s: int | None = None


class Power(Device, Protocol):
    def battery(self) -> Battery | Fault:
        """How the supply stands now."""
        ...
