"""What every document scanner owes the kiosk: the same tests on the fake and on real libsane.

libsane has no single scanner that can do everything, so each test runs on those that can play its part: `pnm` shows a
page of ours and most faults, `test` shows every status and slow reads, `saned` has a cable to pull.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from hardware.device import Fault
from hardware.scanner import faults
from hardware.scanner.fake import FakeScanner
from hardware.scanner.port import ColourMode, Pixels, ScannedSheet, Scanner, ScanSettings
from hardware.scanner.sane import Patience, open_scanner
from tests.benches.sane import PnmScanner, SanedScanner, TryoutScanner, sample_sheet
from tests.benches.wait import wait_until

IMPATIENT = Patience(opening=20.0, checking=2.0, scanning=30.0, stopping=2.0)


class FakeBench:
    """The fake, played by hand."""

    def __init__(self, _folder: Path) -> None:
        self._slow = False
        self.fake = FakeScanner(self._lamp)
        self.fake.put(sample_sheet(), 300)

    def _lamp(self, broken_off: threading.Event) -> None:
        if self._slow:
            broken_off.wait(20.0)

    def try_to_open(self) -> Scanner | Fault:
        return self.fake.open()

    def put(self, pixels: Pixels) -> None:
        self.fake.put(pixels, 300)

    def play(self, fault: Fault) -> None:
        by_hand = {
            faults.NO_PAGE: self.fake.take_away,
            faults.COVER_OPEN: self.fake.open_cover,
            faults.JAM: self.fake.jam,
        }
        by_hand.get(fault, lambda: self.fake.fail_next(fault))()

    def clear(self) -> None:
        self.fake.close_cover()
        self.fake.clear_jam()
        self.fake.put(sample_sheet(), 300)

    def slow_down(self) -> None:
        self._slow = True

    def speed_up(self) -> None:
        self._slow = False

    def sheet_is_moving(self) -> bool:
        return self.fake.snapshot().scanning

    def pull_cable(self) -> None:
        self.fake.pull_cable()

    def plug_in(self) -> None:
        self.fake.plug_in()


class SaneBench:
    """Our driver on one of libsane's scanners."""

    def __init__(self, real: PnmScanner | TryoutScanner, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(*real.environment)
        self.real = real

    def try_to_open(self) -> Scanner | Fault:
        return open_scanner(self.real.name, self.real.options, IMPATIENT)

    def __getattr__(self, what_the_hand_does: str) -> Callable[..., None]:
        hand: Callable[..., None] = getattr(self.real, what_the_hand_does)
        return hand


Bench = FakeBench | SaneBench


def build(kind: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    if kind == "fake":
        return FakeBench(folder)
    real = {"pnm": PnmScanner, "test": TryoutScanner, "saned": SanedScanner}[kind](folder)
    if isinstance(real, PnmScanner):
        real.put(sample_sheet())
    return SaneBench(real, monkeypatch)


@pytest.fixture
def bench(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    bench = build(request.param, tmp_path, monkeypatch)
    yield bench
    if request.param == "saned":
        bench.pull_cable()


@pytest.fixture
def scanner(bench: Bench) -> Iterator[Scanner]:
    scanner = bench.try_to_open()
    assert not isinstance(scanner, Fault), scanner
    yield scanner
    scanner.close()


def on(*kinds: str) -> pytest.MarkDecorator:
    params = [kind if kind == "fake" else pytest.param(kind, marks=pytest.mark.real) for kind in kinds]
    return pytest.mark.parametrize("bench", params, indirect=True)


def scanned(scanner: Scanner, settings: ScanSettings | None = None) -> ScannedSheet:
    sheet = scanner.scan(settings or ScanSettings())
    assert isinstance(sheet, ScannedSheet), sheet
    return sheet


@on("fake", "pnm")
def test_the_sheet_comes_out_pixel_for_pixel(bench: Bench, scanner: Scanner) -> None:
    page = sample_sheet(320, 210, seed=7)
    bench.put(page)
    sheet = scanned(scanner)
    assert sheet.resolution == 300
    assert sheet.pixels.dtype == np.uint8
    np.testing.assert_array_equal(sheet.pixels, page)


@on("fake", "pnm")
def test_the_sheet_stays_on_the_glass(bench: Bench, scanner: Scanner) -> None:
    first = scanned(scanner)
    first.pixels[:] = 0  # who draws on a scan does not draw on the paper
    np.testing.assert_array_equal(scanned(scanner).pixels, sample_sheet())


@on("fake", "pnm", "test")
def test_a_grey_sheet_has_three_equal_bands(bench: Bench, scanner: Scanner) -> None:
    pixels = scanned(scanner, ScanSettings(mode=ColourMode.GREY)).pixels
    assert pixels.shape[2] == 3
    np.testing.assert_array_equal(pixels[:, :, 0], pixels[:, :, 1])
    np.testing.assert_array_equal(pixels[:, :, 0], pixels[:, :, 2])
    assert pixels.std() > 5


@on("fake", "test")
@pytest.mark.parametrize("resolution", [75, 150, 600])
def test_the_sheet_is_as_large_as_its_resolution_says(bench: Bench, scanner: Scanner, resolution: int) -> None:
    fine = scanned(scanner, ScanSettings(resolution=300))
    sheet = scanned(scanner, ScanSettings(resolution=resolution))
    assert sheet.resolution == resolution
    inches = [side / sheet.resolution for side in sheet.pixels.shape[:2]]
    assert inches == pytest.approx([side / 300 for side in fine.pixels.shape[:2]], abs=0.02)


PLAYED_BY_BOTH = (faults.INCOMPLETE, faults.JAM, faults.NO_PAGE, faults.COVER_OPEN, faults.IO_ERROR)
SOFT = (faults.NO_MEMORY, faults.ACCESS_DENIED)


@on("fake", "pnm", "test")
@pytest.mark.parametrize("fault", [*PLAYED_BY_BOTH, *SOFT], ids=lambda fault: fault.code)
def test_a_fault_is_named_and_the_scanner_works_again_afterwards(bench: Bench, scanner: Scanner, fault: Fault) -> None:
    bench.play(fault)
    assert scanner.scan(ScanSettings()) == fault
    bench.clear()
    assert scanned(scanner).pixels.size > 0
    assert scanner.check() is None


@on("fake", "test")
@pytest.mark.parametrize("fault", [faults.BUSY, faults.BAD_ANSWER, faults.CANCELLED], ids=lambda fault: fault.code)
def test_a_fault_only_the_driver_sees(bench: Bench, scanner: Scanner, fault: Fault) -> None:
    bench.play(fault)
    assert scanner.scan(ScanSettings()) == fault
    bench.clear()
    assert scanned(scanner).pixels.size > 0


def scan_beside(scanner: Scanner) -> tuple[threading.Thread, list[ScannedSheet | Fault]]:
    """A scan on a thread of its own, surely under way: a second one finds the scanner busy."""
    came: list[ScannedSheet | Fault] = []
    thread = threading.Thread(target=lambda: came.append(scanner.scan(ScanSettings())))
    thread.start()
    wait_until(lambda: came or scanner.scan(ScanSettings()) == faults.BUSY, "the scan runs")
    return thread, came


@on("fake", "test")
def test_a_running_scan_is_cancelled_from_another_thread(bench: Bench, scanner: Scanner) -> None:
    bench.slow_down()
    thread, came = scan_beside(scanner)
    assert scanner.check() is None
    scanner.cancel()
    thread.join(10.0)
    assert came == [faults.CANCELLED]
    bench.speed_up()
    assert scanned(scanner).pixels.size > 0


@on("fake", "saned")
def test_cancelled_while_the_sheet_moves(bench: Bench, scanner: Scanner) -> None:
    """`saned` 1.2 itself dies of a cancel; the next sheet is scanned all the same."""
    bench.slow_down()
    thread, came = scan_beside(scanner)
    wait_until(bench.sheet_is_moving, "the sheet is being read")
    scanner.cancel()
    thread.join(10.0)
    assert came == [faults.CANCELLED]
    bench.speed_up()
    assert scanned(scanner, ScanSettings(resolution=75)).pixels.size > 0


@on("fake", "pnm", "test")
def test_a_cancel_with_nothing_running_spoils_nothing(bench: Bench, scanner: Scanner) -> None:
    scanner.cancel()
    assert scanned(scanner).pixels.size > 0


@on("fake", "test")
def test_closing_breaks_a_running_scan_off(bench: Bench, scanner: Scanner) -> None:
    bench.slow_down()
    thread, came = scan_beside(scanner)
    scanner.close()
    thread.join(10.0)
    assert came == [faults.CANCELLED]
    scanner.close()


@on("fake", "saned")
def test_the_cable_is_pulled_in_the_middle_of_a_scan(bench: Bench, scanner: Scanner) -> None:
    bench.slow_down()
    thread, came = scan_beside(scanner)
    wait_until(bench.sheet_is_moving, "the sheet is being read")
    bench.pull_cable()
    thread.join(10.0)
    assert came == [faults.UNPLUGGED]
    assert scanner.check() == faults.UNPLUGGED
    assert scanner.scan(ScanSettings()) == faults.UNPLUGGED


@on("fake", "saned")
def test_pulled_while_idle_then_plugged_in_and_opened_again(bench: Bench, scanner: Scanner) -> None:
    bench.pull_cable()
    assert scanner.check() == faults.UNPLUGGED
    scanner.close()
    assert bench.try_to_open() == faults.NOT_FOUND
    bench.plug_in()
    again = bench.try_to_open()
    assert not isinstance(again, Fault), again
    assert again.check() is None
    assert scanned(again, ScanSettings(resolution=75)).pixels.size > 0
    again.close()


@on("fake", "pnm", "test", "saned")
def test_it_says_who_it_is(bench: Bench, scanner: Scanner) -> None:
    assert scanner.info().kind == "scanner"
    assert scanner.info().address
    assert scanner.info().model
