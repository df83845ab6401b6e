"""The night: tests by themselves in the quiet hours, once, with nobody there; the printers exercised once a week."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from hardware.device import Fault, Repair
from hardware.power.port import Battery
from hardware.printer.faults import OUT_OF_PAPER
from hardware.slip_printer.port import Slip
from kiosk.availability import ABSENT
from kiosk.devices.state import DeviceState
from kiosk.doctor.doctor import Doctor, grounded
from kiosk.doctor.model import By, Outcome
from kiosk.doctor.night import LOOK_EVERY_S, Night, began, exercise_is_due, is_due
from kiosk.doctor.report.writing import Desk, draw_here
from kiosk.settings import DoctorSettings
from tests.kiosk.bare_machine import HandTimers
from tests.kiosk.doctor.kit import Machine, machine
from tests.kiosk.fake_clock import WIB, FakeClock

SETTINGS = DoctorSettings()
SUNDAY = datetime(2026, 11, 22, 2, 30, tzinfo=WIB)
MONDAY = SUNDAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("hour", "start"),
    [("01:59", None), ("02:00", "02:00"), ("03:59", "02:00"), ("04:00", None), ("14:00", None)],
)
def test_quiet_hours(hour: str, start: str | None) -> None:
    now = datetime.combine(SUNDAY.date(), time.fromisoformat(hour), WIB)
    wanted = None if start is None else datetime.combine(SUNDAY.date(), time.fromisoformat(start), WIB)
    assert began(now, SETTINGS) == wanted


@pytest.mark.parametrize(
    ("now", "day"), [("23:30", 22), ("00:30", 21), ("03:59", 21), ("04:00", None), ("12:00", None)]
)
def test_quiet_hours_over_midnight_are_one_night(now: str, day: int | None) -> None:
    late = replace_hours("23:00", "04:00")
    moment = datetime.combine(SUNDAY.date(), time.fromisoformat(now), WIB)
    start = began(moment, late)
    assert (start.day if start else None) == day


def replace_hours(start: str, end: str) -> DoctorSettings:
    return DoctorSettings(quiet_from=time.fromisoformat(start), quiet_until=time.fromisoformat(end))


def test_once_a_night() -> None:
    assert is_due(SUNDAY, SETTINGS, None)
    assert is_due(SUNDAY, SETTINGS, SUNDAY - timedelta(days=1))
    assert not is_due(SUNDAY, SETTINGS, SUNDAY - timedelta(minutes=10))
    assert not is_due(SUNDAY, DoctorSettings(nightly=False), None)
    assert not is_due(SUNDAY.replace(hour=9), SETTINGS, None)


def test_printers_once_a_week() -> None:
    assert exercise_is_due(SUNDAY, SETTINGS, None)
    assert exercise_is_due(SUNDAY, SETTINGS, SUNDAY - timedelta(days=7))
    assert not exercise_is_due(SUNDAY, SETTINGS, SUNDAY - timedelta(minutes=20))
    assert not exercise_is_due(MONDAY, SETTINGS, None)
    assert not exercise_is_due(SUNDAY, DoctorSettings(exercise_day=""), None)


@dataclass
class PlayedHands:
    """Printers that print, or say why not."""

    a4: Fault | None = None
    slip: Fault | None = None
    printed: list[object] = field(default_factory=list)

    def states(self) -> tuple[DeviceState, ...]:
        return ()

    def battery(self) -> Battery | Fault | None:
        return None

    def mend(self) -> tuple[tuple[str, Repair], ...]:
        return ()

    def retry_parked(self) -> int:
        return 0

    def print_pdf(self, pdf: bytes, title: str) -> Fault | None:
        self.printed.append((pdf, title))
        return self.a4

    def print_slip(self, slip: Slip) -> Fault | None:
        self.printed.append(slip)
        return self.slip


@dataclass
class Bench:
    pc: Machine
    clock: FakeClock
    hands: PlayedHands = field(default_factory=PlayedHands)
    timers: HandTimers = field(default_factory=HandTimers)
    jobs: list[Callable[[], None]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    quiet: bool = True

    def night(self, settings: DoctorSettings = SETTINGS) -> Night:
        history = self.pc.ground.history
        return Night(
            settings,
            self.clock,
            self.timers,
            lambda: self.quiet,
            self.jobs.append,
            Doctor(grounded(self.pc.ground, self.hands), self.hands, "0.1.0"),
            Desk(history, self.pc.folder / "doctor" / "reports", "Kecamatan Jogoroto", draw_here),
            history,
            lambda kiosk, _now: f"%PDF {kiosk}".encode(),
            lambda: self.told.append("uplink"),
        )

    def look(self) -> None:
        self.timers.ring(LOOK_EVERY_S)
        while self.jobs:
            self.jobs.pop(0)()

    def reports(self) -> int:
        return len(self.pc.ground.history.reports())


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    clock = FakeClock(SUNDAY)
    pc = machine(tmp_path)
    pc.change(clock=clock)
    yield Bench(pc, clock)
    pc.ground.history.close()


def test_at_night_it_tests_prints_and_reports_once(bench: Bench) -> None:
    bench.night().start()
    bench.look()
    bench.look()
    assert bench.reports() == 1
    assert bench.told == ["uplink"]
    assert [each.by for each in bench.pc.ground.history.newest()] == [By.NIGHT] * len(bench.pc.ground.history.newest())
    pdf, slip = bench.hands.printed
    assert pdf == (b"%PDF JGR-01", "lembar-uji")
    assert "Slip uji mingguan" in str(slip)
    assert "Minggu, 22 November 2026" in str(slip)


def test_a_restart_in_the_same_night_repeats_nothing(bench: Bench) -> None:
    bench.night().start()
    bench.look()
    bench.clock.pass_time(600)
    bench.timers.running.clear()
    bench.night().start()
    bench.look()
    assert (bench.reports(), len(bench.hands.printed)) == (1, 2)


def test_the_next_night_reports_again_and_prints_nothing(bench: Bench) -> None:
    bench.night().start()
    bench.look()
    bench.clock.pass_time(86400)
    bench.look()
    assert (bench.reports(), len(bench.hands.printed)) == (2, 2)


def test_nothing_happens_while_somebody_is_there_or_on_battery(bench: Bench) -> None:
    bench.quiet = False
    bench.night().start()
    bench.look()
    assert bench.reports() == 0
    bench.quiet = True
    bench.look()
    assert bench.reports() == 1


def test_nothing_happens_by_day(bench: Bench) -> None:
    bench.clock.pass_time(6 * 3600)
    bench.night().start()
    bench.look()
    assert bench.reports() == 0


def test_turned_off_it_does_not_even_look(bench: Bench) -> None:
    bench.night(DoctorSettings(nightly=False)).start()
    assert bench.timers.running == []


def test_a_printer_without_paper_is_in_the_report_and_not_tried_again(bench: Bench) -> None:
    bench.hands.a4 = OUT_OF_PAPER
    bench.night().start()
    bench.look()
    found = {each.test: each for each in bench.pc.ground.history.newest()}
    assert found["printer.exercise"].outcome is Outcome.FAIL
    assert found["slip_printer.exercise"].outcome is Outcome.PASS
    bench.clock.pass_time(600)
    bench.look()
    assert len(bench.hands.printed) == 2


def test_a_kiosk_without_a_slip_printer_says_nothing_about_it(bench: Bench) -> None:
    bench.hands.slip = ABSENT
    bench.night().start()
    bench.look()
    assert "slip_printer.exercise" not in {each.test for each in bench.pc.ground.history.newest()}


def test_a_report_that_could_not_be_written_is_tried_again(bench: Bench) -> None:
    place = bench.pc.folder / "doctor" / "reports"
    place.write_text("a file where the folder should be")
    bench.night().start()
    bench.look()
    assert bench.reports() == 0
    place.unlink()
    bench.look()
    assert bench.reports() == 1
