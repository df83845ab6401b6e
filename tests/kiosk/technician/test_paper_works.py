"""Evidence by paper as a technician's work: printed, scanned, measured; whatever fails is a fault and no crash."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np

from hardware.device import Fault
from hardware.printer.fake import FakePrinter
from hardware.printer.faults import OUT_OF_PAPER
from hardware.scanner.faults import NO_PAGE
from hardware.scanner.port import ScannedSheet
from kiosk.doctor.model import Finding, Outcome
from kiosk.machine import Devices
from kiosk.technician.paper_works import measure_blank, measure_sheet, print_sheet
from kiosk.technician.works import Tools
from kiosk.worker import Worker
from tests.kiosk.fake_clock import FakeClock

BLANK = ScannedSheet(np.full((1169, 827, 3), 250, np.uint8), 100)


@dataclass
class Desk:
    """`machine.Devices`: a printer that works, and a scanner that answers this."""

    scanned: ScannedSheet | Fault = BLANK
    printer: FakePrinter = field(default_factory=FakePrinter)

    def submit(self, kind: str, job: Callable[[Any], Any]) -> Future[Any]:
        came: Future[Any] = Future()
        came.set_result(job(self.printer if kind == "printer" else self))
        return came

    def scan(self, _settings: object) -> ScannedSheet | Fault:
        return self.scanned


class Here:
    """`Worker.ask_about` in this process."""

    def ask_about(self, pixels: Any, question: Callable[..., Any], *rest: object, limit_s: float) -> Any:
        return question(pixels, *rest)


def tools(desk: Desk) -> Tools:
    return Tools(cast("Devices", desk), FakeClock(), cast("Worker", Here()))


def test_the_sheet_comes_out_of_the_printer() -> None:
    desk = Desk()
    assert print_sheet(tools(desk), "printer.page") is None
    assert len(desk.printer.output_tray) == 1


def test_a_printer_that_cannot_print_says_why() -> None:
    desk = Desk()
    desk.printer.take_paper_away()
    assert print_sheet(tools(desk), "printer.page") == OUT_OF_PAPER


def test_a_blank_sheet_shows_clean_glass() -> None:
    came = measure_blank(tools(Desk()), "scanner.dirt")
    assert isinstance(came, Finding)
    assert (came.test, came.outcome) == ("scanner.dirt", Outcome.PASS)


def test_a_dirty_glass_is_found() -> None:
    dirty = BLANK.pixels.copy()
    dirty[:, 400:403] = 90
    came = measure_blank(tools(Desk(ScannedSheet(dirty, 100))), "scanner.dirt")
    assert isinstance(came, Finding)
    assert came.outcome is not Outcome.PASS


def test_without_the_sheet_nothing_is_known_of_the_printer() -> None:
    came = measure_sheet(tools(Desk()), "printer.page")
    assert isinstance(came, Finding)
    assert came.outcome is Outcome.NOT_RUN


def test_a_scanner_that_cannot_scan_says_why() -> None:
    assert measure_sheet(tools(Desk(NO_PAGE)), "printer.page") == NO_PAGE
