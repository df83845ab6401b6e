"""The thread that owns one device: nobody else touches it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from hardware.device import Device, Fault
from kiosk.devices import faults
from kiosk.devices.keeper import Keeper

Job = Callable[[Any], object]
Work = Callable[[Keeper], object]  # what is done on the device's thread
_Order = tuple[Work, "Future[Any]"]


class DeviceThread:
    """Jobs in the order they came; between them `keeper` looks after the device, and `between` uses it (the reader).

    `looked` is called after everything that may have changed how the device is.
    """

    def __init__(
        self, keeper: Keeper, looked: Callable[[Keeper], None], between: Callable[[Device], Fault | None] | None
    ) -> None:
        self.keeper = keeper
        self._looked = looked
        self._between = between
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()  # None: wake up
        self._door = threading.Lock()  # nobody comes in between the last order answered and the end
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"device-{keeper.kind}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        """Look whether something is due: it may have become so from outside."""
        self._orders.put(None)

    def stop(self, timeout_s: float) -> None:
        """Close the device and answer who waits with CLOSING. A driver that hangs is left behind after `timeout_s`."""
        with self._door:
            self._stopping.set()
        self._orders.put(None)
        self._thread.join(timeout_s)

    def submit(self, job: Job) -> Future[Any]:
        """`job(device)` on this thread. Answered at once with the standing fault while the device is not open."""
        asked: Future[Any] = Future()
        with self._door:
            if self._stopping.is_set():
                asked.set_result(faults.CLOSING)
            elif self.keeper.device is None:
                asked.set_result(self.keeper.fault or faults.STARTING)
                self.keeper.hurry()
                self._orders.put(None)
            else:
                self._orders.put((lambda keeper: keeper.run(job), asked))
        return asked

    def mend(self) -> Future[Any]:
        """`Keeper.mend` on this thread, also while the device has a fault or is lost; CLOSING at the end."""
        asked: Future[Any] = Future()
        with self._door:
            if self._stopping.is_set():
                asked.set_result(faults.CLOSING)
            else:
                self._orders.put((Keeper.mend, asked))
        return asked

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._work(self._next_order())
            self.keeper.tick()
            self._looked(self.keeper)
        self.keeper.close()
        while (order := self._waiting()) is not None:
            order[1].set_result(faults.CLOSING)

    def _next_order(self) -> _Order | None:
        uses_it_between = self._between is not None and self.keeper.is_ready
        try:
            return self._orders.get(timeout=0 if uses_it_between else self.keeper.due_in)
        except queue.Empty:
            return None

    def _work(self, order: _Order | None) -> None:
        if order is not None:
            work, asked = order
            asked.set_result(work(self.keeper))
        elif self._between is not None and self.keeper.is_ready:
            self.keeper.run(self._between)

    def _waiting(self) -> _Order | None:
        """The next order that nobody will carry out any more."""
        while not self._orders.empty():
            order = self._orders.get()
            if order is not None:
                return order
        return None
