"""The sheet that is being looked at for the resident of this moment, and the last one as it was seen, untouched.

The untouched sheet stays in memory for `CutByHand`, until the next one is looked at, and not a moment longer than the
visit: a late answer of a scan that nobody waits for any more is not kept.
"""

from __future__ import annotations

import threading
from threading import Event as Flag

from hardware.scanner.port import ScannedSheet


class Attempt:
    """One sheet to be looked at. `cancelled`: nobody wants it any more; `take_now`: without waiting for stillness."""

    def __init__(self, looking: Looking) -> None:
        self.cancelled, self.take_now = Flag(), Flag()
        self._looking = looking

    def keep(self, sheet: ScannedSheet) -> None:
        """This is the sheet as it was seen."""
        self._looking.keep(sheet, self)


class Looking:
    """Any thread may call any method."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sheet: ScannedSheet | None = None
        self._attempt = Attempt(self)

    def begin(self) -> Attempt:
        """The next sheet; the last one is forgotten, and nobody waits for one that is still being looked at."""
        with self._lock:
            self._attempt.cancelled.set()
            self._sheet, self._attempt = None, Attempt(self)
            return self._attempt

    def again(self) -> ScannedSheet | None:
        """The last sheet once more, untouched; None when there is none."""
        with self._lock:
            self._attempt.cancelled.set()
            self._attempt = Attempt(self)
            return self._sheet

    @property
    def cancelled(self) -> Flag:
        """Of the sheet that is being looked at."""
        return self._attempt.cancelled

    def take_now(self) -> None:
        self._attempt.take_now.set()

    def cancel(self) -> None:
        """Nobody waits for the sheet that is being looked at."""
        with self._lock:
            self._attempt.cancelled.set()

    def wipe(self) -> None:
        """The visit is over: nothing stays, and nothing comes any more."""
        with self._lock:
            self._attempt.cancelled.set()
            self._sheet = None

    def keep(self, sheet: ScannedSheet, attempt: Attempt) -> None:
        with self._lock:
            if attempt is self._attempt and not attempt.cancelled.is_set():
                self._sheet = sheet
