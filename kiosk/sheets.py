"""The sheets of one paper: from the stack in the scanner's feeder while one lies there, else from the glass.

Each is judged before the next is drawn in, so that a stack stops with its bad sheet still on top of the tray.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Event as Flag
from typing import TypeVar

from hardware.device import Fault
from hardware.scanner.faults import NO_PAGE
from hardware.scanner.port import ScannedSheet, Scanner, ScanSettings, Source
from kiosk.devices import faults
from kiosk.effects import CapturePage
from kiosk.events import (
    CapturedPage,
    CaptureFailed,
    Happening,
    PageCaptured,
    PageVerdict,
    ScannerWarming,
    SheetScanned,
    StackEmpty,
)
from kiosk.looking import Attempt
from kiosk.machine import Machine
from kiosk.second_look import captured

T = TypeVar("T")
Answer = Callable[[Happening], None]

# Drivers give up by themselves (the slowest, a scan, after 120 s; a print after 90 s); this net is for one that hangs
# where it cannot. Shorter than `durations.MACHINE_SILENT`, so that the resident hears it from the page.
DEVICE_LIMIT_S = 200.0


def capture_sheets(machine: Machine, effect: CapturePage, attempt: Attempt, answer: Answer) -> None:
    """Up to `effect.most` pages, each judged and answered; StackEmpty when fewer lay in the stack."""
    stack = machine.feeding.stack
    sheet = _drawn_in(machine, attempt, answer, stack) if stack is not None else NO_PAGE
    if stack is not None and sheet != NO_PAGE:
        _feed(machine, effect, attempt, answer, sheet)
        settled(machine.devices.submit("scanner", _stop_feeding))
        return
    sheet = _drawn_in(machine, attempt, answer, Source.GLASS)
    if sheet is not None:
        _tell(_page_of(machine, effect, attempt, answer, sheet), answer)


def scanned(machine: Machine, attempt: Attempt, answer: Answer) -> ScannedSheet | None:
    """What lies on the glass. None when nobody wants it any more, or when it failed: that was said then."""
    sheet = _drawn_in(machine, attempt, answer, Source.GLASS)
    if isinstance(sheet, Fault):
        answer(CaptureFailed(sheet))
        return None
    if sheet is not None:
        answer(SheetScanned())
    return sheet


def settled(asked: Future[T | Fault]) -> T | Fault:
    """What a device answered, or that it never did."""
    try:
        return asked.result(DEVICE_LIMIT_S)
    except TimeoutError:
        return faults.STUCK


def _feed(
    machine: Machine, effect: CapturePage, attempt: Attempt, answer: Answer, sheet: ScannedSheet | Fault | None
) -> None:
    """The stack, sheet by sheet, as long as the pages are good, fit, and somebody wants them."""
    source, pages, sides = machine.feeding.stack or Source.FEEDER, 0, 0
    while sheet is not None:
        page = _page_of(machine, effect, attempt, answer, sheet)
        sides += 1
        is_back = source is Source.FEEDER_DUPLEX and sides % 2 == 0
        if not (is_back and _is_blank(page)):  # a sheet without a back is no page that went wrong
            pages += 1
            more = _is_good(page) and pages < effect.most
            _tell(page, answer, more=more)
            if not more:
                return
        sheet = _drawn_in(machine, attempt, answer, source)
        if sheet == NO_PAGE:
            answer(StackEmpty())
            return


def _page_of(
    machine: Machine, effect: CapturePage, attempt: Attempt, answer: Answer, sheet: ScannedSheet | Fault
) -> CapturedPage | Fault:
    if isinstance(sheet, Fault):
        return sheet
    answer(SheetScanned())
    attempt.keep(sheet)
    return captured(machine.capture, machine.cards, sheet, effect.asked)


def _drawn_in(machine: Machine, attempt: Attempt, answer: Answer, source: Source) -> ScannedSheet | Fault | None:
    """The next sheet of `source`; None when nobody wants it any more. Says so when a lamp takes its time."""
    moved = Flag()

    def scan(scanner: Scanner) -> ScannedSheet | Fault | None:
        return None if attempt.cancelled.is_set() else scanner.scan(ScanSettings(source=source), moved.set)

    asked = machine.devices.submit("scanner", scan)
    try:
        sheet = asked.result(machine.feeding.warming_after_s)
    except TimeoutError:
        if not moved.is_set():
            answer(ScannerWarming())
        sheet = settled(asked)
    if isinstance(sheet, ScannedSheet):
        machine.tally.count("scanner", "scans")
    return sheet


def _stop_feeding(scanner: Scanner) -> None:
    scanner.stop_feeding()


def _tell(page: CapturedPage | Fault, answer: Answer, *, more: bool = False) -> None:
    answer(CaptureFailed(page) if isinstance(page, Fault) else PageCaptured(page, more))


def _is_good(page: CapturedPage | Fault) -> bool:
    return isinstance(page, CapturedPage) and page.verdict in (PageVerdict.GOOD, PageVerdict.TURNED)


def _is_blank(page: CapturedPage | Fault) -> bool:
    return isinstance(page, CapturedPage) and page.verdict is PageVerdict.BLANK
