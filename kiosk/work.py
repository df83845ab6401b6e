"""The effects that take time, each as a job for the background: what is done, and which events answer it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from hardware.device import Fault
from hardware.printer.port import Printed, Printer
from hardware.scanner.port import ScannedSheet
from hardware.slip_printer.port import SlipPrinter
from kiosk.availability import ABSENT
from kiosk.effects import (
    AskStanding,
    AskWorkshop,
    CallOfficer,
    CapturePage,
    ClaimDocument,
    CommitComplaint,
    CommitCompletion,
    CommitFiling,
    CommitSurvey,
    CutByHand,
    Effect,
    PrintDocument,
    PrintForm,
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
    FormFailed,
    FormPrinted,
    Happening,
    OfficerTold,
    OfficeSaidNo,
    OfficeTrouble,
    PageCaptured,
    SheetScanned,
    SlipFailed,
    SlipPrinted,
    WorkshopSays,
)
from kiosk.form_press import new_token
from kiosk.looking import Attempt, Looking
from kiosk.machine import BROKEN, Machine
from kiosk.office_answers import CallState
from kiosk.second_look import captured
from kiosk.sheets import Answer, capture_sheets, scanned, settled
from kiosk.slip_on_a4 import on_a4
from kiosk.technician.asks import Broke
from kiosk.unfinished import DraftGone, ForgetDraft, KeepDraft, OpenDraft

Job = Callable[[Answer], None]  # does its work, blocking, and says what came of it

LOOKS = CapturePage | ReadCard | WatchCamera | CutByHand  # one at a time; CancelCapture drops their answer


def job_of(effect: Effect, machine: Machine, looking: Looking) -> Job:
    """The job that carries out `effect`. What is looked at is not begun any more once it was cancelled."""
    match effect:
        case CapturePage():
            return partial(capture_sheets, machine, effect, looking.begin())
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
        case PrintForm():
            return partial(_print_form, machine, effect)
        case AskWorkshop():
            return partial(_ask_workshop, machine, effect)
        case KeepDraft() | OpenDraft() | ForgetDraft():
            return partial(_ask_shelf, machine, effect)
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
        case PrintForm():
            return FormFailed(BROKEN)
        case CommitFiling() | CommitCompletion() | RecordHandover() | CommitComplaint() | CommitSurvey() | KeepDraft():
            return CommitFailed(BROKEN)
        case OpenDraft():
            return DraftGone(fault=BROKEN)
        case CallOfficer(call=call):
            return OfficerTold(call, CallState.UNREACHABLE)
        case AskStanding() | ClaimDocument():
            return OfficeSaidNo(OfficeTrouble.UNREACHABLE)
        case AskWorkshop():
            return WorkshopSays(Broke())
    return None


def _ask_workshop(machine: Machine, effect: AskWorkshop, answer: Answer) -> None:
    if machine.workshop is not None:
        machine.workshop.carry_out(effect.ask, lambda told: answer(WorkshopSays(told)))


def _ask_shelf(machine: Machine, effect: KeepDraft | OpenDraft | ForgetDraft, answer: Answer) -> None:
    drafts = machine.drafts
    match effect:
        case ForgetDraft(id=draft_id) if drafts is not None:
            drafts.forget(draft_id)
        case KeepDraft():
            answer(CommitFailed(ABSENT) if drafts is None else drafts.keep(effect))
        case OpenDraft():
            answer(DraftGone() if drafts is None else drafts.open(effect))


def _ask(machine: Machine, effect: Effect, answer: Answer) -> None:
    """What the store or the office says, as it is."""
    match effect:
        case CommitFiling():
            answer(machine.store.commit_filing(effect))
        case CommitCompletion():
            answer(machine.store.commit_completion(effect))
        case RecordHandover():
            answer(machine.store.record_handover(effect))
        case CommitComplaint():
            answer(machine.store.commit_complaint(effect))
        case CommitSurvey():
            answer(machine.store.commit_survey(effect))
        case CallOfficer():
            answer(machine.office.call_officer(effect))
        case AskStanding():
            answer(machine.office.ask_standing(effect))
        case ClaimDocument():
            answer(machine.office.claim(effect))
        case _:
            raise TypeError(type(effect).__name__)


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
    sheet = scanned(machine, attempt, answer)
    if sheet is not None:
        read = machine.cards.read(effect.kind, sheet.pixels) if machine.cards else CardRead(())
        answer(CaptureFailed(read) if isinstance(read, Fault) else read)


def _judged(page: CapturedPage | Fault, answer: Answer) -> None:
    answer(CaptureFailed(page) if isinstance(page, Fault) else PageCaptured(page))


def _print_slip(machine: Machine, effect: PrintSlip, answer: Answer) -> None:
    fault = _on_a4(machine, effect) if effect.paper is SlipPaper.A4 else _on_the_roll(machine, effect)
    answer(SlipPrinted() if fault is None else SlipFailed(fault))


def _on_the_roll(machine: Machine, effect: PrintSlip) -> Fault | None:
    def print_it(printer: SlipPrinter) -> Fault | None:
        return printer.print_slip(effect.slip)

    fault = settled(machine.devices.submit("slip_printer", print_it))
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


def _print_form(machine: Machine, effect: PrintForm, answer: Answer) -> None:
    """The print queue sees the form's code and its lot. The PDF is forgotten as soon as it is printed."""
    if machine.press is None:
        answer(FormFailed(ABSENT))
        return
    proof = machine.press.proof(effect.form.code, dict(effect.form.values), effect.token or new_token())
    printed = _printed(machine, proof.pdf, f"{proof.form.form} {proof.form.token}")
    answer(FormFailed(printed) if isinstance(printed, Fault) else FormPrinted(proof.form))


def _printed(machine: Machine, pdf: bytes, title: str) -> Printed | Fault:
    def print_it(printer: Printer) -> Printed | Fault:
        return printer.print_pdf(pdf, title)

    printed = settled(machine.devices.submit("printer", print_it))
    if not isinstance(printed, Fault):
        machine.tally.printed(pdf)
    return printed
