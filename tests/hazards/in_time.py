"""A whole kiosk on a clock that the test owns: fakes, the supervisor with its real timing, and the visit.

The supervisor's threads are not started; their rounds are run one after the other, so that an hour passes in a moment.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from dock.parts import Parts
from hardware.camera.fake import FakeCamera
from hardware.device import Device, Fault
from kiosk.availability import Availability
from kiosk.devices import Supervisor
from kiosk.devices.timing import Timing
from kiosk.events import MachineChanged
from tests.flows.script import Kiosk

BACK_WITHIN_S = 10.0  # from "the cause is gone" to "it is offered": the goal of the kiosk
STEP_S = 0.25


class Watched:
    """Devices under a supervisor, in simulated time. `news` is every change that was published, with its time."""

    def __init__(self, factories: Mapping[str, Callable[[], Device | Fault]], at: Kiosk) -> None:
        self.at = at
        self.clock = self.at.clock
        self.news: list[tuple[float, Availability]] = []
        self.supervisor = Supervisor(factories, self.clock, self._heard, Timing())
        self.passes(STEP_S)

    @property
    def works(self) -> Availability:
        return self.supervisor.availability

    def passes(self, seconds: float) -> None:
        """Let time pass; every device is looked after when that is due."""
        until = self.clock.monotonic() + seconds
        while (left := until - self.clock.monotonic()) > 0:
            due = min(thread.keeper.due_in for thread in self.supervisor._threads.values())
            self.clock.pass_time(min(max(due, STEP_S), left))
            for thread in self.supervisor._threads.values():
                thread.keeper.tick()
                self.supervisor._looked(thread.keeper)

    def until_well(self, kind: str, at_most_s: float = 120.0) -> float:
        """Seconds until `kind` has no fault any more; infinite when it takes longer than `at_most_s`."""
        begun = self.clock.monotonic()
        while self.works.fault_of(kind) is not None:
            if self.clock.monotonic() - begun > at_most_s:
                return float("inf")
            self.passes(STEP_S)
        return self.clock.monotonic() - begun

    def _heard(self, works: Availability) -> None:
        self.news.append((self.clock.monotonic(), works))
        self.at.happens(MachineChanged(works))


def demo(at: Kiosk | None = None, without: tuple[str, ...] = ()) -> tuple[Parts, Watched]:
    """Every kind of device but those it was built `without`, well, in the hands of the test."""
    at = at or Kiosk(Availability(absent=without))
    camera = FakeCamera(at.clock.monotonic, at.clock.pass_time)
    parts = replace(Parts.new(), camera=camera)
    factories = {kind: opened for kind, opened in parts.factories().items() if kind not in without}
    return parts, Watched(factories, at)
