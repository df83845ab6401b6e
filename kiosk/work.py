"""The effects that take time, each as a job for the background: what is done, and which events answer it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TypeVar

from hardware.device import Fault
from hardware.printer.port import Printed, Printer
from hardware.scanner.port import ScannedSheet, Scanner, ScanSettings
from hardware.slip_printer.port import SlipPrinter
from kiosk.availability import ABSENT
from kiosk.devices import faults
from kiosk.effects import (
    AskStanding,
    AskWorkshop,
    CapturePage,
    ClaimDocument,
    CommitCompletion,
    CommitFiling,
    CutByHand,
    Effect,
    PrintDocument,
    PrintSlip,
    ReadCard,
    RecordHandover,
    SlipPaper,
    WatchCamera,
)
from kiosk.events import (
    CameraSees,
    CapturedPage,
    CaptureFailed,
    CardRead,
    CommitFailed,
    DocumentFailed,
    DocumentPrinted,
    Happening,
    OfficeSaidNo,
    OfficeTrouble,
    PageCaptured,
    SheetScanned,
    SlipFailed,
    SlipPrinted,
    WorkshopSays,
)
from kiosk.looking import Attempt, Looking
from kiosk.machine import BROKEN, Machine
from kiosk.second_look import captured
from kiosk.slip_on_a4 import on_a4
from kiosk.technician.asks import Broke

T = TypeVar("T")
Answer = Callable[[Happening], None]
Job = Callable[[Answer], None]  # does its work, blocking, and says what came of it

# Drivers give up by themselves (the slowest, a scan, after 120 s; a print after 90 s); this net is for one that hangs
# where it cannot. Shorter than `durations.MACHINE_SILENT`, so that the resident hears it from the page.
DEVICE_LIMIT_S = 200.0


LOOKS = CapturePage | ReadCard | WatchCamera | CutByHand  # one at a time; CancelCapture drops their answer


def job_of(effect: Effect, machine: Machine, looking: Looking) -> Job:
    """The job that carries out `effect`. What is looked at is not begun any more once it was cancelled."""
    match effect:
        case CapturePage():
            return partial(_capture, machine, effect, looking.begin())
        case ReadCard():
            return partial(_read_card, machine, effect, looking.begin())
        case WatchCamera():
            return partial(_watch, machine, effect, looking.begin())
        case CutByHand():
            return partial(_cut, machine, effect, looking.again())
        case PrintSlip():
            return partial(_print_slip, machine, effect)
        case PrintDocument():
            return partial(_print_document, machine, effect)
        case AskWorkshop():
            return partial(_ask_workshop, machine, effect)
    return partial(_ask, machine, effect)


def failure_of(effect: Effect) -> Happening | None:
    """How an effect is answered that met a bug; None for those that nobody waits for."""
    match effect:
        case CapturePage() | ReadCard() | WatchCamera() | CutByHand():
            return CaptureFailed(BROKEN)
        case PrintSlip():
            return SlipFailed(BROKEN)
        case PrintDocument():
            return DocumentFailed(BROKEN)
        case CommitFiling() | CommitCompletion() | RecordHandover():
            return CommitFailed(BROKEN)
        case AskStanding() | ClaimDocument():
            return OfficeSaidNo(OfficeTrouble.UNREACHABLE)
        case AskWorkshop():
            return WorkshopSays(Broke())
    return None


def _ask_workshop(machine: Machine, effect: AskWorkshop, answer: Answer) -> None:
    if machine.workshop is not None:
        machine.workshop.carry_out(effect.ask, lambda told: answer(WorkshopSays(told)))


def _ask(machine: Machine, effect: Effect, answer: Answer) -> None:
    """What the store or the office says, as it is."""
    match effect:
        case CommitFiling():
            answer(machine.store.commit_filing(effect))
        case CommitCompletion():
            answer(machine.store.commit_completion(effect))
        case RecordHandover():
            answer(machine.store.record_handover(effect))
        case AskStanding():
            answer(machine.office.ask_standing(effect))
        case ClaimDocument():
            answer(machine.office.claim(effect))
        case _:
            raise TypeError(type(effect).__name__)


def _capture(machine: Machine, effect: CapturePage, attempt: Attempt, answer: Answer) -> None:
    """The sheet, then the page in it."""
    sheet = _scanned(machine, attempt, answer)
    if sheet is not None:
        attempt.keep(sheet)
        _judged(captured(machine.capture, machine.cards, sheet, effect.asked), answer)


def _watch(machine: Machine, effect: WatchCamera, attempt: Attempt, answer: Answer) -> None:
    """The living picture until a page was taken, then the page in it."""
    if machine.camera is None:
        answer(CaptureFailed(ABSENT))
        return
    sheet = machine.camera.watch(attempt.cancelled, attempt.take_now, lambda sight: answer(CameraSees(sight)))
    if isinstance(sheet, Fault):
        answer(CaptureFailed(sheet))
    elif sheet is not None:
        machine.tally.count("camera", "scans")
        attempt.keep(sheet)
        answer(SheetScanned())
        _judged(captured(machine.capture, machine.cards, sheet, effect.asked), answer)


def _cut(machine: Machine, effect: CutByHand, sheet: ScannedSheet | None, answer: Answer) -> None:
    """The last sheet, cut along the corners that somebody showed."""
    page = BROKEN if sheet is None else machine.capture.cut_by_hand(sheet, effect.corners, effect.asked)
    _judged(page, answer)


def _read_card(machine: Machine, effect: ReadCard, attempt: Attempt, answer: Answer) -> None:
    """The sheet, then what stands on the card that lies there. Nothing of the picture is kept."""
    sheet = _scanned(machine, attempt, answer)
    if sheet is not None:
        read = machine.cards.read(effect.kind, sheet.pixels) if machine.cards else CardRead(())
        answer(CaptureFailed(read) if isinstance(read, Fault) else read)


def _scanned(machine: Machine, attempt: Attempt, answer: Answer) -> ScannedSheet | None:
    """What lies on the glass. None when nobody wants it any more, or when it failed: that was said then."""

    def scan(scanner: Scanner) -> ScannedSheet | Fault | None:
        return None if attempt.cancelled.is_set() else scanner.scan(ScanSettings())

    sheet = _settled(machine.devices.submit("scanner", scan))
    if isinstance(sheet, ScannedSheet):
        machine.tally.count("scanner", "scans")
        answer(SheetScanned())
        return sheet
    if sheet is not None:
        answer(CaptureFailed(sheet))
    return None


def _judged(page: CapturedPage | Fault, answer: Answer) -> None:
    answer(CaptureFailed(page) if isinstance(page, Fault) else PageCaptured(page))


def _print_slip(machine: Machine, effect: PrintSlip, answer: Answer) -> None:
    fault = _on_a4(machine, effect) if effect.paper is SlipPaper.A4 else _on_the_roll(machine, effect)
    answer(SlipPrinted() if fault is None else SlipFailed(fault))


def _on_the_roll(machine: Machine, effect: PrintSlip) -> Fault | None:
    def print_it(printer: SlipPrinter) -> Fault | None:
        return printer.print_slip(effect.slip)

    fault = _settled(machine.devices.submit("slip_printer", print_it))
    if fault is None:
        machine.tally.count("slip_printer", "slips")
    return fault


def _on_a4(machine: Machine, effect: PrintSlip) -> Fault | None:
    printed = _printed(machine, on_a4(effect.slip), effect.number)
    return printed if isinstance(printed, Fault) else None


def _print_document(machine: Machine, effect: PrintDocument, answer: Answer) -> None:
    """The print queue sees the request's number, never a name."""
    printed = _printed(machine, effect.grant.pdf, effect.grant.number)
    answer(DocumentFailed(printed) if isinstance(printed, Fault) else DocumentPrinted())


def _printed(machine: Machine, pdf: bytes, title: str) -> Printed | Fault:
    def print_it(printer: Printer) -> Printed | Fault:
        return printer.print_pdf(pdf, title)

    printed = _settled(machine.devices.submit("printer", print_it))
    if not isinstance(printed, Fault):
        machine.tally.printed(pdf)
    return printed


def _settled(asked: Future[T | Fault]) -> T | Fault:
    try:
        return asked.result(DEVICE_LIMIT_S)
    except TimeoutError:
        return faults.STUCK
