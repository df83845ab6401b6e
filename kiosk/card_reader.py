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
from kiosk.asked import Kind
from kiosk.capture.reading.model import NO_CARD, NO_SHEET, Doubt, FileReading, KkReading, KtpReading, ReadField
from kiosk.clock import Clock
from kiosk.events import CardField, CardKind, CardRead
from kiosk.worker import Worker

if TYPE_CHECKING:
    from kiosk.codes.answers import Unreadable

# What the process may ask for (RLIMIT_DATA). At its peak, on a KK, it holds 440 MB and has asked for 700: what is given
# back counts until the system has use for it. A picture made to take more is given up.
MEMORY_MB = 1000
# A card takes 1.2 s of processor time, a KK 2.5 s; on a slow kiosk PC that also draws, five times that.
_LIMIT_S = 20.0
_KIND_LIMIT_S = 6.0  # 0.4 s of processor time; a resident waits for it, and a page without a kind is kept all the same


class CardReader:
    """Asks the reading process. Every answer is a value. Safe from any thread."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
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

    def read(self, kind: CardKind, pixels: Pixels) -> CardRead | Fault:
        """*Blocks.* What of the card in `pixels` goes into the form; a fault when the process gave up."""
        reading = self.read_ktp(pixels) if kind is CardKind.KTP else self.read_kk(pixels)
        if isinstance(reading, Fault):
            return reading
        if isinstance(reading, KtpReading):
            return _into_form({"nik": reading.fields["nik"], "nama": reading.fields["nama"]})
        return _into_form({"nomor-kk": reading.nomor})

    def read_ktp(self, pixels: Pixels) -> KtpReading | Fault:
        """*Blocks.* The KTP-el in `pixels`; `NO_CARD` when there is none, a fault when the process gave up."""
        found = self._worker.ask_about(pixels, _read_ktp, self._today(), limit_s=_LIMIT_S)
        return NO_CARD if found is None else found

    def read_kk(self, pixels: Pixels) -> KkReading | Fault:
        """*Blocks.* The KK in `pixels`; `NO_SHEET` when there is none, a fault when the process gave up."""
        found = self._worker.ask_about(pixels, _read_kk, self._today(), limit_s=_LIMIT_S)
        return NO_SHEET if found is None else found

    def kind_of(self, jpeg: bytes) -> Kind:
        """*Blocks.* What the page in `jpeg` is by its words; AUTO when nobody knows, or the process gave up."""
        found = self._worker.ask(_kind, jpeg, limit_s=_KIND_LIMIT_S) if self.works else Kind.AUTO
        return Kind.AUTO if isinstance(found, Fault) else found

    def read_file(self, path: str, kind: CardKind) -> FileReading | Unreadable | Fault:
        """*Blocks.* The card in the picture file `path`, which is opened over there too."""
        return self._worker.ask(_read_file, path, kind, self._today(), limit_s=_LIMIT_S)

    def _today(self) -> date:
        return self._clock.now().date()

    def _warm(self, changed: Callable[[], None]) -> None:
        if self._worker.ask(_load, limit_s=_LIMIT_S) is True:
            self._works.set()
            changed()


def _into_form(fields: dict[str, ReadField]) -> CardRead:
    """What was found, each with whether to look twice. A number that is not whole is left to be typed."""
    return CardRead(
        tuple(CardField(name, each.text, not each.sure) for name, each in fields.items() if _usable(name, each))
    )


def _usable(name: str, field: ReadField) -> bool:
    return bool(field.text) and (name == "nama" or Doubt.LENGTH not in field.doubts)


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


def _kind(jpeg: bytes) -> Kind:
    from kiosk.capture.reading import door

    return door.kind(jpeg)


def _read_file(path: str, kind: CardKind, today: date) -> Any:
    from kiosk.capture.reading import door

    return door.file(path, kind, today)
