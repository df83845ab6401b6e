"""Several sheets of one paper: a stack comes page by page, and stops at the first that went wrong."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from threading import Event as Flag
from typing import Any

from hardware.device import Fault
from hardware.scanner.fake import FakeScanner
from hardware.scanner.port import ScannedSheet, ScanSettings, Source
from kiosk.effects import CapturePage
from kiosk.events import (
    CapturedPage,
    CaptureFailed,
    PageCaptured,
    PageVerdict,
    ScannerWarming,
    SheetScanned,
    StackEmpty,
)
from kiosk.machine import Feeding
from tests.benches.sane import sample_sheet
from tests.benches.wait import wait_until
from tests.kiosk.bare_machine import GOOD_PAGE, SHEET, Bench
from tests.kiosk.test_runner import GO

JAM = Fault("scanner.jam")
STACK, BOTH_SIDES = Feeding(Source.FEEDER), Feeding(Source.FEEDER_DUPLEX)
WISH = CapturePage("formulir", most=4)
BLANK = replace(GOOD_PAGE, verdict=PageVerdict.BLANK)
BLURRED = replace(GOOD_PAGE, verdict=PageVerdict.BLURRED)


def asked(bench: Bench, wish: CapturePage = WISH) -> list[object]:
    """What the visit hears of it."""
    bench.visit.answers[type(GO)] = (wish,)
    bench.runner.touch(GO, 1)
    bench.settle()
    return [each for each in bench.visit.heard if each != GO]


def judged(bench: Bench, *pages: CapturedPage) -> None:
    """The pages that the judge makes of the sheets, in order."""
    coming = iter(pages)
    bench.parts.capture = lambda _sheet, _asked: next(coming)  # type: ignore[method-assign]


def test_without_a_feeder_one_sheet_comes_from_the_glass() -> None:
    bench = Bench()
    bench.devices.stack = [SHEET]
    assert asked(bench) == [SheetScanned(), PageCaptured(GOOD_PAGE)]
    assert (bench.devices.scans, bench.devices.stops) == (1, 0)


def test_a_stack_comes_page_by_page_and_its_end_is_told() -> None:
    bench = Bench(feeding=STACK)
    bench.devices.stack = [SHEET, SHEET]
    one = [SheetScanned(), PageCaptured(GOOD_PAGE, more=True)]
    assert asked(bench) == [*one, *one, StackEmpty()]
    assert bench.devices.stops == 1


def test_no_more_pages_are_drawn_in_than_the_paper_may_have() -> None:
    bench = Bench(feeding=STACK)
    bench.devices.stack = [SHEET] * 5
    heard = asked(bench, CapturePage("formulir", most=2))
    assert heard[-1] == PageCaptured(GOOD_PAGE, more=False)
    assert len(bench.devices.stack) == 3


def test_an_empty_feeder_means_the_glass() -> None:
    bench = Bench(feeding=STACK)
    assert asked(bench) == [SheetScanned(), PageCaptured(GOOD_PAGE)]


def test_a_bad_page_stops_the_stack_with_the_rest_still_in_it() -> None:
    bench = Bench(feeding=STACK)
    bench.devices.stack = [SHEET] * 3
    judged(bench, GOOD_PAGE, BLURRED)
    assert asked(bench)[-1] == PageCaptured(BLURRED, more=False)
    assert (len(bench.devices.stack), bench.devices.stops) == (1, 1)


def test_a_jam_in_the_middle_keeps_what_was_read() -> None:
    bench = Bench(feeding=STACK)
    bench.devices.stack = [SHEET, JAM]
    assert asked(bench) == [SheetScanned(), PageCaptured(GOOD_PAGE, more=True), CaptureFailed(JAM)]


def test_the_empty_back_of_a_sheet_is_no_page_and_an_empty_front_is() -> None:
    bench = Bench(feeding=BOTH_SIDES)
    bench.devices.stack = [SHEET] * 4
    judged(bench, GOOD_PAGE, BLANK, GOOD_PAGE, GOOD_PAGE)
    pages = [each.page for each in asked(bench) if isinstance(each, PageCaptured)]
    assert pages == [GOOD_PAGE] * 3
    bench = Bench(feeding=BOTH_SIDES)
    bench.devices.stack = [SHEET] * 2
    judged(bench, BLANK)
    assert asked(bench)[-1] == PageCaptured(BLANK, more=False)


class SlowDevices:
    """A scanner on a thread of its own: nothing is answered before the test says so."""

    def __init__(self) -> None:
        self.asked: Future[Any] = Future()
        self.moving = Flag()

    def submit(self, _kind: str, job: Any) -> Future[Any]:
        lamp = self

        class Scanner:
            def scan(self, _settings: ScanSettings, moving: Any) -> None:
                if lamp.moving.is_set():
                    moving()

        job(Scanner())
        return self.asked


def heard_while(moving: bool) -> list[object]:
    """What is told of a scan that takes longer than a warm lamp does."""
    import threading

    from kiosk.looking import Looking
    from kiosk.sheets import scanned

    devices, told = SlowDevices(), list[object]()
    if moving:
        devices.moving.set()
    machine: Any = type("M", (), {"devices": devices, "feeding": Feeding(warming_after_s=0.01), "tally": Bench().parts})
    machine.tally = type("T", (), {"count": lambda *_: None})()
    thread = threading.Thread(target=lambda: scanned(machine, Looking().begin(), told.append))
    thread.start()
    if not moving:
        wait_until(lambda: bool(told), "the lamp is told of")
    devices.asked.set_result(SHEET)
    thread.join(5.0)
    return told


def test_a_cold_lamp_is_told_of_and_a_sheet_that_moves_is_not() -> None:
    assert heard_while(moving=False) == [ScannerWarming(), SheetScanned()]
    assert heard_while(moving=True) == [SheetScanned()]


def test_the_fake_feeder_draws_both_sides_in_order() -> None:
    scanner = FakeScanner(feeder=True)
    front, back = sample_sheet(30, 20, 1), sample_sheet(30, 20, 2)
    scanner.load(front, 300, back)
    scanner.load(front, 300)
    sides = [scanner.scan(ScanSettings(source=Source.FEEDER_DUPLEX)) for _ in range(4)]
    pixels = [each.pixels for each in sides if isinstance(each, ScannedSheet)]
    assert [(each == front).all() for each in pixels] == [True, False, True, False]
    assert (pixels[1] == back).all()
    assert (pixels[3] == 255).all()
