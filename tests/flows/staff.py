"""A technician's session as a script, behind the same glass as the residents' (`script.Kiosk`).

    staff = Staff()
    staff.knock()
    staff.type("480793")
    staff.touch("printer", "staff-device")

The workshop answers at once with what the test laid down in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from hardware.device import DeviceInfo, Fault
from hardware.trace import Said, Speaker
from kiosk.doctor.model import By, Finding, Measure, Outcome
from kiosk.effects import AskWorkshop, Effect, Finish, StartTimer, StopTimer
from kiosk.events import BarKey, BarPressed, Chosen, Event, Knocked, TimerFired, Typed, WorkshopSays
from kiosk.say import Text, Verbatim
from kiosk.technician import asks
from kiosk.technician.asks import Answer, Around, Ask, DeviceCard, OfficeCard, PinChecked, PinRole, PinVerdict
from kiosk.technician.door import Door
from kiosk.technician.pages import things
from kiosk.technician.rooms import enter
from kiosk.views import Frame, View
from tests.flows.script import Kiosk, check_frame, name_of
from tests.kiosk.fake_clock import WIB

PIN, WHO = "480793", "Teknisi Contoh"
AT = datetime(2026, 11, 20, 8, 5, tzinfo=WIB)
MAY_TRY, NOT_THIS = PinChecked(PinVerdict.READY), PinChecked(PinVerdict.WRONG, tries_left=4)
OFFICE = OfficeCard(reachable=True, version="0.1.0")
KINDS = ("scanner", "camera", "reader", "printer", "slip_printer", "power")


def info(kind: str, serial: str = "SN-1") -> DeviceInfo:
    return DeviceInfo(kind, "contoh", f"usb:{kind}", f"Contoh {kind}", serial, "1.0")


def card(kind: str, fault: Fault | None = None, serial: str = "SN-1") -> DeviceCard:
    return DeviceCard(kind, info=info(kind, serial), fault=fault, since=AT, jobs=1204, faults=3)


def finding(test: str = "printer.state", outcome: Outcome = Outcome.PASS, *measures: Measure) -> Finding:
    return Finding(test, test.partition(".")[0], outcome, Verbatim("Contoh hasil"), AT, By.TECHNICIAN, measures)


@dataclass
class PlayedWorkshop:
    """Everything that a test wants the machine to say."""

    pin: PinChecked = MAY_TRY
    wrong: PinChecked = NOT_THIS
    role: PinRole = PinRole.TECHNICIAN
    devices: dict[str, DeviceCard] = field(default_factory=lambda: {kind: card(kind) for kind in KINDS})
    office: OfficeCard = OFFICE
    tests: tuple[Finding, ...] = (finding(),)
    works: dict[str, asks.WorkDone] = field(default_factory=dict)
    codes: tuple[tuple[str, str], ...] = (("QR", "UJI-QR"), ("Code 128", "UJI-128"))
    lines: tuple[asks.LogLine, ...] = (asks.LogLine(AT, Said(Speaker.KIOSK, "DLE EOT 4", b"\x10\x04\x04")),)
    can_trace: bool = False
    swap_fault: Fault | None = None
    says_at_work: tuple[Text, ...] = ()
    mended: asks.Mended = field(default_factory=asks.Mended)
    gauged: asks.Gauged | None = None
    report_fault: Fault | None = None
    breaks: bool = False
    asked: list[Ask] = field(default_factory=list)

    def answers(self, ask: Ask) -> tuple[Answer, ...]:
        self.asked.append(ask)
        if self.breaks:
            return (asks.Broke(),)
        match ask:
            case asks.LookAtPins():
                return (self.pin,)
            case asks.CheckPin(pin=pin):
                return (PinChecked(PinVerdict.RIGHT, WHO, role=self.role) if pin == PIN else self.wrong,)
            case asks.LookAround():
                return (Around(tuple(self.devices.values()), self.office, self.can_trace),)
            case asks.RetryParked():
                self.office = OfficeCard(reachable=True, waiting=len(self.office.parked))
                return (Around(tuple(self.devices.values()), self.office),)
            case asks.RunTests():
                ran = (asks.Ran((each,), n, len(self.tests)) for n, each in enumerate(self.tests, 1))
                return (*ran, asks.AllRan())
        return self._more(ask)

    def _more(self, ask: Ask) -> tuple[Answer, ...]:
        match ask:
            case asks.RunWork(work=work):
                return (*(asks.WorkSays(each) for each in self.says_at_work), self.works.get(work, asks.WorkDone()))
            case asks.Mend():
                return (self.mended,)
            case asks.ReadGauges():
                return () if self.gauged is None else (self.gauged,)
            case asks.WriteReport():
                return (asks.ReportWritten(self.report_fault),)
            case asks.ListCodes():
                return (asks.CodeList(self.codes),)
            case asks.ReadLog():
                return (asks.LogRead(self.lines),)
            case asks.Trace(on=on):
                return (asks.TraceChanged(on, "" if on else "printer.trace"),)
            case asks.PackBundle():
                return (asks.BundlePacked("bantuan-JGR-01-20261120-080500.zip"),)
            case asks.KeepSwap():
                return (asks.SwapKept(self.swap_fault),)
        return ()

    def newest(self, kind: type) -> Ask:
        return [each for each in self.asked if isinstance(each, kind)][-1]


class Staff:
    """The door with a technician before it. `asked` holds every effect, `timers` those that run."""

    def __init__(self, workshop: PlayedWorkshop | None = None, answering: bool = True) -> None:
        self.resident = Kiosk()
        self.clock = self.resident.clock
        self.workshop = workshop or PlayedWorkshop()
        self.door = Door(self.resident.visit, self.clock, enter)
        self.asked: list[Effect] = []
        self.timers: dict[str, float] = {}
        self._answering = answering

    @property
    def frame(self) -> Frame:
        return self.door.frame

    @property
    def view(self) -> View:
        return self.frame.view

    @property
    def page(self) -> str:
        return name_of(self.view)

    def knock(self, times: int = 5, every_s: float = 0.5) -> tuple[Effect, ...]:
        effects: tuple[Effect, ...] = ()
        for _ in range(times):
            effects = self.happens(Knocked())
            self.clock.pass_time(every_s)
        return effects

    def sign_in(self, then: str = "staff-overview") -> None:
        self.knock()
        self.type(PIN)
        assert self.page == then, self.view

    def type(self, digits: str) -> None:
        for digit in digits:
            self.happens(Typed(digit))

    def touch(self, thing: str, then: str = "") -> tuple[Effect, ...]:
        offered = (*things(self.view), *(tile.id for tile in getattr(self.view, "tiles", ())))
        assert thing in offered, f"{thing!r} cannot be touched on {self.page!r}: {self.view}"
        effects = self.happens(Chosen(thing))
        if then:
            assert self.page == then, f"{thing} opened {self.page!r}, not {then!r}: {self.view}"
        return effects

    def bar(self, key: BarKey, then: str = "") -> tuple[Effect, ...]:
        effects = self.happens(BarPressed(key))
        assert not then or self.page == then, self.view
        return effects

    def happens(self, event: Event, serial: int | None = None) -> tuple[Effect, ...]:
        effects = self.door.handle(event, self.frame.serial if serial is None else serial)
        for effect in effects:
            self._note(effect)
        check_frame(self.frame)
        for effect in effects:
            if isinstance(effect, AskWorkshop) and self._answering:
                for answer in self.workshop.answers(effect.ask):
                    self.happens(WorkshopSays(answer))
        return effects

    def ring(self, name: str) -> tuple[Effect, ...]:
        """The timer `name` runs out."""
        self.timers.pop(name)
        return self.happens(TimerFired(name))

    def _note(self, effect: Effect) -> None:
        self.asked.append(effect)
        match effect:
            case StartTimer(name=name, seconds=seconds):
                self.timers[name] = seconds
            case StopTimer(name=name):
                self.timers.pop(name, None)
            case Finish():
                self.timers.clear()


def at(room: str, workshop: PlayedWorkshop | None = None) -> Staff:
    """A technician who signed in and went to `room`: "overview", a device kind, "office" or "tests"."""
    staff = Staff(workshop)
    staff.sign_in()
    if room != "overview":
        staff.touch(room)
    return staff


signed_in: Callable[[], Staff] = partial(at, "overview")
