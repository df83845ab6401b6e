"""The uplink: whatever waits in the spool reaches the office, by itself, once, however often the line breaks."""

from __future__ import annotations

import logging
import threading
import time
import traceback
from collections.abc import Callable
from random import Random
from typing import Protocol

from hardware.device import Fault
from kiosk.spool.contents import Parcel
from kiosk.spool.spool import Spool
from kiosk.uplink import faults, limits
from kiosk.uplink.answers import NotNow
from kiosk.uplink.backoff import Backoff
from kiosk.uplink.carrier import Carrier
from kiosk.uplink.office_client import OfficeClient
from kiosk.uplink.steps import UplinkHook, pass_by

log = logging.getLogger(__name__)

FaultList = tuple[tuple[str, Fault], ...]  # (device kind, fault), as in kiosk/availability.py


class Pace(Protocol):
    """The passing of time, injected."""

    def monotonic(self) -> float: ...

    def wait(self, woken: threading.Event, seconds: float) -> None:
        """Return when `woken` is set, or after `seconds`."""
        ...


class RealPace:
    def monotonic(self) -> float:
        return time.monotonic()

    def wait(self, woken: threading.Event, seconds: float) -> None:
        woken.wait(seconds)


class Uplink:
    """`start` runs it on a thread of its own; a test calls `round` itself."""

    def __init__(
        self,
        spool: Spool,
        client: OfficeClient,
        *,
        version: str,
        device_faults: Callable[[], FaultList],
        on_health: Callable[[bool], None],
        on_store: Callable[[Fault | None], None] = lambda _fault: None,
        pace: Pace,
        dice: Random,
        steps: UplinkHook = pass_by,
        afterwards: Callable[[], object] = lambda: None,
        condition: Callable[[], dict[str, object]] | None = None,
    ) -> None:
        """`on_health` is told, on the uplink's thread, whenever the office becomes reachable or unreachable; `on_store`
        in every round what keeps the spool from taking a request, or None. `afterwards` carries what can wait until all
        requests are on their way; its troubles are its own, and what did not leave is tried again in the next round.
        `condition`: what else the heartbeat tells (docs/kiosk-api.md)."""
        self._spool, self._client, self._version = spool, client, version
        self._device_faults, self._on_health, self._pace = device_faults, on_health, pace
        self._on_store = on_store
        self._afterwards, self._condition = afterwards, condition
        self._carrier, self._backoff = Carrier(spool, client, steps), Backoff(dice)
        self._woken, self._stopping = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None
        self._reachable: bool | None = None  # None: not tried yet
        self._next_heartbeat = pace.monotonic()

    @property
    def reachable(self) -> bool:
        """Whether the office answered last time; False before the first time, so that nobody is promised too much."""
        return self._reachable is True

    def start(self) -> None:
        self._thread = threading.Thread(target=self._run, name="uplink", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """Something new was kept: try now, whatever was being waited for."""
        self._woken.set()

    def stop(self, within_s: float = 1.0) -> None:
        """End the thread. A delivery that is cut off here is repeated at the next start, and filed once."""
        self._stopping.set()
        self._woken.set()
        if self._thread is not None:
            self._thread.join(within_s)

    def round(self) -> float:
        """Carry everything that waits, oldest first; the seconds until it is worth trying again."""
        self._woken.clear()
        store = self._spool.check()
        self._on_store(store)
        pause = self._deliver()
        return pause if store is None else min(pause, limits.OUT_LONGEST_S)

    def _deliver(self) -> float:
        parcels = self._spool.waiting()
        if isinstance(parcels, Fault):
            return self._backoff.next(limits.OUT_LONGEST_S)
        trouble, answered = self._carry_all(parcels)
        if self._pace.monotonic() >= self._next_heartbeat and not _hopeless(trouble):
            silent = self._beat()
            trouble, answered = silent or trouble, answered or silent is None
        if trouble is None:
            self._afterwards()
        if trouble or answered:
            self._publish(answered)
        if trouble:
            away = trouble.fault == faults.UNREACHABLE
            return self._backoff.next(limits.OUT_LONGEST_S if away else limits.BACKOFF_LONGEST_S)
        self._backoff.reset()
        return max(0.0, self._next_heartbeat - self._pace.monotonic())

    def _carry_all(self, parcels: tuple[Parcel, ...]) -> tuple[NotNow | None, bool]:
        """The last trouble, if any, and whether the office answered at all.

        One parcel's trouble holds back what belongs to the same request, never the requests of others.
        """
        trouble: NotNow | None = None
        answered, held_back = False, set[str]()
        for parcel in parcels:
            if self._stopping.is_set() or _hopeless(trouble):
                break
            if parcel.number in held_back:
                continue
            outcome = self._carrier.carry(parcel)
            if isinstance(outcome, NotNow):
                trouble = outcome
                held_back.add(parcel.number)
            else:
                answered = True
        return trouble, answered

    def _beat(self) -> NotNow | None:
        waiting, parked = self._spool.waiting(), self._spool.parked()
        standing = [(kind, fault.code) for kind, fault in self._device_faults()]
        if not isinstance(parked, Fault) and parked:
            standing.append(("uplink", faults.REFUSED.code))
        count = 0 if isinstance(waiting, Fault) else len(waiting)
        refused = 0 if isinstance(parked, Fault) else len(parked)
        condition = None if self._condition is None else {**self._condition(), "parked": refused}
        answer = self._client.heartbeat(self._version, standing, count, condition)
        if isinstance(answer, NotNow):
            return answer
        self._next_heartbeat = self._pace.monotonic() + limits.HEARTBEAT_S
        return None

    def _publish(self, reachable: bool) -> None:
        if reachable != self._reachable:
            self._reachable = reachable
            self._on_health(reachable)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                pause = self.round()
            except Exception as error:  # a bug; but what is kept must still reach the office
                where = "".join(traceback.format_tb(error.__traceback__))
                log.error("uplink: %s\n%s", type(error).__name__, where)  # noqa: TRY400 - a message may hold what a resident typed
                pause = self._backoff.next()
            self._pace.wait(self._woken, pause)


def _hopeless(trouble: NotNow | None) -> bool:
    """Nobody answers, or nobody will answer this kiosk: the other parcels need not try now."""
    return trouble is not None and trouble.fault in (faults.UNREACHABLE, faults.NOT_ACCEPTED)
