"""The process that reads cards for the kiosk: a second one beside the page worker (docs/decisions/0060).

The kiosk works without it. Until the models are loaded, and wherever they are not installed, `works` is False: nobody
is offered to have a card read, and everything is typed as before.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from hardware.device import Fault
from hardware.scanner.port import Pixels
from kiosk.capture.reading.model import NO_CARD, NO_SHEET, FileReading, KkReading, KtpReading
from kiosk.worker import Worker

if TYPE_CHECKING:
    from kiosk.codes.answers import Unreadable

# What the process may hold: a KK of 8 megapixels takes 450 MB at its peak, and 700 stops a picture made to take more.
MEMORY_MB = 700
# A card takes 1.2 s of processor time, a KK 2.5 s; on a slow kiosk PC that also draws, five times that.
_LIMIT_S = 20.0


class CardReader:
    """Asks the reading process. Every answer is a value. Safe from any thread."""

    def __init__(self) -> None:
        self._worker = Worker(MEMORY_MB)
        self._works = threading.Event()

    @property
    def works(self) -> bool:
        """Whether cards can be read now."""
        return self._works.is_set()

    def start(self, changed: Callable[[], None] = lambda: None) -> None:
        """Load the models in the background; `changed` is called, on a thread of its own, once cards can be read."""
        threading.Thread(target=self._warm, args=(changed,), name="card-reader", daemon=True).start()

    def stop(self) -> None:
        """End the process. May be called twice."""
        self._works.clear()
        self._worker.stop()

    def read_ktp(self, pixels: Pixels, today: date) -> KtpReading | Fault:
        """*Blocks.* The KTP-el in `pixels`; `NO_CARD` when there is none, a fault when the process gave up."""
        found = self._worker.ask_about(pixels, _read_ktp, today, limit_s=_LIMIT_S)
        return NO_CARD if found is None else found

    def read_kk(self, pixels: Pixels, today: date) -> KkReading | Fault:
        """*Blocks.* The KK in `pixels`; `NO_SHEET` when there is none, a fault when the process gave up."""
        found = self._worker.ask_about(pixels, _read_kk, today, limit_s=_LIMIT_S)
        return NO_SHEET if found is None else found

    def read_file(self, path: str, kind: str, today: date) -> FileReading | Unreadable | Fault:
        """*Blocks.* The card ("ktp") or sheet ("kk") in the picture file `path`, which is opened over there too."""
        return self._worker.ask(_read_file, path, kind, today, limit_s=_LIMIT_S)

    def _warm(self, changed: Callable[[], None]) -> None:
        if self._worker.ask(_load, limit_s=_LIMIT_S) is True:
            self._works.set()
            changed()


# --- from here on: what runs in the process beside -------------------------------------------------------------------


def _load() -> bool:
    """Load models and region codes; False where the reader is not installed."""
    from kiosk.capture.reading import door

    return door.load()


def _read_ktp(pixels: Pixels, today: date) -> KtpReading:
    from kiosk.capture.reading import door

    return door.ktp(pixels, today)


def _read_kk(pixels: Pixels, today: date) -> KkReading:
    from kiosk.capture.reading import door

    return door.kk(pixels, today)


def _read_file(path: str, kind: str, today: date) -> Any:
    from kiosk.capture.reading import door

    return door.file(path, kind, today)
