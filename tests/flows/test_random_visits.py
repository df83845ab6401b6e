"""Hands that touch anything and machines that answer anything: no crash, no dead end, nobody else's data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adminduk.catalogue.model import ProductKind
from adminduk.draft_codes import DraftCode
from adminduk.numbers import parse_slip_code
from adminduk.request import RETURN_REASONS, ReturnedItem, State
from hardware.camera.faults import FROZEN
from hardware.printer.faults import OUT_OF_PAPER
from hardware.scanner.faults import ACCESS_DENIED, JAM
from hardware.slip_printer.faults import PAPER_OUT
from kiosk import effects as fx
from kiosk import events as ev
from kiosk.availability import Availability
from kiosk.effects import Effect
from kiosk.events import BarKey, Event
from kiosk.machine import BROKEN
from kiosk.spool.faults import DISK_FULL
from kiosk.unfinished import DraftGone, DraftKept, DraftOpened, DraftTicket, KeepDraft, OpenDraft, Unfinished
from kiosk.views import AttractView, CornersView, Preview, Sight
from tests.flows.samples import MORNING, grant, page, standing
from tests.flows.script import Kiosk, has_keys, spoken, ways_on

Move = Callable[[], object]
SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RETURNED = tuple(
    ReturnedItem(paper, reason, "catatan") for paper, reason in zip(("kk", "nama"), RETURN_REASONS, strict=False)
)
LOOKS = fx.CapturePage | fx.WatchCamera | fx.CutByHand
WHOLE = Preview(b"whole", 1600, 1131)
ANSWERED_BY = {
    fx.CapturePage: (ev.PageCaptured, ev.CaptureFailed),
    fx.WatchCamera: (ev.PageCaptured, ev.CaptureFailed),
    fx.CutByHand: (ev.PageCaptured, ev.CaptureFailed),
    fx.CommitFiling: (ev.Committed, ev.CommitFailed),
    fx.CommitCompletion: (ev.Committed, ev.CommitFailed),
    fx.CommitComplaint: (ev.Committed, ev.CommitFailed),
    fx.CommitSurvey: (ev.SurveyKept, ev.CommitFailed),
    fx.RecordHandover: (ev.HandoverRecorded, ev.CommitFailed),
    fx.PrintSlip: (ev.SlipPrinted, ev.SlipFailed),
    fx.PrintDocument: (ev.DocumentPrinted, ev.DocumentFailed),
    fx.AskStanding: (ev.StandingFound, ev.OfficeSaidNo),
    fx.ClaimDocument: (ev.GrantReceived, ev.OfficeSaidNo),
    KeepDraft: (DraftKept, ev.CommitFailed),
    OpenDraft: (DraftOpened, DraftGone),
}
WELL_OR_NOT: dict[type[Effect], tuple[Event, Event]] = {
    fx.PrintSlip: (ev.SlipPrinted(), ev.SlipFailed(PAPER_OUT)),
    fx.PrintDocument: (ev.DocumentPrinted(), ev.DocumentFailed(OUT_OF_PAPER)),
    fx.RecordHandover: (ev.HandoverRecorded(), ev.CommitFailed(DISK_FULL)),
    fx.CommitSurvey: (ev.SurveyKept(), ev.CommitFailed(DISK_FULL)),
}


class Person:
    """One of the people who come one after the other; everything about them carries their own mark."""

    def __init__(self, no: int) -> None:
        self.nik = f"999901010190{1000 + no:04d}"
        self.name = f"CONTOH {chr(65 + no % 26)}{chr(65 + no // 26 % 26)}QX"
        self.number = f"JGR-01-{1000 + no:06d}"
        body = f"JGR{no:015d}"
        self.code = str(next(code for code in map(parse_slip_code, (body + each for each in SYMBOLS)) if code))
        self.draft = str(DraftCode("JGR", 1, f"{no:012d}"))
        self.note = f"rahasia {chr(65 + no % 26)}{chr(65 + no // 26 % 26)}"

    @property
    def secrets(self) -> tuple[str, ...]:
        return (self.nik, self.name, self.number, self.code, self.draft, self.note)


class Street:
    """The kiosk and all who come to it. Every step is one of the moves that are possible right now."""

    def __init__(self) -> None:
        self.at = Kiosk()
        self.people = [Person(0)]
        self.waiting: list[Effect] = []  # asked of the machine, not answered yet

    @property
    def person(self) -> Person:
        return self.people[-1]

    def step(self, choice: int) -> None:
        moves = self.moves()
        before = len(self.at.asked)
        moves[choice % len(moves)]()
        self.note_effects(self.at.asked[before:])
        self.check()

    def note_effects(self, effects: list[Effect]) -> None:
        """What is asked waits for its answer; at the end of a visit the runner drops what was asked before."""
        for effect in effects:
            if isinstance(effect, fx.Finish):
                self.people.append(Person(len(self.people)))
                self.waiting.clear()
            elif isinstance(effect, fx.CancelCapture):
                self.waiting = [each for each in self.waiting if not isinstance(each, LOOKS)]
            elif type(effect) in ANSWERED_BY:
                self.waiting.append(effect)

    def check(self) -> None:
        """Nobody sees another's data, and there is always a way on."""
        frame = self.at.frame
        shown = spoken(frame)
        others = [secret for person in self.people[:-1] for secret in person.secrets if secret in shown]
        assert others == [], (others, self.at.page)
        ways = bool(ways_on(frame.view)) or has_keys(frame.view) or frame.can_go_back or bool(self.waiting)
        assert ways or frame.overlay is not None, f"dead end: {self.at.page}"

    def moves(self) -> list[Move]:
        at = self.at
        touches: list[Move] = []
        if at.frame.overlay is None:
            touches += [partial(at.touch, thing) for thing in ways_on(at.view)] * 3
            touches += self.keys() if has_keys(at.view) else []
            touches += self.drags() if isinstance(at.view, CornersView) else []
        return [*touches, *self.answers() * 4, *self.bar(), *self.weather()]

    def keys(self) -> list[Move]:
        """Mostly what belongs on the page, sometimes what does not."""
        person, at = self.person, self.at
        fitting = {
            "number": person.number.replace("-", "")[3:],
            "slip-code": person.code.replace("-", "")[3:],
            "nama": person.name,
            "proxy-nama": person.name,
            "proxy-telepon": "081234567890",
            "telepon": "081234567890",
            "voice-text": f"{person.note} terlalu lama",
            "voice-contact": "081234567890",
        }.get(at.page, person.nik)
        strange = (person.nik, person.name, "9", "O", " ", "'", "é")
        return [*[partial(self.type_and_go_on, fitting)] * 12, *(partial(at.type, text) for text in strange)]

    def type_and_go_on(self, text: str) -> None:
        page = self.at.page
        self.at.erase(20)
        self.at.type("JGR" + text if page in ("number", "slip-code") else text)
        for _ in range(2):  # a warning is shown once
            if self.at.page == page:
                self.at.touch("next")

    def drags(self) -> list[Move]:
        """Corners are dragged to any place, and off the picture."""
        ways = ((0, 0.2, 0.1), (1, 0.9, -1.0), (2, 0.5, 0.5), (3, 7.0, 0.9))
        return [partial(self.at.happens, ev.CornerMoved(*way, lifted=bool(way[0] % 2))) for way in ways]

    def bar(self) -> list[Move]:
        """Leaving is one move in many, or nobody would get far."""
        return [
            partial(self.at.bar, key) for key in BarKey if key is not BarKey.LEAVE_CONFIRMED or self.at.frame.overlay
        ]

    def weather(self) -> list[Move]:
        """What happens by itself: timers, devices that come and go, answers to questions of people long gone."""
        at, gone = self.at, self.people[0]
        timers = [partial(self.ring, name) for name in list(at.timers)]
        broken = Availability(
            (("scanner", JAM), ("printer", OUT_OF_PAPER), ("slip_printer", PAPER_OUT)), office_reachable=False
        )
        late = replace(standing(State.DITOLAK, slip_code=gone.code, reject_reason=gone.note), number=gone.number)
        with_camera = Availability((), absent=("power",))
        by_camera = replace(with_camera, faults=(("scanner", JAM),))
        events: list[Event] = [ev.MachineChanged(each) for each in (broken, Availability(), with_camera, by_camera)]
        if len(self.people) > 1:
            events += [ev.StandingFound(late), ev.GrantReceived(grant(gone.number))]
        officers = [partial(at.officer_comes, "PD-03")] if at.page == "attract" else []
        if at.page in ("attract", "readcode", "assist-errand") and at.frame.overlay is None:
            events += [
                ev.CodeRead(self.person.code),
                ev.CodeRead("https://contoh.example"),
                ev.CodeRead(self.person.number),
                ev.CodeRead(self.person.draft),
            ]
        return [*timers, *officers, *(partial(at.happens, event) for event in events)]

    def ring(self, name: str) -> None:
        self.at.timers.pop(name, None)
        self.at.happens(ev.TimerFired(name))

    def answers(self) -> list[Move]:
        """The machine answers the oldest thing that it was asked for: well, or badly in some way."""
        return [partial(self.answer, event) for event in self.possible(self.waiting[0])] if self.waiting else []

    def answer(self, event: Event) -> None:
        if not isinstance(event, ev.SheetScanned | ev.CameraSees):
            self.waiting.pop(0)
        self.at.happens(event)

    def possible(self, asked: Effect) -> list[Event]:
        person = self.person
        nos = [ev.OfficeSaidNo(trouble, tries_left=2, wait_s=900, number=person.number) for trouble in ev.OfficeTrouble]
        match asked:
            case fx.CapturePage():
                return [ev.SheetScanned(), *self.pages(), ev.CaptureFailed(JAM), ev.CaptureFailed(ACCESS_DENIED)]
            case fx.WatchCamera():
                sights = [ev.CameraSees(sight) for sight in Sight]
                return [*sights, ev.SheetScanned(), *self.pages(), ev.CaptureFailed(FROZEN)]
            case fx.CutByHand():
                return [*self.pages(), ev.CaptureFailed(BROKEN)]
            case fx.AskStanding():
                return [*(ev.StandingFound(self.stands(asked, state)) for state in State), nos[0], nos[1]]
            case fx.ClaimDocument():
                return [ev.GrantReceived(grant(asked.number))] * 4 + nos
            case KeepDraft() | OpenDraft():
                return self.of_the_shelf(asked)
            case fx.PrintSlip() | fx.PrintDocument() | fx.RecordHandover() | fx.CommitSurvey():
                return list(WELL_OR_NOT[type(asked)])
        kept = ev.Committed(
            person.number, person.code, f"https://kantor.example/s/{person.code}", office_reachable=False
        )
        return [kept, kept, ev.CommitFailed(DISK_FULL)]

    def of_the_shelf(self, asked: KeepDraft | OpenDraft) -> list[Event]:
        """This person may have left a request here in an earlier visit."""
        person = self.person
        if isinstance(asked, KeepDraft):
            kept = DraftKept(DraftTicket(person.draft, "JGR-01", MORNING))
            return [kept, kept, ev.CommitFailed(DISK_FULL)]
        fields = (("nik", person.nik), ("nama", person.name))
        left = Unfinished("kk", "hilang", (), fields, True, (), ("formulir-f102",), "2020-01-01")
        return [*[DraftOpened("0" * 64, left)] * 3, DraftGone(days=3), DraftGone(place="JGR-02")]

    def pages(self) -> list[Event]:
        """A page of every verdict; of some, all that was seen comes along."""
        unfound = [ev.CapturedPage(each, b"jpeg", None, whole=WHOLE) for each in ev.PageVerdict]
        return [*(page(verdict) for verdict in ev.PageVerdict), *map(ev.PageCaptured, unfound[2:5]), page()]

    def stands(self, asked: fx.AskStanding, state: State) -> ev.Standing:
        product = ProductKind.CARD if state is State.SIAP_DIAMBIL and len(self.people) % 2 else ProductKind.PDF
        returned = RETURNED if state is State.PERLU_DILENGKAPI else ()
        found = standing(
            state, product=product, slip_code=asked.slip_code, returned=returned, reject_reason=self.person.note
        )
        return replace(found, number=asked.number or self.person.number)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(min_value=0, max_value=9_999), min_size=1, max_size=150))
def test_whatever_happens_there_is_a_way_on_and_nobody_elses_data(choices: list[int]) -> None:
    street = Street()
    for choice in choices:
        street.step(choice)
    everybody_goes_home(street)


def everybody_goes_home(street: Street) -> None:
    """From wherever it stands, the machine's answers and a patient clock lead back to the attract page."""
    for _ in range(20):
        if isinstance(street.at.view, AttractView) and street.at.frame.overlay is None:
            return
        if street.waiting:
            street.answer(street.possible(street.waiting[0])[-1])
        before = len(street.at.asked)
        street.at.nobody_touches()
        street.at.happens(ev.TimerFired("farewell"))
        street.note_effects(street.at.asked[before:])
    raise AssertionError(f"never came home: {street.at.page}")
