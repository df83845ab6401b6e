"""What every document scanner owes the kiosk: the same tests on the fake and on real libsane.

libsane has no single scanner that can do everything, so each test runs on those that can play its part: `pnm` shows a
page of ours and most faults, `test` shows every status and slow reads, `saned` has a cable to pull, `escl` is a network
scanner with a glass and a feeder behind sane-airscan.
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
from hardware.scanner.port import ColourMode, Pixels, ScannedSheet, Scanner, ScanSettings, Source
from hardware.scanner.sane import Patience, open_scanner
from tests.benches.escl import EsclScanner
from tests.benches.sane import PnmScanner, SanedScanner, TryoutScanner, sample_sheet
from tests.benches.wait import wait_until

IMPATIENT = Patience(opening=20.0, checking=2.0, scanning=30.0, stopping=2.0)


class FakeBench:
    """The fake, played by hand."""

    def __init__(self, _folder: Path) -> None:
        self._slow = False
        self.fake = FakeScanner(self._lamp, feeder=True)
        self.fake.put(sample_sheet(), 300)

    def _lamp(self, broken_off: threading.Event) -> None:
        if self._slow:
            broken_off.wait(20.0)

    def try_to_open(self) -> Scanner | Fault:
        return self.fake.open()

    def put(self, pixels: Pixels) -> None:
        self.fake.put(pixels, 300)

    def load(self, pixels: Pixels) -> None:
        self.fake.load(pixels, 300)

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

    def __init__(self, real: PnmScanner | TryoutScanner | EsclScanner, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(*real.environment)
        self.real = real

    def try_to_open(self) -> Scanner | Fault:
        return open_scanner(self.real.name, self.real.options, IMPATIENT, host=self.real.host)

    def __getattr__(self, what_the_hand_does: str) -> Callable[..., None]:
        hand: Callable[..., None] = getattr(self.real, what_the_hand_does)
        return hand


Bench = FakeBench | SaneBench


def build(kind: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    if kind == "fake":
        return FakeBench(folder)
    kinds = {"pnm": PnmScanner, "test": TryoutScanner, "saned": SanedScanner, "escl": EsclScanner}
    real = kinds[kind](folder)
    if isinstance(real, PnmScanner):
        real.put(sample_sheet())
    return SaneBench(real, monkeypatch)


@pytest.fixture
def bench(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    bench = build(request.param, tmp_path, monkeypatch)
    yield bench
    if request.param in ("saned", "escl"):
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


@on("fake", "pnm", "test", "escl")
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


@on("fake", "saned", "escl")
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


@on("fake", "pnm", "test", "saned", "escl")
def test_it_says_who_it_is(bench: Bench, scanner: Scanner) -> None:
    assert scanner.info().kind == "scanner"
    assert scanner.info().address
    assert scanner.info().model


# --- the feeder -------------------------------------------------------------------------------------------------------

STACK = ScanSettings(source=Source.FEEDER)


@on("fake", "test", "escl")
def test_it_says_where_sheets_can_lie(bench: Bench, scanner: Scanner) -> None:
    assert {Source.GLASS, Source.FEEDER} <= scanner.sources()


@on("pnm")
def test_a_plain_flatbed_has_a_glass_and_refuses_a_feeder(bench: Bench, scanner: Scanner) -> None:
    assert scanner.sources() == {Source.GLASS}
    assert scanner.scan(STACK) == faults.BAD_SETTING
    assert scanned(scanner).pixels.size > 0


@on("fake", "escl")
def test_a_stack_comes_sheet_by_sheet_and_then_there_is_no_page(bench: Bench, scanner: Scanner) -> None:
    stack = [sample_sheet(350, 250, seed) for seed in (4, 5, 6)]
    for sheet in stack:
        bench.load(sheet)
    for sheet in stack:
        seen = scanner.scan(STACK)
        assert isinstance(seen, ScannedSheet), seen
        np.testing.assert_array_equal(seen.pixels[:350, :250], sheet)
    assert scanner.scan(STACK) == faults.NO_PAGE
    assert scanned(scanner).pixels.size > 0
    bench.load(stack[0])
    assert isinstance(scanner.scan(STACK), ScannedSheet)


@on("test")
def test_a_feeder_of_ten_sheets_is_empty_after_ten(bench: Bench, scanner: Scanner) -> None:
    coarse = ScanSettings(resolution=75, source=Source.FEEDER)
    seen = [scanner.scan(coarse) for _ in range(11)]
    assert all(isinstance(each, ScannedSheet) for each in seen[:10])
    assert seen[10] == faults.NO_PAGE


@on("fake", "escl")
@pytest.mark.parametrize("fault", [faults.JAM, faults.COVER_OPEN], ids=lambda fault: fault.code)
def test_a_stack_that_stops_keeps_what_waits(bench: Bench, scanner: Scanner, fault: Fault) -> None:
    """airscan draws a whole stack in at once, so that a stop is seen with the next one."""
    bench.load(sample_sheet(350, 250, 4))
    assert isinstance(scanner.scan(STACK), ScannedSheet)
    assert scanner.scan(STACK) == faults.NO_PAGE
    bench.load(sample_sheet(350, 250, 5))
    bench.play(fault)
    assert scanner.scan(STACK) == fault
    bench.clear()
    second = scanner.scan(STACK)
    assert isinstance(second, ScannedSheet), second
    np.testing.assert_array_equal(second.pixels[:350, :250], sample_sheet(350, 250, 5))


@on("fake", "test", "escl")
def test_feeding_can_be_stopped_and_the_glass_used(bench: Bench, scanner: Scanner) -> None:
    if not isinstance(bench, SaneBench) or isinstance(bench.real, EsclScanner):
        bench.load(sample_sheet(350, 250, 4))
        bench.load(sample_sheet(350, 250, 5))
    assert isinstance(scanner.scan(STACK), ScannedSheet)
    scanner.stop_feeding()
    scanner.stop_feeding()
    assert scanned(scanner).pixels.size > 0


# --- the line to a network scanner ------------------------------------------------------------------------------------


@on("escl")
@pytest.mark.parametrize("fault", [faults.BUSY, faults.IO_ERROR, faults.INCOMPLETE, faults.BAD_ANSWER])
def test_what_breaks_on_the_line_is_a_fault_and_the_next_scan_works(
    bench: Bench, scanner: Scanner, fault: Fault
) -> None:
    """airscan calls all of them an I/O error but "busy"; a page that is not whole is never handed on."""
    bench.play(fault)
    assert scanner.scan(ScanSettings()) in (fault, faults.IO_ERROR)
    bench.clear()
    assert scanned(scanner).pixels.size > 0


# --- until the lamp is warm -------------------------------------------------------------------------------------------


@on("fake", "pnm", "test", "escl")
def test_it_tells_once_when_the_sheet_begins_to_move(bench: Bench, scanner: Scanner) -> None:
    told: list[bool] = []
    assert isinstance(scanner.scan(ScanSettings(), lambda: told.append(True)), ScannedSheet)
    assert told == [True]


@on("fake", "escl")
def test_while_the_lamp_warms_up_nothing_moves(bench: Bench, scanner: Scanner) -> None:
    told: list[bool] = []
    came: list[ScannedSheet | Fault] = []
    bench.slow_down()
    thread = threading.Thread(target=lambda: came.append(scanner.scan(ScanSettings(), lambda: told.append(True))))
    thread.start()
    wait_until(bench.sheet_is_moving, "the page was asked for")
    assert told == []
    bench.speed_up()
    if isinstance(bench, FakeBench):
        scanner.cancel()  # its lamp is a hand's; without one it would warm up for long
    thread.join(20.0)
    assert told == ([] if came == [faults.CANCELLED] else [True])
