"""What can happen to a visit: a touch, a device, the office, the clock. Effects come back as these."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from adminduk.catalogue.model import Catalogue
from hardware.device import Fault
from kiosk.asked import Kind
from kiosk.availability import Availability
from kiosk.codes.answers import Advice
from kiosk.office_answers import CallState, ComplaintStanding, Grant, Standing
from kiosk.printed_form import FormSeen, PrintedForm
from kiosk.technician.asks import Answer
from kiosk.unfinished import DraftGone, DraftKept, DraftOpened
from kiosk.views import Preview, Sight

# --- touches -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Chosen:
    """A tile or button of the page was touched."""

    id: str


@dataclass(frozen=True)
class Typed:
    char: str


@dataclass(frozen=True)
class Erased:
    """The delete key: one character less."""


@dataclass(frozen=True)
class CornerMoved:
    """A finger lies on the picture of `CornersView`: corner `index` follows it to `x`, `y` (0.0 to 1.0). `lifted`: the
    finger has left the glass."""

    index: int
    x: float
    y: float
    lifted: bool = False


class BarKey(StrEnum):
    """The bottom bar, the same on every page."""

    BACK = "back"
    HELP = "help"
    LISTEN = "listen"
    LANGUAGE = "language"
    TEXT_SIZE = "text-size"
    CONTRAST = "contrast"
    REACH = "reach"
    LEAVE = "leave"
    STAY = "stay"  # "Saya masih di sini", or closing an overlay
    LEAVE_CONFIRMED = "leave-confirmed"
    GO_ON_LATER = "go-on-later"  # "Simpan dulu, lanjutkan nanti"


@dataclass(frozen=True)
class BarPressed:
    key: BarKey


@dataclass(frozen=True)
class Knocked:
    """A finger on one of the quiet places where nothing is to be touched: a few in a row are staff at the door."""


@dataclass(frozen=True)
class CellTouched:
    """A finger passes over cell `index` of `TouchGridView`, counted row by row from the upper left."""

    index: int


Touch = Chosen | Typed | Erased | CornerMoved | BarPressed | Knocked | CellTouched

# --- the machine -----------------------------------------------------------------------------------------------------


class PageVerdict(StrEnum):
    """How a captured page came out. GOOD and TURNED pages are kept, all others are said and tried again."""

    GOOD = "good"
    TURNED = "turned"  # it lay on its head or its side, and was turned upright
    NOTHING = "nothing"  # no paper on the glass
    TWO_SHEETS = "two-sheets"
    CUT_OFF = "cut-off"
    WRONG_KIND = "wrong-kind"  # a KK where a KTP-el was asked
    TOO_DARK = "too-dark"
    GLARE = "glare"  # a lamp mirrored in it
    BLURRED = "blurred"
    BLANK = "blank"
    PHOTOCOPY = "photocopy"  # where the office asks for the original
    OTHER_FORM = "other-form"  # no sheet of the form that was printed
    UNSIGNED = "unsigned"  # a sheet of it, and somebody has not signed
    UNREADABLE = "unreadable"  # what arrived is not an image


@dataclass(frozen=True, eq=False)
class CapturedPage:
    """A page ready to be kept: `jpeg` is what will be sent, `preview` a small copy for the screen.

    `where`: the side that is cut off ("left", ...) or the part with the glare ("top-right", ...), "" for all of it;
    `crop` shows that part. `as_laid`: of a page that was turned, the page as it lay, for a resident who knows better.
    `seen`: of the wrong kind, what it is, when its text says so. `untouched`: all that the scanner or camera saw, as
    JPEG, for the officer to look at until the page is accepted; b"" when the page shows just that already.
    `whole`: of a page that did not come out well, all that was seen, small, so that the resident can show its corners.
    `form`: which sheet of a printed form it is and who has signed it, where one was asked for.
    """

    verdict: PageVerdict
    jpeg: bytes
    preview: Preview | None
    where: str = ""
    crop: Preview | None = None
    as_laid: CapturedPage | None = None
    seen: Kind = Kind.AUTO
    untouched: bytes = b""
    whole: Preview | None = None
    form: FormSeen | None = None


@dataclass(frozen=True)
class SheetScanned:
    """The scanner is done with the sheet; judging begins."""


@dataclass(frozen=True)
class CameraSees:
    """The camera looks for a page; told when it changes, not with every frame."""

    sight: Sight


@dataclass(frozen=True)
class ScannerWarming:
    """The sheet does not move yet: the lamp warms up, or a sleeping scanner wakes."""


@dataclass(frozen=True)
class PageCaptured:
    """`more`: the next sheet of the stack is being drawn in."""

    page: CapturedPage
    more: bool = False


@dataclass(frozen=True)
class StackEmpty:
    """The feeder had no further sheet."""


@dataclass(frozen=True)
class CaptureFailed:
    fault: Fault


class CardKind(StrEnum):
    """What can be read into the form."""

    KTP = "ktp"
    KK = "kk"


@dataclass(frozen=True)
class CardField:
    """One field read from a card. `name` is a `FieldId`; `doubtful`: the resident is asked to look twice."""

    name: str
    text: str = field(repr=False)
    doubtful: bool


@dataclass(frozen=True)
class CardRead:
    """What stands on the card, for the resident to confirm; empty when it is no such card, or nothing is readable."""

    fields: tuple[CardField, ...]


@dataclass(frozen=True)
class CodeRead:
    """The reader read a code while a journey listened."""

    text: str


@dataclass(frozen=True)
class CodeHidden:
    """A code may lie under the camera that cannot be read: what its phone's glass does, `Advice.NONE` when that is
    over. Told when it changes, while a journey listens and codes are read by the camera."""

    advice: Advice


@dataclass(frozen=True)
class Committed:
    """The request is on disk, fsynced: from here on it has a number that may be shown."""

    number: str
    slip_code: str
    qr_payload: str
    office_reachable: bool  # False: say honestly that it is not delivered yet


@dataclass(frozen=True)
class SurveyKept:
    """The answers are on disk; they have no number, for they belong to nobody."""


@dataclass(frozen=True)
class CommitFailed:
    fault: Fault  # e.g. spool.disk_full


@dataclass(frozen=True)
class SlipPrinted:
    """The slip printer took the slip and reports no fault."""


@dataclass(frozen=True)
class SlipFailed:
    fault: Fault


@dataclass(frozen=True)
class StandingFound:
    standing: Standing


@dataclass(frozen=True)
class ComplaintFound:
    """The slip is that of a complaint."""

    standing: ComplaintStanding


@dataclass(frozen=True)
class OfficerTold:
    """What became of a call."""

    call: str
    state: CallState


class OfficeTrouble(StrEnum):
    UNREACHABLE = "unreachable"
    UNKNOWN = "unknown"  # no request with this code, or number and NIK do not belong together
    WRONG_HOLDER = "wrong-holder"
    NOT_READY = "not-ready"
    LOCKED = "locked"  # too many wrong NIKs; wait
    ONLY_HERE = "only-here"  # filed at this kiosk and not delivered yet


@dataclass(frozen=True)
class OfficeSaidNo:
    """The office (or the network) has no answer that helps. `tries_left` with WRONG_HOLDER, `wait_s` with LOCKED.

    UNREACHABLE with a number: this kiosk sent the request and the office confirmed it, only cannot be asked now.
    """

    trouble: OfficeTrouble
    tries_left: int = 0
    wait_s: int = 0
    number: str = ""


@dataclass(frozen=True)
class GrantReceived:
    grant: Grant


@dataclass(frozen=True)
class DocumentPrinted:
    pass


@dataclass(frozen=True)
class DocumentFailed:
    fault: Fault


@dataclass(frozen=True)
class FormPrinted:
    """Every sheet is out; what must come back signed."""

    form: PrintedForm


@dataclass(frozen=True)
class FormFailed:
    fault: Fault


@dataclass(frozen=True)
class HandoverRecorded:
    """Kept durably; delivered to the office by the uplink."""


@dataclass(frozen=True)
class TimerFired:
    name: str


@dataclass(frozen=True)
class CatalogueChanged:
    """The office has published another edition; visits that begin from now on are under it."""

    catalogue: Catalogue


@dataclass(frozen=True)
class MachineChanged:
    """A device or the office came or went."""

    availability: Availability


@dataclass(frozen=True)
class WorkshopSays:
    """What a technician's page asked the machine for."""

    answer: Answer


@dataclass(frozen=True)
class MinutePassed:
    """For the clock of the attract page; `now` is timezone-aware local time."""

    now: datetime


Happening = (
    SheetScanned
    | ScannerWarming
    | StackEmpty
    | CameraSees
    | PageCaptured
    | CaptureFailed
    | CardRead
    | CodeRead
    | CodeHidden
    | Committed
    | SurveyKept
    | DraftKept
    | DraftOpened
    | DraftGone
    | CommitFailed
    | SlipPrinted
    | SlipFailed
    | StandingFound
    | ComplaintFound
    | OfficerTold
    | OfficeSaidNo
    | GrantReceived
    | DocumentPrinted
    | DocumentFailed
    | FormPrinted
    | FormFailed
    | HandoverRecorded
    | TimerFired
    | CatalogueChanged
    | MachineChanged
    | WorkshopSays
    | MinutePassed
)
Event = Touch | Happening
