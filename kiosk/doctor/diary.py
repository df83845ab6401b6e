"""Writes into the history what happens while the kiosk serves, on a thread of its own: nobody waits for the disk."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from datetime import datetime

from hardware.device import DeviceInfo
from kiosk.availability import Availability
from kiosk.clock import Clock
from kiosk.doctor.history import History, device_id
from kiosk.incident import described
from kiosk.uplink.faults import UNREACHABLE

log = logging.getLogger(__name__)

Entry = Callable[[], object]
_PASSING = ("device.starting", "device.closing")  # no faults, only the beginning and the end


class Diary:
    """`who` answers who the device of a kind is, `pages` how many sheets of paper a PDF makes.

    All calls but `start` and `stop` return at once and may come from any thread.
    """

    def __init__(
        self,
        history: History,
        clock: Clock,
        who: Callable[[str], DeviceInfo | None],
        pages: Callable[[bytes], int],
    ) -> None:
        self._history, self._clock, self._who, self._pages = history, clock, who, pages
        self._entries: queue.SimpleQueue[Entry | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="diary", daemon=True)

    def start(self, boot: str) -> None:
        """A life begins; `boot` is the kernel's boot id."""
        now = self._clock.now()
        self._entries.put(lambda: self._history.begin_life(boot, now))
        self._thread.start()

    def stop(self, within_s: float = 1.0) -> None:
        """It ends as it should: what was told before is written."""
        now = self._clock.now()
        self._entries.put(lambda: self._history.end_life(now))
        self._entries.put(None)
        self._thread.join(within_s)

    def hear(self, availability: Availability) -> None:
        """What the supervisor published."""
        now = self._clock.now()
        standing = {kind: fault.code for kind, fault in availability.faults if fault.code not in _PASSING}
        if not availability.office_reachable:
            standing["network"] = UNREACHABLE.code
        self._entries.put(lambda: self._stood(standing, now))

    def count(self, kind: str, name: str, more: int = 1) -> None:
        """The device of `kind` did its job: "slips", "scans", "reads"."""
        self._entries.put(lambda: self._add(kind, name, more))

    def printed(self, pdf: bytes) -> None:
        """This came out of the A4 printer; only the number of its sheets is kept."""
        self._entries.put(lambda: self._add("printer", "pages", self._pages(pdf)))

    def _stood(self, standing: dict[str, str], now: datetime) -> None:
        for kind in self._history.hear(standing, now):
            self._add(kind, "faults", 1)

    def _add(self, kind: str, name: str, more: int) -> None:
        info = self._who(kind)
        if info is not None and more:
            self._history.count(device_id(info), name, more, self._clock.now())

    def _run(self) -> None:
        while (entry := self._entries.get()) is not None:
            try:
                entry()
            except Exception as error:  # a bug in bookkeeping must not end the bookkeeping
                log.error("diary: %s", described(error))  # noqa: TRY400
