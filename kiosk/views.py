"""Every kind of page a resident can see, as frozen values that say all a screen shows.

A journey makes views, a screen draws them; neither knows the other. One class per situation a person can be in.
Words are `Text` (see `say.py`), pictures and icons are names under `assets/`, buttons carry the id that comes back in
`events.Chosen` when they are touched.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from adminduk.localised import Language
from kiosk.say import Text


class Emphasis(StrEnum):
    PRIMARY = "primary"  # the one thing to do next; at the right
    SECONDARY = "secondary"
    DANGER = "danger"


@dataclass(frozen=True)
class Button:
    id: str
    label: Text
    icon: str = ""
    emphasis: Emphasis = Emphasis.SECONDARY
    enabled: bool = True


@dataclass(frozen=True)
class Tile:
    """A large thing to choose: picture with word."""

    id: str
    label: Text
    icon: str
    note: Text | None = None
    enabled: bool = True


@dataclass(frozen=True)
class Point:
    """A line of a list with its picture: a requirement, a fact, a step."""

    label: Text
    icon: str
    note: Text | None = None
    running: bool = False  # True: a passage of longer text, in plain letters


@dataclass(frozen=True)
class AttractView:
    """Nobody is here. Says truthfully what works now; touching a tile or `start` begins a visit."""

    office_name: str
    regency: str
    motto: str
    maklumat: tuple[str, ...]
    tiles: tuple[Tile, ...]  # journeys; a disabled one says why in its note
    more: tuple[Tile, ...] = ()  # what fewer people come for, in a smaller row below
    notices: tuple[Text, ...] = ()  # what does not work now and what to do instead
    clock: str = ""  # "08.05"
    date: str = ""  # "Jumat, 20 November 2026"


@dataclass(frozen=True)
class ChoiceView:
    """One closed question, one touch."""

    name: str  # stable name of the page: "service", "reason", ...
    title: Text
    tiles: tuple[Tile, ...]
    hint: Text | None = None
    together: bool = False  # True: never on two pages, for answers where being seen first would weigh
    buttons: tuple[Button, ...] = ()  # ways on without an answer


@dataclass(frozen=True)
class BriefingView:
    """Before anything is asked: what is needed, how long the SOP gives, that it is free."""

    title: Text
    needs: tuple[Point, ...]
    facts: tuple[Point, ...]
    buttons: tuple[Button, ...]
    heading: Text | None = None  # above the needs, where they are other things than what to bring


@dataclass(frozen=True)
class KeypadView:
    """Typing digits (NIK, KK number, phone) or a code's letters and digits. Keys come back as `Typed` and `Erased`."""

    name: str
    title: Text
    value: str
    length: int  # the full length, for the row of boxes; 0 when it varies
    groups: tuple[int, ...] = ()  # how digits are grouped for reading, e.g. (6, 6, 4)
    letters: bool = False  # True: keys 0-9 and A-Z (slip codes, ticket numbers)
    hint: Text | None = None
    error: Text | None = None  # what is wrong and what to do, beside the field
    warning: Text | None = None  # worth a look, but does not stop anyone
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True)
class KeyboardView:
    """Typing words on the kiosk's own keyboard."""

    name: str
    title: Text
    value: str
    hint: Text | None = None
    error: Text | None = None
    warning: Text | None = None
    buttons: tuple[Button, ...] = ()
    digits: bool = False  # True: digits and the signs of addresses and certificates too; a name has none
    mail: bool = False  # True: the keys of an e-mail address


class ScanStage(StrEnum):
    WAITING = "waiting"  # put the sheet on the glass, then touch "Pindai"
    SCANNING = "scanning"
    JUDGING = "judging"
    GOOD = "good"
    BAD = "bad"


@dataclass(frozen=True, eq=False)
class Preview:
    """The page as it will be sent, small. `jpeg` holds encoded bytes made by the kiosk itself."""

    jpeg: bytes
    width: int
    height: int


@dataclass(frozen=True)
class ScanView:
    """Scanning one requirement: which document, how it lies on the glass, how it came out."""

    requirement: str  # its id
    document: Text
    stage: ScanStage
    ordinal: int  # this is document `ordinal` of `total`, from 1
    total: int
    body: Text  # what to do now, or what is wrong
    picture: str  # name of a drawing: "place-a4", "cover-open", ...
    pages: int = 0  # pages of this requirement kept so far
    preview: Preview | None = None
    buttons: tuple[Button, ...] = ()


class Sight(StrEnum):
    """What the camera sees while it looks for a page to take."""

    STARTING = "starting"
    NOTHING = "nothing"  # no sheet in the picture
    MOVING = "moving"
    TOO_DARK = "too-dark"
    GLARE = "glare"
    BLURRED = "blurred"
    HOLD = "hold"  # still and sharp: about to be taken
    TAKEN = "taken"  # the sheet that was taken before still lies there, unmoved


@dataclass(frozen=True)
class CameraView:
    """A page under the document camera. The living picture comes to the glass by `kiosk.live.LiveWindow`, not here."""

    requirement: str  # its id
    document: Text
    sight: Sight
    ordinal: int  # this is document `ordinal` of `total`, from 1
    total: int
    body: Text  # what to do now
    pages: int = 0  # pages of this requirement kept so far
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True)
class CornersView:
    """The way out when no page was found: the resident shows its four corners on the picture as it was taken."""

    title: Text
    body: Text
    preview: Preview
    corners: tuple[tuple[float, float], ...]  # four, clockwise from top left, each 0.0 to 1.0 across and down
    chosen: int | None = None  # the corner that follows the finger, seen through the magnifier
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True)
class ReviewRow:
    id: str  # comes back as Chosen("edit:<id>") when touched; "" when it cannot be changed here
    label: Text
    value: Text


@dataclass(frozen=True)
class ReviewView:
    """ "Periksa jawaban Anda": everything that will be sent, each line changeable, and the declaration."""

    title: Text
    rows: tuple[ReviewRow, ...]
    declaration: Text
    buttons: tuple[Button, ...]


@dataclass(frozen=True)
class BusyView:
    """The machine works; says what it does and, when it takes over 10 s, how long."""

    title: Text
    body: Text | None = None
    picture: str = "wait"
    buttons: tuple[Button, ...] = ()


class SlipStage(StrEnum):
    PRINTING = "printing"
    ASKING = "asking"  # "Apakah kertasnya sudah keluar?"
    IN_HAND = "in-hand"
    FAILED = "failed"  # no slip: photograph or copy the code on the screen


@dataclass(frozen=True)
class NumberView:
    """The request is safe and has a number. Shows number and code large enough to photograph."""

    title: Text
    number: str
    slip_code: str
    qr_payload: str
    stage: SlipStage
    body: Text
    warning: Text | None = None  # e.g. "BELUM terkirim": kept here, delivered as soon as the network is back
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True)
class ReadCodeView:
    """Show the slip's code to the reader, or type the number instead."""

    title: Text
    body: Text
    picture: str = "show-code"
    error: Text | None = None
    buttons: tuple[Button, ...] = ()


class Moment(StrEnum):
    DONE = "done"
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True)
class TimelineItem:
    label: Text
    moment: Moment
    note: Text | None = None


@dataclass(frozen=True)
class StatusView:
    """Where a request stands, as a timeline, and what the resident can do now."""

    title: Text
    number: str
    service: Text
    body: Text
    items: tuple[TimelineItem, ...]
    notes: tuple[Point, ...] = ()  # e.g. what has to be completed, and why
    buttons: tuple[Button, ...] = ()


class Tone(StrEnum):
    INFO = "info"
    SUCCESS = "success"
    SORRY = "sorry"


@dataclass(frozen=True)
class MessageView:
    """One situation, one sentence, one picture, one or two ways on."""

    name: str  # stable name of the situation: "wrong-holder", "not-ready", ...
    tone: Tone
    title: Text
    body: Text
    picture: str
    buttons: tuple[Button, ...]
    detail: Text | None = None  # e.g. the number, or the counter to go to


@dataclass(frozen=True)
class OutOfOrderView:
    """This kiosk serves nobody now: where to go instead, and a code for the technician's phone."""

    title: Text
    body: Text
    payload: str  # fault, device and time; nothing of any person (`kiosk.technician.out_of_order`)
    caption: Text  # whom the code is for
    detail: Text  # what the technician reads
    name: str = "out-of-order"


# --- for technicians -------------------------------------------------------------------------------------------------


class Mark(StrEnum):
    """How a line of a technician's list stands, by colour and sign."""

    NONE = "none"
    GOOD = "good"
    LOOK = "look"  # works, and wants a hand soon
    BAD = "bad"
    ABSENT = "absent"


@dataclass(frozen=True)
class StaffRow:
    """One thing of a list. `id` comes back as Chosen when it is touched; "" for what is only read."""

    id: str
    icon: str
    label: Text
    lines: tuple[Text, ...] = ()
    mark: Mark = Mark.NONE
    state: Text | None = None


@dataclass(frozen=True)
class StaffListView:
    """A technician's page: devices, facts, tests, findings, log lines. Pages of rows, never scrolled."""

    name: str
    title: Text
    rows: tuple[StaffRow, ...]
    hint: Text | None = None
    notice: Text | None = None  # what to see to first
    buttons: tuple[Button, ...] = ()
    evidence: Preview | None = None  # a picture to look at, beside the rows


@dataclass(frozen=True)
class TouchGridView:
    """The whole glass as cells; those in `touched` (counted row by row from the upper left) were felt."""

    columns: int
    rows: int
    touched: frozenset[int]
    hint: Text
    name: str = "touch-grid"


@dataclass(frozen=True)
class ColourView:
    """The whole glass in one colour, "#RRGGBB", to look for dead pixels; a touch goes on ("next")."""

    colour: str
    name: str = "colour"


View = (
    AttractView
    | ChoiceView
    | BriefingView
    | KeypadView
    | KeyboardView
    | ScanView
    | CameraView
    | CornersView
    | ReviewView
    | BusyView
    | NumberView
    | ReadCodeView
    | StatusView
    | MessageView
    | OutOfOrderView
    | StaffListView
    | TouchGridView
    | ColourView
)


@dataclass(frozen=True)
class Progress:
    step: int  # "Langkah {step} dari {total}", from 1
    total: int


@dataclass(frozen=True)
class IdleWarning:
    """Nobody touched for a while: counts down, one touch ("Saya masih di sini") goes on."""

    seconds_left: int
    can_be_left: bool = False  # what was done so far may be kept for later


@dataclass(frozen=True)
class HelpCard:
    """Help for the page that is open: a few short lines, and who can be called."""

    lines: tuple[Text, ...]


@dataclass(frozen=True)
class OfficerCard(HelpCard):
    """An officer was called. `stage` changes when the card says something new."""

    stage: str = ""


@dataclass(frozen=True)
class LeaveQuestion:
    """ "Hapus & keluar?": asked once, because it cannot be undone."""

    can_be_left: bool = False  # what was done so far may be kept for later


Overlay = IdleWarning | HelpCard | LeaveQuestion


@dataclass(frozen=True)
class Settings:
    """What this resident chose for eyes, ears and hands. Back to the defaults for the next person."""

    language: Language = Language.INDONESIAN
    text_scale: float = 1.0  # 1.0, 1.25 or 1.5
    high_contrast: bool = False
    low_reach: bool = False
    listening: bool = False  # every page is read aloud


@dataclass(frozen=True)
class Frame:
    """All that is on the glass at one moment. `serial` grows by one with every frame that changes the page (another
    page, another stage of it, an overlay that comes or goes), and stays while somebody types on it; a touch carries
    the serial it was made on, so a touch that belongs to a page already gone is ignored."""

    serial: int
    view: View
    settings: Settings = field(default_factory=Settings)
    progress: Progress | None = None
    can_go_back: bool = False
    overlay: Overlay | None = None
    assisted_by: str = ""  # the label of the officer who helps this resident
    staff: bool = False  # a technician's page: their bar has Kembali and Keluar alone
