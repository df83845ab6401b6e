"""Slip printer made of state: a roll of paper, a cover, a knife, a cable. The dock and the tests are its hands.

It obeys the same contract suite as the real driver (`tests/contracts/test_slip_printer_*.py`). What a hand does may
come from any thread and takes effect between two rows.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PIL.Image import Image

from hardware.cabinet import Cabinet
from hardware.device import DeviceInfo, Fault, Repair
from hardware.slip_printer import faults
from hardware.slip_printer.layout import Row, rows
from hardware.slip_printer.port import Gap, Line, QrCode, Size, Slip
from hardware.slip_printer.render import render

FULL_ROLL = 2000  # lines: 8 m at 4 mm a line
NEAR_END = 60  # lines left when the sensor beside the roll notices
_QR_LINES = 10


@dataclass(frozen=True)
class Snapshot:
    """The printer as a page can show it."""

    lines_left: int
    cover_open: bool
    cutter_blocked: bool
    plugged_in: bool
    silent: bool
    fault: Fault | None
    slips: int


class FakeSlipPrinter(Cabinet):
    """A `SlipPrinter` with an imagined roll. `seconds_per_row` and `wait` make it as slow as a real one."""

    def __init__(
        self,
        *,
        columns: int = 48,
        lines: int = FULL_ROLL,
        seconds_per_row: float = 0.0,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        super().__init__()
        self._columns = columns
        self._lines = lines
        self._seconds_per_row = seconds_per_row
        self._wait = wait
        self._cutter_blocked = False
        self._silent = False
        self._slips: list[Slip] = []

    # --- the port ---

    def info(self) -> DeviceInfo:
        return DeviceInfo("slip_printer", "fake", "dock", model="Printer slip contoh", serial="CONTOH-SLIP")

    def check(self) -> Fault | None:
        with self._lock:
            standing = (
                (not self._plugged_in, faults.UNPLUGGED),
                (self._silent, faults.SILENT),
                (self._cover_open, faults.COVER_OPEN),
                (self._lines <= 0, faults.PAPER_OUT),
                (self._cutter_blocked, faults.CUTTER),
            )
            return next((fault for stands, fault in standing if stands), None)

    def warnings(self) -> tuple[Fault, ...]:
        with self._lock:
            return (faults.PAPER_LOW,) if 0 < self._lines <= NEAR_END else ()

    def mend(self) -> tuple[Repair, ...]:
        """All its faults need a hand."""
        return ()

    def print_slip(self, slip: Slip) -> Fault | None:
        """A slip that breaks off stays unfinished: nothing of it comes out with the next roll."""
        for row in rows(slip, self._columns):
            fault = self.check()
            if fault is not None:
                return fault
            self._wait(self._seconds_per_row)
            with self._lock:
                self._lines -= _lines_of(row)
        with self._lock:
            fault = self.check()
            if fault is None:
                self._slips.append(slip)
            return fault

    def close(self) -> None:
        """There is nothing to let go of."""

    # --- hands on the printer ---

    def load_paper(self, lines: int = FULL_ROLL) -> None:
        with self._lock:
            self._lines = lines

    def take_paper_away(self) -> None:
        self.load_paper(0)

    def block_cutter(self) -> None:
        with self._lock:
            self._cutter_blocked = True

    def free_cutter(self) -> None:
        with self._lock:
            self._cutter_blocked = False

    def fall_silent(self) -> None:
        """The line stays, but no question is answered any more."""
        with self._lock:
            self._silent = True

    def speak_again(self) -> None:
        with self._lock:
            self._silent = False

    @property
    def slips(self) -> tuple[Slip, ...]:
        """The slips that came out completely, oldest first."""
        with self._lock:
            return tuple(self._slips)

    def picture(self, index: int = -1) -> Image:
        """Slip number `index` as it lies in the hand. IndexError when there is none."""
        return render(self.slips[index], self._columns)

    def take_slips(self) -> tuple[Slip, ...]:
        """Tear off everything that came out."""
        with self._lock:
            taken, self._slips = tuple(self._slips), []
            return taken

    def snapshot(self) -> Snapshot:
        with self._lock:
            return Snapshot(
                lines_left=max(0, self._lines),
                cover_open=self._cover_open,
                cutter_blocked=self._cutter_blocked,
                plugged_in=self._plugged_in,
                silent=self._silent,
                fault=self.check(),
                slips=len(self._slips),
            )


def _lines_of(row: Row) -> int:
    match row:
        case Line(size=Size.LARGE):
            return 2
        case QrCode():
            return _QR_LINES
        case Gap(lines):
            return lines
    return 1
