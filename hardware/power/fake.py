"""A UPS without the lead: a hand cuts the mains, lets the battery run down, and pulls the data cable.

The dock and the tests are the hand. Any thread may call any method.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace

from hardware.device import DeviceInfo, Fault
from hardware.power import faults
from hardware.power.port import Battery
from hardware.power.status import battery_of, fault_of

_FULL = 100
_LOW = 15  # percent, where most UPS begin to say that they are low
_RUNTIME_S = 1200  # on a full battery


@dataclass(frozen=True)
class UpsSnapshot:
    """What somebody standing before it sees. `charge` in percent."""

    mains: bool = True
    charge: int = _FULL
    worn_out: bool = False
    overloaded: bool = False
    cable_in: bool = True
    silent: bool = False  # the UPS stopped answering the service


class FakeUps:
    """Says the same words as a real one (`ups.status`), read by the same rules."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen = UpsSnapshot()

    # The hand

    def cut_mains(self) -> None:
        self._now(mains=False)

    def drain(self) -> None:
        """Hours pass: the battery is nearly empty."""
        self._now(charge=_LOW)

    def restore_mains(self) -> None:
        """The battery fills again; here at once."""
        self._now(mains=True, charge=_FULL)

    def wear_out(self) -> None:
        self._now(worn_out=True)

    def change_battery(self) -> None:
        self._now(worn_out=False, charge=_FULL)

    def overload(self) -> None:
        self._now(overloaded=True)

    def unload(self) -> None:
        self._now(overloaded=False)

    def pull_cable(self) -> None:
        self._now(cable_in=False)

    def plug_in(self) -> None:
        self._now(cable_in=True)

    def fall_silent(self) -> None:
        self._now(silent=True)

    def speak_again(self) -> None:
        self._now(silent=False)

    def snapshot(self) -> UpsSnapshot:
        with self._lock:
            return self._seen

    # The program

    def open(self) -> FakeUps | Fault:
        """What a supervisor calls to open it, the first time and again after a fault."""
        return self if self.snapshot().cable_in else faults.UNPLUGGED

    def info(self) -> DeviceInfo:
        return DeviceInfo(kind="power", driver="fake", address="fake:ups", model="Anjungan UPS")

    def check(self) -> Fault | None:
        said = self._said()
        return said if isinstance(said, Fault) else fault_of(said)

    def battery(self) -> Battery | Fault:
        said = self._said()
        return said if isinstance(said, Fault) else battery_of(said)

    def close(self) -> None:
        """The box stays where it is and can be opened again."""

    def _said(self) -> dict[str, str] | Fault:
        seen = self.snapshot()
        if not seen.cable_in:
            return faults.UNPLUGGED
        if seen.silent:
            return faults.STALE
        words = [
            "OL" if seen.mains else "OB",
            *(["LB"] if seen.charge <= _LOW else []),
            *(["RB"] if seen.worn_out else []),
            *(["OVER"] if seen.overloaded else []),
        ]
        runtime = _RUNTIME_S * seen.charge // _FULL
        return {"ups.status": " ".join(words), "battery.charge": str(seen.charge), "battery.runtime": str(runtime)}

    def _now(self, **change: object) -> None:
        with self._lock:
            self._seen = replace(self._seen, **change)  # type: ignore[arg-type]
