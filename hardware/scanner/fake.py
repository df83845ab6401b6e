"""A scanner without the metal, glass and feeder: what a hand can do to it, and what the program then gets to see.

The dock and the tests are the hand. Any thread may call any method.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from hardware.device import DeviceInfo, Fault
from hardware.scanner import faults
from hardware.scanner.port import ColourMode, Moving, Pixels, ScannedSheet, ScanSettings, Source

LampPass = Callable[[threading.Event], None]
"""Called while the lamp moves; returns when it is through, or at once when the event says that the scan broke off."""

BED_INCHES = (11.69, 8.27)  # height, width of an A4 glass
GREY_WEIGHTS = np.array([0.299, 0.587, 0.114], dtype=np.float32)  # ITU-R BT.601, as scanners grey


@dataclass(frozen=True)
class ScannerSnapshot:
    """What somebody standing before the scanner sees."""

    plugged_in: bool
    cover_open: bool
    jammed: bool
    scanning: bool
    sheet: ScannedSheet | None
    scans: int  # sheets read since it was built
    stack: int = 0  # sheets that wait in the feeder


class FakeScanner:
    """One sheet lies on the glass until a hand takes it away; scanning does not move it.

    `paper_sensor=False` is a plain flatbed: an empty glass scans as a white page instead of `NO_PAGE`. With a `feeder`
    it draws sheets from a stack as well, each once; the back of a sheet that has none is white.
    """

    def __init__(
        self, make_it_last: LampPass | None = None, *, paper_sensor: bool = True, feeder: bool = False
    ) -> None:
        self._make_it_last = make_it_last
        self._paper_sensor = paper_sensor
        self._has_feeder = feeder
        self._stack: deque[_Sheet] = deque()
        self._back: ScannedSheet | None = None  # the other side of the sheet that is in the feeder's way now
        self._lock = threading.RLock()
        self._plugged_in = True
        self._cover_open = False
        self._jammed = False
        self._sheet: ScannedSheet | None = None
        self._to_fail: deque[Fault] = deque()
        self._running: _Run | None = None
        self._scans = 0

    # The hand

    def put(self, sheet: Pixels, resolution: int) -> None:
        """Lay a sheet on the glass, (height, width, 3) uint8 RGB at `resolution` dots per inch, over what lay there."""
        if sheet.ndim != 3 or sheet.shape[2] != 3 or sheet.dtype != np.uint8:
            raise ValueError(f"a sheet is (height, width, 3) uint8, not {sheet.shape} {sheet.dtype}")
        with self._lock:
            self._sheet = ScannedSheet(sheet.copy(), resolution)

    def load(self, front: Pixels, resolution: int, back: Pixels | None = None) -> None:
        """Put a sheet under the feeder's stack: it is drawn in after those that wait."""
        if not self._has_feeder:
            raise ValueError("this scanner has no feeder")
        with self._lock:
            behind = None if back is None else ScannedSheet(back.copy(), resolution)
            self._stack.append(_Sheet(ScannedSheet(front.copy(), resolution), behind))

    def take_stack_away(self) -> None:
        """Take what still waits out of the feeder."""
        with self._lock:
            self._stack.clear()
            self._back = None

    def take_away(self) -> None:
        """Take the sheet off the glass."""
        with self._lock:
            self._sheet = None

    def open_cover(self) -> None:
        """Lift the lid. A running scan breaks off."""
        with self._lock:
            self._cover_open = True
            self._break_off(faults.COVER_OPEN)

    def close_cover(self) -> None:
        with self._lock:
            self._cover_open = False

    def jam(self) -> None:
        """The carriage or the paper is stuck. A running scan breaks off."""
        with self._lock:
            self._jammed = True
            self._break_off(faults.JAM)

    def clear_jam(self) -> None:
        with self._lock:
            self._jammed = False

    def pull_cable(self) -> None:
        """Also in the middle of a scan: it then ends as `UNPLUGGED`."""
        with self._lock:
            self._plugged_in = False
            self._break_off(faults.UNPLUGGED)

    def plug_in(self) -> None:
        with self._lock:
            self._plugged_in = True

    def fail_next(self, fault: Fault) -> None:
        """Let the next scan end as `fault`, once. Several line up."""
        with self._lock:
            self._to_fail.append(fault)

    def snapshot(self) -> ScannerSnapshot:
        with self._lock:
            return ScannerSnapshot(
                plugged_in=self._plugged_in,
                cover_open=self._cover_open,
                jammed=self._jammed,
                scanning=self._running is not None,
                sheet=self._sheet,
                scans=self._scans,
                stack=len(self._stack),
            )

    # The program

    def open(self) -> FakeScanner | Fault:
        """What a supervisor calls to open it, the first time and again after a fault."""
        with self._lock:
            return self if self._plugged_in else faults.NOT_FOUND

    def info(self) -> DeviceInfo:
        return DeviceInfo(kind="scanner", driver="fake", address="fake:scanner", model="Anjungan flatbed")

    def check(self) -> Fault | None:
        with self._lock:
            return self._standing()

    def sources(self) -> frozenset[Source]:
        return frozenset(Source) if self._has_feeder else frozenset({Source.GLASS})

    def scan(self, settings: ScanSettings, moving: Moving = lambda: None) -> ScannedSheet | Fault:
        """Read what lies on the glass or comes next from the stack, enlarged or reduced to the resolution asked for."""
        with self._lock:
            if self._running is not None:
                return faults.BUSY
            refused = self._standing() or self._next_failure() or self._missing_page(settings.source)
            if refused is not None:
                return refused
            run = self._running = _Run(self._next_side(settings.source))
        if self._make_it_last is not None:
            self._make_it_last(run.broken_off)
        if run.why is None:
            moving()
        return self._finish(run, settings)

    def stop_feeding(self) -> None:
        with self._lock:
            self._back = None

    def cancel(self) -> None:
        with self._lock:
            self._break_off(faults.CANCELLED)

    def close(self) -> None:
        """Let go of it: a running scan breaks off. The box stays on its desk and can be opened again."""
        self.cancel()

    def _standing(self) -> Fault | None:
        if not self._plugged_in:
            return faults.UNPLUGGED
        if self._cover_open:
            return faults.COVER_OPEN
        return faults.JAM if self._jammed else None

    def _next_failure(self) -> Fault | None:
        return self._to_fail.popleft() if self._to_fail else None

    def _missing_page(self, source: Source) -> Fault | None:
        if source not in self.sources():
            return faults.BAD_SETTING
        if source is Source.GLASS:
            return faults.NO_PAGE if self._paper_sensor and self._sheet is None else None
        return None if self._stack or self._back is not None else faults.NO_PAGE

    def _next_side(self, source: Source) -> ScannedSheet | None:
        """What passes the lamp now. A sheet that was drawn in once does not come again, not even after a jam."""
        if source is Source.GLASS:
            return self._sheet
        if self._back is not None:
            side, self._back = self._back, None
            return side
        sheet = self._stack.popleft()
        if source is Source.FEEDER_DUPLEX:
            white = np.full_like(sheet.front.pixels, 255)
            self._back = sheet.back or ScannedSheet(white, sheet.front.resolution)
        return sheet.front

    def _break_off(self, why: Fault) -> None:
        if self._running is not None and self._running.why is None:
            self._running.why = why
            self._running.broken_off.set()

    def _finish(self, run: _Run, settings: ScanSettings) -> ScannedSheet | Fault:
        with self._lock:
            self._running = None
            if run.why is not None:
                return run.why
            self._scans += 1
        return _as_scanned(run.sheet or _empty_bed(settings.resolution), settings)


@dataclass(frozen=True, eq=False)
class _Sheet:
    """One sheet of the stack."""

    front: ScannedSheet
    back: ScannedSheet | None


class _Run:
    """One pass of the lamp over `sheet`, and why it broke off."""

    def __init__(self, sheet: ScannedSheet | None) -> None:
        self.sheet = sheet
        self.broken_off = threading.Event()
        self.why: Fault | None = None


def _empty_bed(resolution: int) -> ScannedSheet:
    height, width = (round(inches * resolution) for inches in BED_INCHES)
    return ScannedSheet(np.full((height, width, 3), 255, dtype=np.uint8), resolution)


def _as_scanned(sheet: ScannedSheet, settings: ScanSettings) -> ScannedSheet:
    pixels = _resampled(sheet.pixels, settings.resolution / sheet.resolution)
    if settings.mode is ColourMode.GREY:
        grey = np.rint(pixels @ GREY_WEIGHTS).astype(np.uint8)
        pixels = np.repeat(grey[:, :, np.newaxis], 3, axis=2)
    return ScannedSheet(pixels, settings.resolution)


def _resampled(pixels: Pixels, scale: float) -> Pixels:
    """Nearest neighbour; a copy, so that nobody draws on the sheet that still lies on the glass."""
    if scale == 1:
        return pixels.copy()
    height, width = (max(1, round(side * scale)) for side in pixels.shape[:2])
    rows = np.minimum((np.arange(height) / scale).astype(int), pixels.shape[0] - 1)
    columns = np.minimum((np.arange(width) / scale).astype(int), pixels.shape[1] - 1)
    resampled: Pixels = pixels[rows[:, np.newaxis], columns]
    return resampled
