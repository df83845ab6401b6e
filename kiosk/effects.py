"""What a journey asks the machine to do. Plain values: a flow test compares them, the runner carries them out.

Every effect is answered by events (named in each docstring). Nothing here touches a device; `runner.py` does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from adminduk.filing import Occasion
from adminduk.pendampingan import Pendamping
from adminduk.pengaduan import Kind, Topic
from adminduk.proxy import Proxy
from adminduk.skm import Element, Trait
from hardware.slip_printer.port import Slip
from kiosk.asked import ANYTHING, Asked
from kiosk.events import CapturedPage, CardKind
from kiosk.office_answers import Grant
from kiosk.technician.asks import Ask
from kiosk.unfinished import ForgetDraft, KeepDraft, OpenDraft


@dataclass(frozen=True, eq=False)
class KeptPage:
    requirement: str
    page: CapturedPage


@dataclass(frozen=True)
class CapturePage:
    """Scan a sheet and judge it by what was asked -> SheetScanned, then PageCaptured; or CaptureFailed. Before that
    ScannerWarming, where the lamp takes its time. Of a stack in the feeder up to `most` pages come, each with `more`
    but the last, or StackEmpty after it."""

    requirement: str
    asked: Asked = ANYTHING
    most: int = 1


@dataclass(frozen=True)
class ReadCard:
    """Scan a card and read it; the picture is not kept -> SheetScanned, then CardRead; or CaptureFailed."""

    kind: CardKind


@dataclass(frozen=True)
class WatchCamera:
    """Show the camera's living picture, and take the page by itself when it lies still and sharp -> CameraSees as
    often as it changes, then SheetScanned and PageCaptured; or CaptureFailed. CancelCapture ends it. A sheet that was
    taken already and lies there still is not taken by itself once more (Sight.TAKEN)."""

    requirement: str
    asked: Asked = ANYTHING


@dataclass(frozen=True)
class TakeNow:
    """Take the page as it lies, without waiting; answered like WatchCamera, which must be running."""


@dataclass(frozen=True)
class CutByHand:
    """The sheet that was looked at last, cut along four corners (0.0 to 1.0, clockwise from top left) -> PageCaptured
    or CaptureFailed. The machine holds that sheet until the next one, and lets go of it with the visit."""

    requirement: str
    corners: tuple[tuple[float, float], ...]
    asked: Asked = ANYTHING


@dataclass(frozen=True)
class CancelCapture:
    """Stop a running scan; its answer, if any, is dropped."""


@dataclass(frozen=True)
class ListenForCode:
    """Let the reader's next code through -> CodeRead. Codes are dropped whenever nobody listens."""


@dataclass(frozen=True)
class StopListening:
    pass


@dataclass(frozen=True)
class FilledForm:
    """A form of the law that was filled in on the screen."""

    code: str  # F-1.02
    version: str
    values: tuple[tuple[str, str], ...] = field(repr=False)


@dataclass(frozen=True, eq=False)
class CommitFiling:
    """Keep a new request durably, then give it a number -> Committed or CommitFailed."""

    service: str
    reason: str
    answers: tuple[tuple[str, str], ...]
    pages: tuple[KeptPage, ...]
    brought_later: tuple[str, ...]
    language: str
    forms: tuple[FilledForm, ...] = ()
    proxy: Proxy | None = None
    assisted_by: Pendamping | None = None


@dataclass(frozen=True, eq=False)
class CommitCompletion:
    """Keep the completion of a returned request durably -> Committed (same number) or CommitFailed."""

    number: str
    slip_code: str
    pages: tuple[KeptPage, ...]
    brought_later: tuple[str, ...]
    assisted_by: Pendamping | None = None


@dataclass(frozen=True, eq=False)
class CommitComplaint:
    """Keep a complaint or a suggestion durably, then give it a number -> Committed or CommitFailed."""

    kind: Kind
    topic: Topic
    service: str
    text: str = field(repr=False)
    contact: str = field(repr=False)
    language: str


@dataclass(frozen=True)
class CommitSurvey:
    """Keep what somebody thinks of a service -> SurveyKept or CommitFailed."""

    service: str
    occasion: Occasion
    scores: tuple[tuple[Element, int], ...]
    respondent: tuple[tuple[Trait, str], ...] = ()


class SlipPaper(StrEnum):
    ROLL = "roll"  # the slip printer's
    A4 = "a4"  # drawn on a sheet of the A4 printer


@dataclass(frozen=True)
class PrintSlip:
    """-> SlipPrinted or SlipFailed. `number` is all that the A4 printer's queue sees of it."""

    slip: Slip
    paper: SlipPaper = SlipPaper.ROLL
    number: str = ""


@dataclass(frozen=True)
class AskStanding:
    """Ask the office where a request stands, by slip code or by number and NIK -> StandingFound or OfficeSaidNo."""

    slip_code: str = ""
    number: str = ""
    nik: str = ""


@dataclass(frozen=True)
class CallOfficer:
    """Tell the office that somebody here wants a person, or, with the same `call` again, ask what became of it
    -> OfficerTold. `page`: the kind of page that is open, nothing that is on it."""

    call: str
    page: str


@dataclass(frozen=True)
class ClaimDocument:
    """Holder check at the office, then fetch the finished document -> GrantReceived or OfficeSaidNo."""

    slip_code: str
    number: str
    nik: str


@dataclass(frozen=True, eq=False)
class PrintDocument:
    """Print the document on the A4 printer -> DocumentPrinted or DocumentFailed. Nothing of it stays here."""

    grant: Grant


@dataclass(frozen=True)
class PrintForm:
    """Print the form, to be signed -> FormPrinted or FormFailed. `token`: the lot of an earlier print of the same
    values, "" for the first. Nothing of it stays in the printer's queue."""

    form: FilledForm
    token: str = ""


@dataclass(frozen=True, eq=False)
class RecordHandover:
    """Keep the handover durably -> HandoverRecorded or CommitFailed."""

    grant: Grant


@dataclass(frozen=True)
class StartTimer:
    """-> TimerFired(name) after `seconds`. Starting a timer of the same name again replaces it."""

    name: str
    seconds: float


@dataclass(frozen=True)
class StopTimer:
    name: str


@dataclass(frozen=True)
class SpeakPage:
    """Read the page that is open aloud (never private text)."""


@dataclass(frozen=True)
class Hush:
    pass


@dataclass(frozen=True)
class Chime:
    """A short sound: "take-paper" (out of the printer), "take-papers" (off the glass), "still-here" or "officer"."""

    name: str


@dataclass(frozen=True)
class AskWorkshop:
    """Something that a technician wants of the machine -> WorkshopSays, as the ask says."""

    ask: Ask


@dataclass(frozen=True)
class Finish:
    """The journey is over: the visit is wiped and the attract page is open. The runner lets go of all that it still
    holds for this resident, and drops the answers to effects that were asked for before: they belong to nobody now."""


@dataclass(frozen=True)
class CloseDown:
    """The battery is nearly empty and no visit is open any more: the last page is shown, then the program ends."""


Effect = (
    CapturePage
    | ReadCard
    | WatchCamera
    | TakeNow
    | CutByHand
    | CancelCapture
    | ListenForCode
    | StopListening
    | CommitFiling
    | CommitCompletion
    | CommitComplaint
    | CommitSurvey
    | KeepDraft
    | OpenDraft
    | ForgetDraft
    | PrintSlip
    | AskStanding
    | CallOfficer
    | ClaimDocument
    | PrintDocument
    | PrintForm
    | RecordHandover
    | StartTimer
    | StopTimer
    | SpeakPage
    | Hush
    | Chime
    | AskWorkshop
    | Finish
    | CloseDown
)
