"""What the runner needs of the machine around it: every part as a port, so that tests put simple ones in place.

Calls marked *blocks* are made off the main loop. All of them answer expected failures with values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Event as Flag
from typing import Any, Protocol, TypeVar

from adminduk.localised import Language
from hardware.device import Fault
from hardware.scanner.port import Pixels, ScannedSheet, Source
from kiosk.asked import Asked, Kind
from kiosk.availability import Availability
from kiosk.codes.answers import Advice
from kiosk.effects import (
    AskStanding,
    CallOfficer,
    ClaimDocument,
    CommitComplaint,
    CommitCompletion,
    CommitFiling,
    CommitSurvey,
    Effect,
    RecordHandover,
)
from kiosk.events import (
    CapturedPage,
    CardKind,
    CardRead,
    CommitFailed,
    Committed,
    ComplaintFound,
    Event,
    GrantReceived,
    HandoverRecorded,
    OfficerTold,
    OfficeSaidNo,
    StandingFound,
    SurveyKept,
)
from kiosk.form_press import Proof
from kiosk.technician.port import Workshop
from kiosk.unfinished import DraftGone, DraftKept, DraftOpened, KeepDraft, OpenDraft
from kiosk.views import Frame, Sight

T = TypeVar("T")

# What an effect that met a bug is answered with: the resident is told, the log says where, the kiosk goes on.
BROKEN = Fault("machine.broken")


class Visit(Protocol):
    """The deciding half of the kiosk (`kiosk.visit`)."""

    @property
    def frame(self) -> Frame: ...

    def handle(self, event: Event, serial: int | None = None) -> tuple[Effect, ...]: ...

    def abandon(self) -> tuple[Effect, ...]:
        """End the visit at once, whatever it was doing."""
        ...


class Devices(Protocol):
    """`kiosk.devices.Supervisor`."""

    @property
    def availability(self) -> Availability:
        """What works now."""
        ...

    def submit(self, kind: str, job: Callable[[Any], T | Fault]) -> Future[T | Fault]: ...

    def interrupt(self, kind: str, call: Callable[[Any], object]) -> None: ...

    def listen(self, heard: Callable[[str], None]) -> None: ...

    def stop_listening(self) -> None: ...


class Capture(Protocol):
    """`kiosk.worker.Worker`."""

    def capture(self, sheet: ScannedSheet, asked: Asked) -> CapturedPage | Fault:
        """*Blocks.* The page in `sheet`, judged by what was asked."""
        ...

    def cut_by_hand(
        self, sheet: ScannedSheet, corners: Sequence[tuple[float, float]], asked: Asked
    ) -> CapturedPage | Fault:
        """*Blocks.* The part of `sheet` between four corners that somebody showed."""
        ...


class Cards(Protocol):
    """`kiosk.card_reader.CardReader`."""

    def read(self, kind: CardKind, pixels: Pixels) -> CardRead | Fault:
        """*Blocks.* The fields of the card in `pixels`; none when there is no such card."""
        ...

    def kind_of(self, jpeg: bytes) -> Kind:
        """*Blocks.* What the page in `jpeg` is by its words; AUTO when nobody knows."""
        ...


class Press(Protocol):
    """`kiosk.form_press.FormPress`."""

    def proof(self, code: str, values: Mapping[str, str], token: str) -> Proof:
        """*Blocks.* The form as a PDF, and what to expect of it when it comes back."""
        ...


class CameraDesk(Protocol):
    """`kiosk.camera.service.CameraService`."""

    def watch(self, cancelled: Flag, take_now: Flag, tell: Callable[[Sight], None]) -> ScannedSheet | Fault | None:
        """*Blocks.* The page that came to lie under the camera; None when it was cancelled."""
        ...

    def read_codes(self, over: Flag, heard: Callable[[str], None], advised: Callable[[Advice], None]) -> Fault | None:
        """*Blocks.* Codes that are held under the camera, until `over`."""
        ...

    def wipe(self) -> None:
        """Nothing of what was seen stays on the glass."""
        ...


class Store(Protocol):
    """The spool: what it confirms survives a power cut."""

    def commit_filing(self, effect: CommitFiling) -> Committed | CommitFailed:
        """*Blocks.*"""
        ...

    def commit_completion(self, effect: CommitCompletion) -> Committed | CommitFailed:
        """*Blocks.*"""
        ...

    def record_handover(self, effect: RecordHandover) -> HandoverRecorded | CommitFailed:
        """*Blocks.*"""
        ...

    def commit_complaint(self, effect: CommitComplaint) -> Committed | CommitFailed:
        """*Blocks.*"""
        ...

    def commit_survey(self, effect: CommitSurvey) -> SurveyKept | CommitFailed:
        """*Blocks.*"""
        ...


class Drafts(Protocol):
    """`kiosk.draft_desk.DraftDesk`: requests that residents go on with later."""

    def keep(self, effect: KeepDraft) -> DraftKept | CommitFailed:
        """*Blocks.*"""
        ...

    def open(self, effect: OpenDraft) -> DraftOpened | DraftGone:
        """*Blocks.*"""
        ...

    def forget(self, draft_id: str) -> None:
        """*Blocks.*"""
        ...


class Office(Protocol):
    """The office, asked while somebody waits."""

    def ask_standing(self, effect: AskStanding) -> StandingFound | ComplaintFound | OfficeSaidNo:
        """*Blocks.*"""
        ...

    def claim(self, effect: ClaimDocument) -> GrantReceived | OfficeSaidNo:
        """*Blocks.*"""
        ...

    def call_officer(self, effect: CallOfficer) -> OfficerTold:
        """*Blocks.*"""
        ...


class Voice(Protocol):
    """`kiosk.voice.Voice`. Every call returns at once; the newest silences what was said before."""

    def speak(self, sentences: Sequence[str], language: Language) -> None: ...

    def hush(self) -> None: ...

    def chime(self, name: str) -> None: ...


class Timers(Protocol):
    """The main loop's own timers (Kivy's clock in the app; a test's hand)."""

    def after(self, seconds: float, fired: Callable[[], None]) -> Callable[[], None]:
        """Call `fired` on the main loop in `seconds`; the answer, called, forgets it."""
        ...


class Tally(Protocol):
    """`kiosk.doctor.diary.Diary`: counts for technicians what each device did. Returns at once."""

    def count(self, kind: str, name: str, more: int = 1) -> None:
        """The device of `kind` did its job: "slips", "scans", "reads"."""
        ...

    def printed(self, pdf: bytes) -> None:
        """This came out of the A4 printer; only the number of its sheets is kept."""
        ...


class NobodyCounts:
    """Where no history is kept."""

    def count(self, kind: str, name: str, more: int = 1) -> None: ...

    def printed(self, pdf: bytes) -> None: ...


@dataclass(frozen=True)
class Feeding:
    """How this kiosk takes sheets in. `stack`: where a stack may lie, None where residents use the glass alone.
    `warming_after_s`: a lamp that is warm reads the first line sooner than this."""

    stack: Source | None = None
    warming_after_s: float = 5.0


@dataclass(frozen=True)
class Machine:
    """All parts, as the composition root puts them together.

    `background` runs a blocking job off the main loop, soon; `read_page` says a frame as sentences for the voice.
    """

    devices: Devices
    capture: Capture
    store: Store
    office: Office
    voice: Voice
    timers: Timers
    background: Callable[[Callable[[], None]], None]
    read_page: Callable[[Frame], Sequence[str]]
    camera: CameraDesk | None = None  # None: this kiosk has no document camera
    cards: Cards | None = None  # None: cards cannot be read here, and everything is typed
    drafts: Drafts | None = None  # None: nothing can be left here for later
    workshop: Workshop | None = None  # what stands behind a technician's pages
    press: Press | None = None  # None: forms are only brought, not printed
    feeding: Feeding = Feeding()
    tally: Tally = field(default_factory=NobodyCounts)
    close_down: Callable[[], None] = lambda: None  # show the last page for a moment, then end the program
