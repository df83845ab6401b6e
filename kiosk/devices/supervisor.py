"""All devices of the kiosk, and the one stream of news about what works."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Any, TypeVar

from hardware.device import DeviceInfo, Fault, Repair, Warns
from hardware.trace import Ear
from kiosk.availability import ABSENT, DEVICE_KINDS, Availability
from kiosk.clock import Clock
from kiosk.devices import faults
from kiosk.devices.keeper import Factory, Keeper
from kiosk.devices.state import DeviceState
from kiosk.devices.steady import Steady
from kiosk.devices.thread import DeviceThread
from kiosk.devices.timing import Timing

T = TypeVar("T")
_CLOSE_WITHIN_S = 0.8  # SIGTERM to exit in one second; a driver that hangs is left to the end of the process


class Supervisor:
    """Opens what `factories` make (device kind -> open driver, or the fault why not), and keeps it open.

    `publish` hears every change of what works, on the thread that noticed it: it must only pass the news on.
    """

    def __init__(
        self,
        factories: Mapping[str, Factory],
        clock: Clock,
        publish: Callable[[Availability], None],
        timing: Timing | None = None,
    ) -> None:
        timing = timing or Timing()
        self._clock, self._publish, self._read_for = clock, publish, timing.read_for
        self._news = threading.Lock()
        self._office_reachable = True
        self._store: Fault | None = None
        self._steady = {kind: Steady(faults.STARTING, timing) for kind in factories}
        self._since = dict.fromkeys(factories, clock.now())  # when each was last told to be better or worse
        self._published = self._now()
        self._ear: Callable[[str], None] | None = None
        self._threads = {
            kind: DeviceThread(
                Keeper(kind, factory, clock, timing), self._looked, self._read_code if kind == "reader" else None
            )
            for kind, factory in factories.items()
        }

    @property
    def availability(self) -> Availability:
        """What was published last; at first, every device is starting."""
        return self._published

    def start(self) -> None:
        """Open all devices, each on its own thread; returns at once."""
        for thread in self._threads.values():
            thread.start()

    def stop(self) -> None:
        """Close all devices. Whoever still waits for one is answered with `device.closing`."""
        for thread in self._threads.values():
            thread.stop(_CLOSE_WITHIN_S)

    def submit(self, kind: str, job: Callable[[Any], T | Fault]) -> Future[T | Fault]:
        """What `job(device)` answers on the thread of the device `kind`, or the fault why it was not run."""
        if kind not in self._threads:
            nobody: Future[T | Fault] = Future()
            nobody.set_result(ABSENT)
            return nobody
        return self._threads[kind].submit(job)

    def interrupt(self, kind: str, call: Callable[[Any], object]) -> None:
        """`call(device)` at once, on this thread: for the one method that any thread may call (`Scanner.cancel`)."""
        thread = self._threads.get(kind)
        device = thread.keeper.device if thread is not None else None
        if device is not None:
            call(device)

    def listen(self, heard: Callable[[str], None]) -> None:
        """Hand the reader's codes to `heard`, on the reader's thread, until `stop_listening`."""
        self._ear = heard

    def stop_listening(self) -> None:
        """From here on, codes are dropped: nobody asked for them."""
        self._ear = None

    def warnings(self) -> tuple[tuple[str, Fault], ...]:
        """(device kind, what a technician should see to soon), as the devices last said."""
        devices: tuple[tuple[str, object], ...] = tuple(
            (k, thread.keeper.device) for k, thread in self._threads.items()
        )
        return tuple(
            (kind, each) for kind, device in devices if isinstance(device, Warns) for each in device.warnings()
        )

    def states(self) -> tuple[DeviceState, ...]:
        """How every device that this kiosk has stands now. Talks to none of them."""
        warned, told = self.warnings(), self._published
        return tuple(
            DeviceState(
                kind,
                thread.keeper.info,
                told.fault_of(kind),
                self._since[kind],
                tuple(fault for name, fault in warned if name == kind),
            )
            for kind, thread in self._threads.items()
        )

    def info(self, kind: str) -> DeviceInfo | None:
        """Who the device `kind` is; None when there is none or it was never opened."""
        thread = self._threads.get(kind)
        return thread.keeper.info if thread else None

    def mend(self, kind: str) -> Future[tuple[Repair, ...] | Fault]:
        """The safe repairs of the device `kind` on its own thread: those it knows itself, else it is opened anew when
        it has a fault. Which ones were done."""
        return self._threads[kind].mend()

    def plugged_in(self) -> None:
        """Something was plugged in: look for what is missing, now and not when its back-off is over."""
        for thread in self._threads.values():
            thread.keeper.take_heart()
            thread.wake()

    def trace_to(self, kind: str, ear: Ear | None) -> None:
        """Let `ear` hear what the device `kind` and its driver say to each other, on that device's thread, until None
        ends it. Nothing happens where there is no such device, or where its driver keeps silent."""
        thread = self._threads.get(kind)
        if thread is not None:
            thread.keeper.listen_in(ear)

    def office(self, reachable: bool) -> None:
        """The uplink noticed that the office can be reached, or cannot."""
        with self._news:
            self._office_reachable = reachable
            self._tell()

    def store(self, fault: Fault | None) -> None:
        """The uplink looked at the spool: what keeps it from taking a request, or None."""
        with self._news:
            self._store = fault
            self._tell()

    def _looked(self, keeper: Keeper) -> None:
        with self._news:
            self._steady[keeper.kind].observe(keeper.fault, self._clock.monotonic())
            self._tell()

    def _tell(self) -> None:
        """Publish, when it is news; `_news` is held, so that changes are heard in the order they happened."""
        now = self._now()
        if now != self._published:
            changed = [kind for kind in self._since if now.fault_of(kind) != self._published.fault_of(kind)]
            self._since.update(dict.fromkeys(changed, self._clock.now()))
            self._published = now
            self._publish(now)

    def _now(self) -> Availability:
        told = ((kind, self._steady[kind].told) for kind in DEVICE_KINDS if kind in self._steady)
        parts = (*told, ("store", self._store))
        return Availability(
            tuple((kind, fault) for kind, fault in parts if fault is not None),
            absent=tuple(kind for kind in DEVICE_KINDS if kind not in self._steady),
            office_reachable=self._office_reachable,
        )

    def _read_code(self, reader: Any) -> Fault | None:
        """Empty the reader all the time, so that a code shown to nobody is not found by the next person."""
        answer: str | Fault | None = reader.read(self._read_for)
        if isinstance(answer, Fault):
            return answer
        ear = self._ear
        if answer is not None and ear is not None:
            ear(answer)
        return None
