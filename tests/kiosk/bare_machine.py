"""A machine without parts: every port a few lines, the main loop and the background run by the test's hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Event as Flag
from typing import Any

import numpy as np

from adminduk.localised import Language
from hardware.device import Fault
from hardware.printer.port import Printed
from hardware.scanner.faults import NO_PAGE
from hardware.scanner.port import ScannedSheet, ScanSettings, Source
from kiosk.asked import Asked
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
    CommitFailed,
    Committed,
    Event,
    GrantReceived,
    HandoverRecorded,
    OfficerTold,
    OfficeSaidNo,
    OfficeTrouble,
    PageVerdict,
    StandingFound,
    SurveyKept,
)
from kiosk.machine import Feeding, Machine, Press
from kiosk.office_answers import CallState
from kiosk.runner import Runner
from kiosk.say import say
from kiosk.views import BusyView, Frame, Sight
from tests.kiosk.fake_clock import FakeClock

SHEET = ScannedSheet(np.zeros((400, 300, 3), np.uint8), 100)
GOOD_PAGE = CapturedPage(PageVerdict.GOOD, b"jpeg", None)
COMMITTED = Committed("JGR-01-000042", "JGR-CODE", "https://office.example/s/JGR-CODE", office_reachable=True)


class ScriptedVisit:
    """Writes down what it hears; answers with the effects that the test laid down for a kind of event."""

    def __init__(self) -> None:
        self.heard: list[Event] = []
        self.serials: list[int | None] = []
        self.answers: dict[type, tuple[Effect, ...]] = {}
        self.explodes_on: tuple[type, ...] = ()
        self.farewell: tuple[Effect, ...] | None = ()  # what abandoning asks for; None: that explodes as well
        self.frame = Frame(1, BusyView(say("page.one")))

    def handle(self, event: Event, serial: int | None = None) -> tuple[Effect, ...]:
        self.heard.append(event)
        self.serials.append(serial)
        if isinstance(event, self.explodes_on):
            raise KeyError("9903121708900003")
        return self.answers.get(type(event), ())

    def abandon(self) -> tuple[Effect, ...]:
        if self.farewell is None:
            raise KeyError("9903121708900003")
        return self.farewell


@dataclass
class BareDevices:
    """Jobs run when the test says so; what they answer comes from the things below."""

    scan: object = SHEET
    print_pdf: object = field(default_factory=lambda: Printed(7))
    print_slip: Fault | None = None
    asked: list[str] = field(default_factory=list)
    printed: list[tuple[bytes, str]] = field(default_factory=list)
    scans: int = 0
    cancels: int = 0
    stack: list[object] = field(default_factory=list)  # what lies in the feeder
    stops: int = 0
    ear: Callable[[str], None] | None = None
    standing: dict[str, Fault] = field(default_factory=dict)
    availability: Availability = field(default_factory=Availability)

    def submit(self, kind: str, job: Callable[[Any], Any]) -> Future[Any]:
        self.asked.append(kind)
        future: Future[Any] = Future()
        future.set_result(self.standing[kind] if kind in self.standing else job(self._device()))
        return future

    def interrupt(self, kind: str, call: Callable[[Any], object]) -> None:
        call(self._device())

    def listen(self, heard: Callable[[str], None]) -> None:
        self.ear = heard

    def stop_listening(self) -> None:
        self.ear = None

    def _device(self) -> Any:
        devices = self

        class AnyDevice:
            def scan(self, settings: ScanSettings, moving: Callable[[], None]) -> object:
                devices.scans += 1
                if settings.source is not Source.GLASS:
                    return devices.stack.pop(0) if devices.stack else NO_PAGE
                moving()
                return devices.scan

            def stop_feeding(self) -> None:
                devices.stops += 1

            def cancel(self) -> None:
                devices.cancels += 1

            def print_pdf(self, pdf: bytes, title: str) -> object:
                devices.printed.append((pdf, title))
                return devices.print_pdf

            def print_slip(self, _slip: object) -> Fault | None:
                return devices.print_slip

        return AnyDevice()


@dataclass
class BareParts:
    """Capture, store, office and voice in one; `explode` makes the next call of all of them raise."""

    page: CapturedPage | Fault = GOOD_PAGE
    explode: bool = False
    said: list[tuple[Sequence[str], Language]] = field(default_factory=list)
    sounds: list[str] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    cut: list[tuple[ScannedSheet, tuple[tuple[float, float], ...]]] = field(default_factory=list)

    def capture(self, _sheet: ScannedSheet, asked: Asked) -> CapturedPage | Fault:
        self.asked.append(asked)
        return self._or_explode(self.page)

    def cut_by_hand(self, sheet: ScannedSheet, corners: Sequence[tuple[float, float]], _asked: Asked) -> object:
        self.cut.append((sheet, tuple(corners)))
        return self._or_explode(self.page)

    def commit_filing(self, _effect: CommitFiling) -> Committed | CommitFailed:
        return self._or_explode(COMMITTED)

    def commit_completion(self, _effect: CommitCompletion) -> Committed | CommitFailed:
        return self._or_explode(COMMITTED)

    def record_handover(self, _effect: RecordHandover) -> HandoverRecorded | CommitFailed:
        return self._or_explode(HandoverRecorded())

    def commit_complaint(self, _effect: CommitComplaint) -> Committed | CommitFailed:
        return self._or_explode(COMMITTED)

    def commit_survey(self, _effect: CommitSurvey) -> SurveyKept | CommitFailed:
        return self._or_explode(SurveyKept())

    def call_officer(self, effect: CallOfficer) -> OfficerTold:
        return self._or_explode(OfficerTold(effect.call, CallState.WAITING))

    def ask_standing(self, _effect: AskStanding) -> StandingFound | OfficeSaidNo:
        return self._or_explode(OfficeSaidNo(OfficeTrouble.UNKNOWN))

    def claim(self, _effect: ClaimDocument) -> GrantReceived | OfficeSaidNo:
        return self._or_explode(OfficeSaidNo(OfficeTrouble.LOCKED, wait_s=60))

    def speak(self, sentences: Sequence[str], language: Language) -> None:
        self.said.append((sentences, language))

    def hush(self) -> None:
        self.sounds.append("hush")

    def chime(self, name: str) -> None:
        self._or_explode(self.sounds.append(name))

    def _or_explode(self, answer: Any) -> Any:
        if self.explode:
            raise ValueError("9903121708900003 stands on the page")
        return answer


@dataclass
class BareCamera:
    """Answers at once with what the test laid down; `during` is called once, while it watches or reads."""

    page: ScannedSheet | Fault | None = field(default_factory=lambda: SHEET)
    sights: tuple[Sight, ...] = ()
    codes: tuple[str, ...] = ()
    advice: tuple[Advice, ...] = ()
    during: Callable[[], None] = lambda: None
    flags: list[Flag] = field(default_factory=list)  # that would end what it does
    take_now: list[bool] = field(default_factory=list)  # whether it was to be taken now, at each end of watching
    stopped: list[bool] = field(default_factory=list)  # whether it was told to stop, at each end of reading codes
    wiped: int = 0

    def watch(self, cancelled: Flag, take_now: Flag, tell: Callable[[Sight], None]) -> ScannedSheet | Fault | None:
        self.flags.append(cancelled)
        for sight in self.sights:
            tell(sight)
        self._meanwhile()
        self.take_now.append(take_now.is_set())
        return None if cancelled.is_set() else self.page

    def read_codes(self, over: Flag, heard: Callable[[str], None], advised: Callable[[Advice], None]) -> Fault | None:
        self.flags.append(over)
        for advice in self.advice:
            advised(advice)
        for code in self.codes:
            heard(code)
        self._meanwhile()
        self.stopped.append(over.is_set())
        return None

    def _meanwhile(self) -> None:
        during, self.during = self.during, lambda: None
        during()

    def wipe(self) -> None:
        self.wiped += 1


class HandTimers:
    """Timers that ring when the test says so."""

    def __init__(self) -> None:
        self.running: list[tuple[float, Callable[[], None]]] = []

    def after(self, seconds: float, fired: Callable[[], None]) -> Callable[[], None]:
        entry = (seconds, fired)
        self.running.append(entry)
        return lambda: self.running.remove(entry) if entry in self.running else None

    def ring(self, seconds: float) -> None:
        """Ring the timer that was set to `seconds`."""
        entry = next(each for each in self.running if each[0] == seconds)
        self.running.remove(entry)
        entry[1]()


class Bench:
    """A runner over a scripted visit and a bare machine."""

    def __init__(self, *, with_camera: bool = True, feeding: Feeding | None = None, press: Press | None = None) -> None:
        self.visit, self.devices, self.parts, self.timers = ScriptedVisit(), BareDevices(), BareParts(), HandTimers()
        self.clock = FakeClock()
        self.camera = BareCamera()
        self.jobs: list[Callable[[], None]] = []
        self.posted: list[Callable[[], None]] = []
        self.shown: list[Frame] = []
        parts = self.parts
        machine = Machine(
            self.devices,
            parts,
            parts,
            parts,
            parts,
            self.timers,
            self.jobs.append,
            lambda frame: (str(frame.serial),),
            camera=self.camera if with_camera else None,
            feeding=feeding or Feeding(),
            press=press,
        )
        self.runner = Runner(self.visit, machine, self.shown.append, self.posted.append, self.clock)

    def work(self) -> None:
        """Let the background do what it has to do; its answers are posted, not yet heard."""
        while self.jobs:
            self.jobs.pop(0)()

    def loop(self) -> None:
        """One turn of the main loop."""
        waiting, self.posted[:] = list(self.posted), []
        for call in waiting:
            call()

    def settle(self) -> None:
        while self.jobs or self.posted:
            self.work()
            self.loop()
