"""The doctor's hands in a shell while no kiosk runs: opens the devices itself, each once, side by side, and lets go."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from hardware.device import Device, DeviceInfo, Fault, Mendable, Repair, Warns
from hardware.power.port import Battery
from hardware.slip_printer.port import Slip
from kiosk.availability import ABSENT
from kiosk.clock import Clock
from kiosk.devices import faults
from kiosk.devices.state import DeviceState
from kiosk.doctor import limits
from kiosk.identity import Identity
from kiosk.incident import described
from kiosk.spool.spool import Spool

Factory = Callable[[], Device | Fault]


class Alone:
    """`kiosk.doctor.hands.Hands`. Each device has a thread of its own, as libraries want it; one that hangs is left
    behind and said to be stuck."""

    def __init__(
        self,
        factories: Mapping[str, Factory],
        clock: Clock,
        folder: Path,
        identity: Identity | Fault,
        *,
        complain: Callable[[str], None] = lambda _words: None,
        within_s: float = limits.DEVICE_ANSWERS_S,
    ) -> None:
        self._factories, self._clock, self._folder, self._identity = factories, clock, folder, identity
        self._complain, self._within_s = complain, within_s
        self._seen: tuple[DeviceState, ...] | None = None

    def states(self) -> tuple[DeviceState, ...]:
        """Looked at once; after a repair, anew."""
        if self._seen is None:
            self._seen = self._with_all(_look)
        return self._seen

    def battery(self) -> Battery | Fault | None:
        if "power" not in self._factories:
            return None
        answer: Battery | Fault = self._with("power", lambda power: power.battery())
        return answer

    def mend(self) -> tuple[tuple[str, Repair], ...]:
        done = {kind: self._start(kind, _mended) for kind in self._factories}
        came = [(kind, self._settled(kind, asked)) for kind, asked in done.items()]
        self._seen = None
        return tuple((kind, repair) for kind, each in came if not isinstance(each, Fault) for repair in each)

    def retry_parked(self) -> int:
        if isinstance(self._identity, Fault) or not (self._folder / "spool" / "spool.db").is_file():
            return 0
        spool = Spool.open(self._folder / "spool", self._identity.owner, self._clock.now)
        if isinstance(spool, Fault):
            return 0
        parked = spool.parked()
        retried = not isinstance(parked, Fault) and bool(parked) and spool.retry_parked() is None
        spool.close()
        return len(parked) if retried and not isinstance(parked, Fault) else 0

    def print_pdf(self, pdf: bytes, title: str) -> Fault | None:
        came = self._with("printer", lambda printer: printer.print_pdf(pdf, title))
        return came if isinstance(came, Fault) else None

    def print_slip(self, slip: Slip) -> Fault | None:
        came: Fault | None = self._with("slip_printer", lambda printer: printer.print_slip(slip))
        return came

    def _with_all(self, look: Callable[[Device], Any]) -> tuple[DeviceState, ...]:
        asked = {kind: self._start(kind, look) for kind in self._factories}
        return tuple(self._state(kind, self._settled(kind, each)) for kind, each in asked.items())

    def _state(self, kind: str, came: Any) -> DeviceState:
        now = self._clock.now()
        if isinstance(came, Fault):
            return DeviceState(kind, None, came, now)
        info, fault, warnings = came
        return DeviceState(kind, info, fault, now, warnings)

    def _with(self, kind: str, work: Callable[[Any], Any]) -> Any:
        return self._settled(kind, self._start(kind, work)) if kind in self._factories else ABSENT

    def _settled(self, kind: str, asked: Future[Any]) -> Any:
        try:
            return asked.result(self._within_s)
        except TimeoutError:
            return faults.STUCK
        except Exception as error:  # the wall between a driver's bug and the other devices
            self._complain(f"{kind}: {described(error)}")
            return faults.BROKEN

    def _start(self, kind: str, work: Callable[[Any], Any]) -> Future[Any]:
        asked: Future[Any] = Future()

        def run() -> None:
            try:
                asked.set_result(_opened(self._factories[kind], work))
            except Exception as error:
                asked.set_exception(error)

        threading.Thread(target=run, name=f"doctor-{kind}", daemon=True).start()
        return asked


def _opened(factory: Factory, work: Callable[[Any], Any]) -> Any:
    """What `work` makes of the device; the fault when it cannot be opened. It is let go in any case."""
    device = factory()
    if isinstance(device, Fault):
        return device
    try:
        return work(device)
    finally:
        device.close()


def _look(device: Device) -> tuple[DeviceInfo, Fault | None, tuple[Fault, ...]]:
    fault = device.check()
    return device.info(), fault, device.warnings() if isinstance(device, Warns) else ()


def _mended(device: Device) -> tuple[Repair, ...]:
    return device.mend() if isinstance(device, Mendable) else ()
