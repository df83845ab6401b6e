"""The workshop on real parts: supervisor threads, the history's database, the spool, a fake's two-way talk."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from hardware.device import DeviceInfo, Fault
from hardware.power.fake import FakeUps
from hardware.power.faults import ON_BATTERY
from hardware.power.port import Battery
from hardware.printer.fake import FakePrinter
from hardware.reader.faults import ACCESS_DENIED
from hardware.trace import Ear, Said, Speaker, Tells
from kiosk.devices import Supervisor
from kiosk.doctor.ground import Ground
from kiosk.doctor.history import History, device_id
from kiosk.doctor.model import By, Outcome
from kiosk.settings import KioskSettings
from kiosk.spool.faults import DISK_FULL
from kiosk.technician import asks
from kiosk.technician.asks import Answer, Around, Ask, Kept, SwapReport
from kiosk.technician.assembly import toolroom_of
from kiosk.technician.ears import Ears
from kiosk.technician.workshop import Toolroom
from kiosk.uplink.faults import NOT_ENROLLED
from tests.benches.wait import wait_until
from tests.flows.staff import finding
from tests.kiosk.fake_clock import FakeClock

SAID = Said(Speaker.DEVICE, "paper roll sensor", b"\x72")


class TalkingReader(Tells):
    """A reader that says a word whenever it is asked for a code, and is lost once when a test says so."""

    lost = False
    opened = 0

    def __init__(self) -> None:
        TalkingReader.opened += 1

    def info(self) -> DeviceInfo:
        return DeviceInfo("reader", "contoh", "tty", "Contoh", "R-1")

    def check(self) -> Fault | None:
        was_lost, TalkingReader.lost = TalkingReader.lost, False
        return ACCESS_DENIED if was_lost else None

    def read(self, timeout_s: float) -> str | None:
        self._tell(Speaker.DEVICE, "paper roll sensor", b"\x72")
        return None

    def close(self) -> None:
        pass


@dataclass
class Room:
    """A toolroom with everything around it."""

    toolroom: Toolroom
    supervisor: Supervisor
    history: History
    clock: FakeClock
    folder: Path
    printer: FakePrinter
    told: list[Answer] = field(default_factory=list)

    def ask(self, wish: Ask) -> Any:
        """What was told, the last of it."""
        self.told.clear()
        self.toolroom.carry_out(wish, self.told.append)
        return self.told[-1] if self.told else None

    def card(self, kind: str) -> asks.DeviceCard:
        around = self.ask(asks.LookAround())
        assert isinstance(around, Around)
        return next(card for card in around.devices if card.kind == kind)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    clock, printer, power = FakeClock(), FakePrinter(), FakeUps()
    supervisor = Supervisor(
        {"printer": lambda: printer, "reader": TalkingReader, "power": lambda: power}, clock, lambda _news: None
    )
    history = History.open(tmp_path / "doctor")
    ground = Ground(By.TECHNICIAN, clock, KioskSettings(), tmp_path, NOT_ENROLLED, None, history, supervisor.states)
    toolroom = toolroom_of(
        tmp_path, clock, supervisor, version="uji", history=history, ground=ground, stopped=NOT_ENROLLED
    )
    supervisor.start()
    wait_until(lambda: supervisor.availability.faults == (), "all devices ready")
    yield Room(toolroom, supervisor, history, clock, tmp_path, printer)
    supervisor.stop()
    history.close()


# --- looking ---------------------------------------------------------------------------------------------------------


def test_every_kind_of_device_is_there_with_what_it_is(room: Room) -> None:
    around = room.ask(asks.LookAround())
    assert {card.kind: card.absent for card in around.devices} == {
        "printer": False,
        "reader": False,
        "power": False,
        "scanner": True,
        "camera": True,
        "slip_printer": True,
    }
    card = room.card("printer")
    assert card.info == room.printer.info()
    assert card.fault is None
    assert card.since is not None
    assert around.office.stopped == NOT_ENROLLED
    assert around.office.version == "uji"


def test_counters_and_the_last_test_come_from_the_history(room: Room) -> None:
    device = device_id(room.printer.info())
    room.history.count(device, "pages", 12, room.clock.now())
    room.history.count(device, "faults", 2, room.clock.now())
    found = replace(finding("printer.state", Outcome.WARN), at=room.clock.now())
    room.ask(asks.KeepFinding(Kept(found, "Teknisi Contoh")))
    card = room.card("printer")
    assert (card.jobs, card.faults) == (12, 2)
    assert card.last == Kept(found, "Teknisi Contoh")


def test_tests_that_need_no_hand_run_and_are_kept_under_the_technician_s_name(room: Room) -> None:
    room.ask(asks.RunTests("disk", "Teknisi Contoh"))
    ran = [each for each in room.told if isinstance(each, asks.Ran)]
    assert [each.done for each in ran] == list(range(1, ran[0].total + 1))
    assert room.told[-1] == asks.AllRan()
    tested = room.history.last_tested("disk.")
    assert tested is not None
    assert (tested.by, tested.who) == (By.TECHNICIAN, "Teknisi Contoh")


def test_the_sheet_s_codes_are_the_ones_that_are_printed(room: Room) -> None:
    from kiosk.doctor.evidence.codes import CODES, missing

    codes = room.ask(asks.ListCodes()).codes
    assert len(codes) == len(CODES)
    assert missing([text for _, text in codes]) == ()


# --- listening -------------------------------------------------------------------------------------------------------


def test_a_device_is_listened_to_on_its_own_thread_and_only_while_somebody_follows(room: Room) -> None:
    room.ask(asks.FollowLog("reader"))
    wait_until(lambda: room.ask(asks.ReadLog("reader")).lines != (), "a line")
    assert room.ask(asks.ReadLog("reader")).lines[0].said == SAID
    room.ask(asks.LeaveLog("reader"))
    assert room.ask(asks.ReadLog("reader")).lines == ()


def test_the_ear_stays_when_the_device_is_opened_anew(room: Room) -> None:
    heard: list[Said] = []
    room.supervisor.trace_to("reader", heard.append)
    wait_until(lambda: heard, "a word before")
    before = TalkingReader.opened
    TalkingReader.lost = True

    def opened_anew() -> bool:
        room.clock.pass_time(5)
        return TalkingReader.opened > before

    wait_until(opened_anew, "it is opened anew")
    heard.clear()
    wait_until(lambda: heard, "a word of the new one")
    room.supervisor.trace_to("reader", None)


def test_a_device_that_keeps_silent_or_is_not_there_can_be_listened_to_in_vain(room: Room) -> None:
    room.ask(asks.FollowLog("camera"))
    assert room.ask(asks.ReadLog("camera")).lines == ()


class OneDevice:
    """`ears.Spoken`: remembers the ear it was given."""

    def __init__(self) -> None:
        self.ear: Ear | None = None

    def trace_to(self, kind: str, ear: Ear | None) -> None:
        self.ear = ear


class PlayedTracer:
    def __init__(self, refuses: Fault | None = None) -> None:
        self.heard: list[Said] = []
        self._refuses = refuses

    def begin(self, kind: str) -> Ear | Fault:
        return self._refuses or self.heard.append

    def end(self, kind: str) -> str | Fault:
        return f"{kind}.trace"


def test_a_trace_goes_on_after_the_log_was_closed() -> None:
    device, tracer = OneDevice(), PlayedTracer()
    ears = Ears(device, FakeClock().now, tracer)
    ears.follow("printer")
    assert ears.trace("printer", on=True) == ""
    ears.leave("printer")
    assert device.ear is not None
    device.ear(SAID)
    assert tracer.heard == [SAID]
    assert ears.lines("printer") == ()
    assert ears.trace("printer", on=False) == "printer.trace"
    assert device.ear is None


def test_a_trace_that_cannot_begin_is_said_and_listens_to_nobody() -> None:
    device = OneDevice()
    ears = Ears(device, FakeClock().now, PlayedTracer(DISK_FULL))
    assert ears.trace("printer", on=True) == DISK_FULL
    assert not ears.traced("printer")
    assert device.ear is None


def test_only_the_newest_lines_are_kept() -> None:
    device = OneDevice()
    ears = Ears(device, FakeClock().now, None)
    ears.follow("printer")
    assert device.ear is not None
    for number in range(500):
        device.ear(Said(Speaker.KIOSK, str(number)))
    assert [line.said.what for line in ears.lines("printer")][-1] == "499"
    assert len(ears.lines("printer")) == 120


# --- part swap, UPS --------------------------------------------------------------------------------------------------


def report(room: Room) -> SwapReport:
    old = replace(room.printer.info(), serial="SN-OLD")
    found = (finding("printer.state"),)
    return SwapReport("printer", room.clock.now(), "Teknisi Contoh", old, room.printer.info(), None, found, found)


def test_a_swap_is_kept_in_a_file_and_counters_begin_at_zero(room: Room) -> None:
    room.history.count(device_id(room.printer.info()), "pages", 900, room.clock.now())
    assert room.ask(asks.KeepSwap(report(room))) == asks.SwapKept()
    assert room.card("printer").jobs == 0
    (file,) = (room.folder / "swaps").iterdir()
    kept = json.loads(file.read_text())
    assert (kept["before"]["serial"], kept["who"]) == ("SN-OLD", "Teknisi Contoh")
    assert kept["found_after"][0]["says"] == "Contoh hasil"
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_report_that_cannot_be_written_leaves_the_counters_alone(room: Room) -> None:
    room.history.count(device_id(room.printer.info()), "pages", 900, room.clock.now())
    (room.folder / "swaps").write_text("in the way")
    kept = room.ask(asks.KeepSwap(report(room)))
    assert kept.fault is not None
    assert room.card("printer").jobs == 900


def ups(room: Room, work: str) -> asks.WorkDone:
    done = room.ask(asks.RunWork(work, "power.unplugged"))
    assert isinstance(done, asks.WorkDone)
    return done


def test_a_ups_that_does_not_notice_the_plug_fails(room: Room) -> None:
    done = ups(room, "power.on_battery")
    assert done.finding is not None
    assert done.finding.outcome is Outcome.FAIL


def test_a_ups_back_on_the_mains_passes_with_what_is_left_in_it(room: Room) -> None:
    done = ups(room, "power.on_mains")
    assert done.finding is not None
    assert done.finding.outcome is Outcome.PASS


@dataclass
class OneAnswer:
    """`machine.Devices` with a UPS that says this."""

    says: Battery | Fault

    def submit(self, kind: str, job: Callable[[Any], Any]) -> Any:
        from concurrent.futures import Future

        future: Future[Any] = Future()
        future.set_result(self.says)
        return future


@pytest.mark.parametrize("says", [ON_BATTERY, Battery(on_mains=False)])
def test_a_ups_on_its_battery_is_what_the_first_step_wants(says: Battery | Fault) -> None:
    from kiosk.technician.works import Tools, on_battery

    assert on_battery(Tools(OneAnswer(says), FakeClock()), "power.unplugged") is None  # type: ignore[arg-type]


def test_a_ups_that_stays_on_its_battery_fails() -> None:
    from kiosk.technician.works import Tools, on_mains

    came = on_mains(Tools(OneAnswer(Battery(on_mains=False, charge=80)), FakeClock()), "power.unplugged")  # type: ignore[arg-type]
    assert not isinstance(came, Fault)
    assert came is not None
    assert came.outcome is Outcome.FAIL
    assert came.measures[0].value == 80


def test_a_bundle_is_packed_on_this_disk_and_named(room: Room) -> None:
    packed = room.ask(asks.PackBundle())
    assert packed.fault is None
    assert (room.folder / "bundles" / packed.file).is_file()
