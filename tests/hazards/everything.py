"""Everything that can go wrong with a part of the kiosk, collected from the parts' own lists: a fault that is added to
one of them strikes everywhere from then on."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib import import_module

import hardware
from hardware.device import Fault
from hardware.power.faults import BATTERY_LOW
from kiosk.availability import DEVICE_KINDS, Availability
from kiosk.devices import faults as own
from kiosk.spool import faults as store
from tests.flows.script import Kiosk, has_keys, ways_on


def _of_devices() -> dict[str, tuple[Fault, ...]]:
    """Device kind -> every fault in its `faults.py`, and those that the supervisor knows of any device."""
    kinds = [each.name for each in pkgutil.iter_modules(hardware.__path__) if each.name in DEVICE_KINDS]
    return {kind: (*import_module(f"hardware.{kind}.faults").ALL, *own.ALL) for kind in kinds}


FAULTS: Mapping[str, tuple[Fault, ...]] = {
    **_of_devices(),
    "store": tuple(fault for fault in store.ALL if fault != store.IN_USE),  # that one keeps the kiosk from starting
}
OFFICE = "office"
PARTS = (*FAULTS, OFFICE)


def struck(part: str, works: Availability) -> Iterator[Availability]:
    """`works` with each fault of `part`, where this kiosk has that part. An empty battery is not among them: it closes
    the kiosk (`test_power_on_battery`)."""
    if part == OFFICE:
        yield replace(works, office_reachable=False)
    elif part not in works.absent:
        for fault in FAULTS[part]:
            if fault != BATTERY_LOW:
                yield replace(works, faults=((part, fault),))


def assert_nobody_is_stuck(at: Kiosk) -> None:
    """There is something to touch or the machine is at work, and a clock runs that ends every wait."""
    view = at.view
    way_on = bool(ways_on(view)) or has_keys(view) or at.frame.can_go_back or at.frame.overlay is not None
    working = at.timers.keys() & {"idle", "farewell"}
    assert way_on or working or at.page == "attract", f"dead end: {at.page}"
    assert at.page == "attract" or working, f"endless wait: {at.page}"
