"""One device: open it, look after it, let jobs use it, open it again. Knows no thread; `tick` is called when due."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from hardware.device import Device, DeviceInfo, Fault, Mendable, Repair
from hardware.trace import READY, Ear, Said, Speaker, Traceable
from kiosk.clock import Clock
from kiosk.devices import faults
from kiosk.devices.timing import Timing
from kiosk.incident import described

T = TypeVar("T")
Factory = Callable[[], Device | Fault]
log = logging.getLogger(__name__)

_SELDOM = 5  # an empty tray over the weekend: a fresh connection every five minutes is enough


class Keeper:
    """Everything but `fault`, `info`, `is_ready`, `device`, `hurry`, `take_heart` and `listen_in` belongs to the
    device's own thread."""

    def __init__(self, kind: str, factory: Factory, clock: Clock, timing: Timing) -> None:
        self.kind = kind
        self.fault: Fault | None = faults.STARTING  # what stands now
        self.device: Device | None = None
        self.info: DeviceInfo | None = None  # who it said it is when it was last well or opened
        self._ear: Ear | None = None
        self._factory, self._clock, self._timing = factory, clock, timing
        self._due = clock.monotonic()
        self._opened_in_vain = 0
        self._renewed = 0  # fresh connections that did not help against the fault that stands
        self._bad_since: float | None = None

    @property
    def is_ready(self) -> bool:
        """Whether a job would be run now."""
        return self.device is not None and self.fault is None

    @property
    def due_in(self) -> float:
        """Seconds until `tick` has something to do; 0 when it is late."""
        return max(0.0, self._due - self._clock.monotonic())

    def hurry(self) -> None:
        """Somebody needs the device: do not wait for the back-off."""
        self._due = self._clock.monotonic()

    def take_heart(self) -> None:
        """Something was plugged in: what is missing may be back, and is looked for as on the first day; another may
        stand in the place of what is bad, and gets a connection of its own. What is well is left alone."""
        if self.device is None:
            self._opened_in_vain = 0
            self.hurry()
        elif self.fault is not None:
            self._renewed, self._bad_since = 0, self._clock.monotonic() - self._timing.reopen_after
            self.hurry()

    def listen_in(self, ear: Ear | None) -> None:
        """What the device says goes to `ear` too, on its own thread, also after it was opened anew; None ends it."""
        self._ear = ear
        self._lend_ear(self.device)

    def tick(self) -> None:
        """Open the device or look at it, when that is due."""
        if self.due_in > 0:
            return
        if self.device is None:
            self._open()
        else:
            self._look()

    def run(self, job: Callable[[Device], T]) -> T | Fault:
        """What `job` makes of the device; the standing fault when it is not ready, asked for anew first."""
        if self.device is not None and self.fault is not None:
            self._look()
        device = self.device
        if device is None or self.fault is not None:
            self.hurry()
            return self.fault or faults.STARTING
        answer = self._safely(lambda: job(device))
        if isinstance(answer, Fault):
            self._say(Speaker.VERDICT, answer.code)
            self._failed_at_work(answer)
        return answer

    def mend(self) -> tuple[Repair, ...]:
        """What the device can put right itself; when a fault stands all the same, it is closed and opened anew."""
        device: object = self.device
        done: tuple[Repair, ...] = ()
        if isinstance(device, Mendable):
            told = self._safely(device.mend)
            done = () if isinstance(told, Fault) else told
        self._look()
        if self.fault is None:
            return done
        self._let_go(self.fault, 0.0)
        self._open()
        return (*done, Repair.REOPENED)

    def close(self) -> None:
        """Let go of the device for good."""
        self._let_go(faults.CLOSING, 0.0)

    def _open(self) -> None:
        opened = self._safely(self._factory)
        if isinstance(opened, Fault):
            self._stands(opened)
            self._due = self._clock.monotonic() + self._patience()
            self._opened_in_vain += 1
            return
        self.device = opened
        self._say(Speaker.CABLE, "opened")
        self._lend_ear(opened)
        self._ask_who(opened)
        self._look()

    def _look(self) -> None:
        """Ask the device how it is; one that stays bad, or that only a technician can help, is opened anew."""
        device, now = self.device, self._clock.monotonic()
        if device is None:
            return
        before, found = self.fault, self._safely(device.check)
        self._stands(found)
        self._due = now + self._timing.look_every
        if self.fault is None:
            self._bad_since, self._opened_in_vain, self._renewed = None, 0, 0
            if before is not None:
                self._ask_who(device)  # while it was lost, a spare may have been put in its place
            return
        self._bad_since = now if self._bad_since is None else self._bad_since
        if not self.fault.temporary:
            self._let_go(self.fault, self._patience())
            self._opened_in_vain += 1
        elif now - self._bad_since >= self._timing.reopen_after * 2 ** min(self._renewed, _SELDOM):
            self._let_go(self.fault, 0.0)  # it talks to us: looked at as often as before, so that its end is seen
            self._renewed += 1

    def _stands(self, fault: Fault | None) -> None:
        if fault != self.fault:
            self._say(Speaker.VERDICT, fault.code if fault else READY)
        self.fault = fault

    def _say(self, speaker: Speaker, what: str) -> None:
        """To who listens in, between what the driver itself tells."""
        ear = self._ear
        if ear is not None:
            ear(Said(speaker, what))

    def _lend_ear(self, device: object) -> None:
        if isinstance(device, Traceable):
            device.trace_to(self._ear)

    def _ask_who(self, device: Device) -> None:
        told = self._safely(device.info)
        self.info = self.info if isinstance(told, Fault) else told

    def _failed_at_work(self, fault: Fault) -> None:
        """A job failed: was it the paper (the device is well), or is the device itself lost?"""
        if fault == faults.BROKEN:
            self._let_go(fault, self._patience())
            self._opened_in_vain += 1
            return
        self._look()
        if self.device is not None and self.fault is not None:
            self._let_go(self.fault, 0.0)

    def _let_go(self, fault: Fault, open_again_in: float) -> None:
        device, self.device = self.device, None
        self._stands(fault)
        self._bad_since = None
        self._due = self._clock.monotonic() + open_again_in
        if device is not None:
            self._safely(device.close)

    def _patience(self) -> float:
        steps = self._timing.back_off
        return steps[min(self._opened_in_vain, len(steps) - 1)]

    def _safely(self, call: Callable[[], T]) -> T | Fault:
        """A driver that raises has a bug; the kiosk goes on without its device."""
        try:
            return call()
        except Exception as error:  # of any kind: this is the wall between a driver's bug and the kiosk
            log.error("%s: driver failed: %s", self.kind, described(error))  # noqa: TRY400
            return faults.BROKEN
