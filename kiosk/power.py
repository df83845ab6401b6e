"""What the mains mean for the kiosk: serve, finish what runs, or close cleanly."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from hardware.power import faults
from kiosk.availability import Availability


class Supply(Enum):
    MAINS = auto()  # or nobody can say: then they are taken for granted
    BATTERY = auto()  # the running visit is finished, no new one is begun
    ENDING = auto()  # minutes are left: close cleanly


_OF_FAULT = {faults.ON_BATTERY.code: Supply.BATTERY, faults.BATTERY_LOW.code: Supply.ENDING}


def supply_of(works: Availability) -> Supply:
    """What the UPS says of the mains. One that is missing, unplugged or starting says nothing against serving."""
    fault = works.fault_of("power")
    return _OF_FAULT.get(fault.code, Supply.MAINS) if fault is not None else Supply.MAINS


class PowerWatch:
    """Has everything that waits delivered as soon as the mains are gone: the line may be next."""

    def __init__(self, deliver: Callable[[], None]) -> None:
        self._deliver = deliver
        self._supply = Supply.MAINS

    def hear(self, works: Availability) -> None:
        before, self._supply = self._supply, supply_of(works)
        if before is Supply.MAINS and self._supply is not Supply.MAINS:
            self._deliver()
