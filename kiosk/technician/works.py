"""What the machine does in a guided test, by the name that a `guided.Work` step gives.

A work answers with a finding when it can say how the test comes out, with a fault when it could not be done, with None
when the next step shall go on, and with `WorkDone` when it has more to show than that. Register a new one in `WORKS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hardware.device import Fault
from hardware.power.faults import ON_BATTERY
from hardware.power.port import Battery, Power
from kiosk.clock import Clock
from kiosk.devices.faults import STUCK
from kiosk.doctor.model import By, Finding, Measure, Outcome
from kiosk.machine import Devices
from kiosk.say import Text, say
from kiosk.technician import paper_works, reader_works
from kiosk.technician.asks import WorkDone
from kiosk.technician.reader_works import School

if TYPE_CHECKING:
    from kiosk.worker import Worker

_ANSWERS_WITHIN_S = 200.0  # as in kiosk/work.py: the slowest scan, print or lesson is over then


@dataclass(frozen=True)
class Tools:
    """What a work may use. `devices` runs jobs on the devices' own threads; `worker` looks at pictures."""

    devices: Devices
    clock: Clock
    worker: Worker | None = None
    kiosk: str = ""  # its name on paper: "JGR-01"; "" while it has none
    school: School | None = None  # None: nothing can be taught here
    tell: Callable[[Text], None] = lambda _says: None  # a word to the technician while the work goes on

    def on(self, kind: str, job: Callable[[Any], Any]) -> Any:
        """What `job(device)` answered on the device's own thread; STUCK when that takes far too long."""
        try:
            return self.devices.submit(kind, job).result(_ANSWERS_WITHIN_S)
        except TimeoutError:
            return STUCK

    def finding(self, test: str, outcome: Outcome, says: Text, *measures: Measure) -> Finding:
        """What a test led by a technician found, now."""
        return Finding(test, test.partition(".")[0], outcome, says, self.clock.now(), By.TECHNICIAN, measures)


Doing = Callable[[Tools, str], WorkDone | Finding | Fault | None]  # (tools, id of the test)


def _battery(tools: Tools) -> Battery | Fault:
    def ask(power: Power) -> Battery | Fault:
        return power.battery()

    told: Battery | Fault = tools.on("power", ask)
    return told


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
    "camera.measure_sheet": paper_works.measure_photo,
    "reader.print_setup_page": reader_works.print_setup_page,
    "reader.teach": reader_works.teach,
}
