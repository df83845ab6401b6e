"""What the machine does in a guided test, by the name that a `guided.Work` step gives.

A work answers with a finding when it can say how the test comes out, with a fault when it could not be done, and with
None when the next step shall go on. Register a new one in `WORKS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hardware.device import Fault
from hardware.power.faults import ON_BATTERY
from hardware.power.port import Battery, Power
from kiosk.clock import Clock
from kiosk.devices.faults import STUCK
from kiosk.doctor.model import By, Finding, Measure, Outcome
from kiosk.machine import Devices
from kiosk.say import Text, say
from kiosk.technician import paper_works

if TYPE_CHECKING:
    from kiosk.worker import Worker

_ANSWERS_WITHIN_S = 30.0


@dataclass(frozen=True)
class Tools:
    """What a work may use. `devices` runs jobs on the devices' own threads; `worker` looks at pictures."""

    devices: Devices
    clock: Clock
    worker: Worker | None = None
    kiosk: str = ""  # its name on paper: "JGR-01"; "" while it has none

    def finding(self, test: str, outcome: Outcome, says: Text, *measures: Measure) -> Finding:
        """What a test led by a technician found, now."""
        return Finding(test, test.partition(".")[0], outcome, says, self.clock.now(), By.TECHNICIAN, measures)


Doing = Callable[[Tools, str], Finding | Fault | None]  # (tools, id of the test)


def _battery(tools: Tools) -> Battery | Fault:
    def ask(power: Power) -> Battery | Fault:
        return power.battery()

    try:
        return tools.devices.submit("power", ask).result(_ANSWERS_WITHIN_S)
    except TimeoutError:
        return STUCK


def on_battery(tools: Tools, test: str) -> Finding | Fault | None:
    """The plug is out: does the UPS know, and carry the kiosk?"""
    battery = _battery(tools)
    if isinstance(battery, Fault):
        return None if battery == ON_BATTERY else battery
    if battery.on_mains:
        return tools.finding(test, Outcome.FAIL, say("technician.found.power_blind"))
    return None


def on_mains(tools: Tools, test: str) -> Finding | Fault | None:
    """The plug is back: does the UPS know, and how full is it still?"""
    battery = _battery(tools)
    if isinstance(battery, Fault):
        return battery
    measures = [] if battery.charge is None else [Measure("charge", battery.charge, "%")]
    measures += [] if battery.runtime_s is None else [Measure("runtime", battery.runtime_s, "s")]
    if not battery.on_mains:
        return tools.finding(test, Outcome.FAIL, say("technician.found.power_stuck"), *measures)
    return tools.finding(test, Outcome.PASS, say("technician.found.power"), *measures)


WORKS: Mapping[str, Doing] = {
    "power.on_battery": on_battery,
    "power.on_mains": on_mains,
    "printer.print_sheet": paper_works.print_sheet,
    "printer.measure_sheet": paper_works.measure_sheet,
    "scanner.measure_blank": paper_works.measure_blank,
}
