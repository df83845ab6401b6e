"""A4 printer made of state: paper in a tray, a cover, a cable, an output tray. The dock and the tests are its hands.

It obeys the same contract suite as the real driver (`tests/contracts/test_printer_*.py`). What a hand does may come
from any thread and takes effect between two sheets.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass

from hardware.cabinet import Cabinet
from hardware.device import DeviceInfo, Fault, Repair
from hardware.printer import faults, media
from hardware.printer.port import Printed, Supply

FULL_TRAY = 250
_LOOK_EVERY_S = 0.05


@dataclass(frozen=True)
class PrintedPaper:
    """What lies in the output tray after one job."""

    title: str
    pdf: bytes
    sheets: int  # that came out
    pages: int  # that the document has; more than `sheets` when the job broke off


@dataclass(frozen=True)
class Snapshot:
    """The printer as a page can show it."""

    sheets: int
    cover_open: bool
    jammed: bool
    toner_percent: int
    folio: bool  # F4 lies in the tray, not A4
    paused: bool
    plugged_in: bool
    printing: str  # the title of the job that is being printed, or ""
    fault: Fault | None


class FakePrinter(Cabinet):
    """A `Printer` with no paper but imagined one. `seconds_per_page` and `wait` make it as slow as a real one."""

    def __init__(
        self,
        *,
        sheets: int = FULL_TRAY,
        seconds_per_page: float = 0.0,
        time_limit_s: float = 90.0,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        super().__init__()
        self._sheets = sheets
        self._paper = media.A4
        self._paused = False
        self._printed_in_life = 0
        self._seconds_per_page = seconds_per_page
        self.time_limit_s = time_limit_s
        self._wait = wait
        self._jammed = False
        self._toner_percent = 100
        self._stalled = False
        self._refuses = False
        self._printing = ""
        self._jobs = 0
        self._output: list[PrintedPaper] = []

    # --- the port ---

    def info(self) -> DeviceInfo:
        return DeviceInfo("printer", "fake", "dock", model="Printer contoh A4", serial="CONTOH-A4")

    def check(self) -> Fault | None:
        with self._lock:
            standing = (
                (not self._plugged_in, faults.OFFLINE),
                (self._jammed, faults.JAM),
                (self._cover_open, faults.COVER_OPEN),
                (self._sheets == 0, faults.OUT_OF_PAPER),
                (self._toner_percent == 0, faults.TONER_EMPTY),
                (self._paused, faults.PAUSED),
            )
            return next((fault for stands, fault in standing if stands), None)

    def warnings(self) -> tuple[Fault, ...]:
        with self._lock:
            low = ((0 < self._sheets < 25, faults.PAPER_LOW), (0 < self._toner_percent < 10, faults.TONER_LOW))
            return tuple(fault for stands, fault in low if stands)

    def supplies(self) -> tuple[Supply, ...]:
        with self._lock:
            return (Supply("Toner hitam", is_waste=False, percent=self._toner_percent),)

    def printed_in_life(self) -> int | None:
        with self._lock:
            return self._printed_in_life

    def mend(self) -> tuple[Repair, ...]:
        with self._lock:
            paused, self._paused = self._paused, False
            return (Repair.QUEUE_RESTARTED,) if paused else ()

    def print_pdf(self, pdf: bytes, title: str) -> Printed | Fault:
        if not pdf.startswith(b"%PDF-"):
            return faults.REJECTED
        fault = self.check() or self._wrong_paper(pdf)
        if fault is not None:
            return fault
        self._printing = title
        try:
            return self._print(pdf, title)
        finally:
            self._printing = ""

    def close(self) -> None:
        """There is nothing to let go of."""

    def _wrong_paper(self, pdf: bytes) -> Fault | None:
        """As of a printer with one tray, which knows A4 and Folio."""
        names = {media.A4: "iso_a4_210x297mm", media.F4: "om_folio_210x330mm"}
        chosen = media.choose(media.page_size(pdf), media.Offer(tuple(names.values()), (names[self._paper],)))
        return chosen if isinstance(chosen, Fault) else None

    def _print(self, pdf: bytes, title: str) -> Printed | Fault:
        """Feed a sheet for each page. What does not come out now is forgotten, and never comes out later."""
        pages = max(1, len(re.findall(rb"/Type\s*/Page\b", pdf)))
        fed, fault = 0, None
        while fed < pages and fault is None:
            fault = self._feed_sheet()
            fed += fault is None
        with self._lock:
            self._jobs += 1
            if fed:
                self._output.append(PrintedPaper(title, pdf, fed, pages))
            return fault or Printed(self._jobs)

    def _feed_sheet(self) -> Fault | None:
        self._wait(self._seconds_per_page)
        waited = 0.0
        while True:
            with self._lock:
                fault = faults.CANCELLED if self._refuses else self.check()
                if fault is None and not self._stalled:
                    self._sheets -= 1
                    self._printed_in_life += 1
                    return None
            if fault is not None or waited >= self.time_limit_s:
                return fault or faults.NOT_SETTLED
            self._wait(_LOOK_EVERY_S)
            waited += _LOOK_EVERY_S

    # --- hands on the printer ---

    def load_paper(self, sheets: int = FULL_TRAY) -> None:
        """A4."""
        with self._lock:
            self._sheets, self._paper = sheets, media.A4

    def load_folio(self, sheets: int = FULL_TRAY) -> None:
        """F4 instead of A4."""
        with self._lock:
            self._sheets, self._paper = sheets, media.F4

    def take_paper_away(self) -> None:
        self.load_paper(0)

    def jam(self) -> None:
        with self._lock:
            self._jammed = True

    def clear_jam(self) -> None:
        with self._lock:
            self._jammed = False

    def set_toner(self, percent: int) -> None:
        with self._lock:
            self._toner_percent = percent

    def stall(self) -> None:
        """It takes the next job and then neither prints nor says why."""
        with self._lock:
            self._stalled = True

    def go_on(self) -> None:
        with self._lock:
            self._stalled = False

    def refuse_files(self) -> None:
        """It gives up on every file, as a printer does that cannot read the PDF."""
        with self._lock:
            self._refuses = True

    def accept_files(self) -> None:
        with self._lock:
            self._refuses = False

    def pause_queue(self) -> None:
        """A technician pauses it before reaching inside."""
        with self._lock:
            self._paused = True

    def resume_queue(self) -> None:
        with self._lock:
            self._paused = False

    @property
    def output_tray(self) -> tuple[PrintedPaper, ...]:
        """What came out since the tray was emptied, oldest first."""
        with self._lock:
            return tuple(self._output)

    def empty_tray(self) -> tuple[PrintedPaper, ...]:
        """Take everything out of the output tray."""
        with self._lock:
            taken, self._output = tuple(self._output), []
            return taken

    def snapshot(self) -> Snapshot:
        with self._lock:
            return Snapshot(
                sheets=self._sheets,
                cover_open=self._cover_open,
                jammed=self._jammed,
                toner_percent=self._toner_percent,
                folio=self._paper is media.F4,
                paused=self._paused,
                plugged_in=self._plugged_in,
                printing=self._printing,
                fault=self.check(),
            )
