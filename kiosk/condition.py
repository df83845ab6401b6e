"""What the kiosk can do now, as it tells the office with every heartbeat (docs/kiosk-api.md): services, not parts.

Nothing of it comes from a resident: services and steps by name, devices by kind, supplies in the printer's own words.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Protocol

from hardware.device import Fault
from hardware.printer.port import Gauges, Supply
from kiosk.availability import Availability
from kiosk.clock import Clock
from kiosk.degraded import STEPS, Service, closed_by, detours
from kiosk.doctor.history import History

LEVELS_EVERY_S = 900.0  # toner falls by the week; what is nearly empty the printer says by itself at every look
_LONGEST_NAME = 80  # as the office takes it
_WHOLE = "machine."  # a part of it is tested only when the whole machine is

Json = dict[str, Any]


class Looked(Protocol):
    """What is read of `kiosk.devices.Supervisor`."""

    @property
    def availability(self) -> Availability: ...

    def warnings(self) -> tuple[tuple[str, Fault], ...]: ...

    def submit(self, kind: str, job: Callable[[Any], Any]) -> Future[Any]: ...


class Condition:
    """Belongs to the uplink's thread. Never waits for a device: supplies are those of the answer before."""

    def __init__(self, devices: Looked, history: History, clock: Clock) -> None:
        self._devices, self._history, self._clock = devices, history, clock
        self._levels: tuple[Supply, ...] = ()
        self._asked: Future[Any] | None = None
        self._ask_again = clock.monotonic()

    def told(self) -> Json:
        """As plain values; what is parked the uplink adds."""
        works = self._devices.availability
        self._look_at_levels(works)
        return {
            "services": [_service(each, works) for each in Service],
            "warnings": [{"kind": kind, "code": fault.code} for kind, fault in self._devices.warnings()],
            "supplies": [_supply(each) for each in self._levels],
            "last_test": self._last_test(),
        }

    def _last_test(self) -> Json | None:
        tested = self._history.last_tested(_WHOLE)
        return None if tested is None else {"at": tested.at.isoformat(), "by": tested.by.value}

    def _look_at_levels(self, works: Availability) -> None:
        asked, now = self._asked, self._clock.monotonic()
        if asked is not None and asked.done():
            said, self._asked = asked.result(), None
            self._levels = () if isinstance(said, Fault) else said
        if self._asked is None and works.works("printer") and now >= self._ask_again:
            self._ask_again = now + LEVELS_EVERY_S
            self._asked = self._devices.submit("printer", _levels)


def _levels(printer: object) -> tuple[Supply, ...]:
    return printer.supplies() if isinstance(printer, Gauges) else ()


def _service(service: Service, works: Availability) -> Json:
    ways = [each.key for each in detours(works) if each.step in STEPS[service]]
    return {"service": service.value, "open": closed_by(service, works) is None, "detours": ways}


def _supply(supply: Supply) -> Json:
    percent = None if supply.percent is None else min(max(supply.percent, 0), 100)
    return {"name": supply.name[:_LONGEST_NAME], "waste": supply.is_waste, "percent": percent}
