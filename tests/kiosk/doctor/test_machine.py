"""The PC itself: each test goes red for its own trouble, and says nothing of what it cannot see."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.doctor.model import Outcome
from kiosk.doctor.outside import Ran, RealOutside
from kiosk.doctor.table import TESTS, Test, run, run_one
from kiosk.settings import KioskSettings, Panel, PrinterSettings
from kiosk.uplink.faults import NOT_ENROLLED
from tests.kiosk.doctor.kit import Machine, said

MEMINFO = "MemTotal:       8000000 kB\nMemFree:  100000 kB\nMemAvailable:   {free} kB\n"


def test_on_a_bare_machine_nothing_breaks_and_every_finding_has_its_sentence(pc: Machine) -> None:
    found = run(pc.ground)
    assert [each.test for each in found if each.test.endswith(".broken")] == []
    assert all(said(each) for each in found)
    kinds = {"scanner", "camera", "reader", "printer", "slip_printer", "power"}
    assert kinds <= {each.part for each in found}


@pytest.mark.parametrize(("free", "outcome"), [(4_000_000, Outcome.PASS), (700_000, Outcome.WARN)])
def test_memory(pc: Machine, free: int, outcome: Outcome) -> None:
    pc.put("proc/meminfo", MEMINFO.format(free=free))
    assert pc.look("machine")["machine.memory"].outcome is outcome


@pytest.mark.parametrize(
    ("degrees", "outcome"), [(55, Outcome.PASS), (84, Outcome.WARN), (97, Outcome.FAIL)], ids=["cool", "hot", "too hot"]
)
def test_heat_is_that_of_the_hottest_place(pc: Machine, degrees: int, outcome: Outcome) -> None:
    pc.put("sys/class/thermal/thermal_zone0/temp", "31000\n")
    pc.put("sys/class/thermal/thermal_zone1/temp", f"{degrees}000\n")
    finding = pc.look("machine")["machine.heat"]
    assert (finding.outcome, finding.measures[0].value) == (outcome, degrees)


def test_without_a_sensor_nothing_is_said_about_heat(pc: Machine) -> None:
    assert "machine.heat" not in pc.look("machine")


@pytest.mark.parametrize(
    ("modes", "outcome"),
    [("1080x1920\n", Outcome.PASS), ("1920x1080\n1280x720\n", Outcome.PASS), ("1366x768\n", Outcome.WARN)],
    ids=["upright", "on its side", "another one"],
)
def test_panel(pc: Machine, modes: str, outcome: Outcome) -> None:
    pc.change(settings=KioskSettings(panel=Panel(width=1080, height=1920)))
    pc.put("sys/class/drm/card0-HDMI-A-1/status", "connected\n")
    pc.put("sys/class/drm/card0-HDMI-A-1/modes", modes)
    pc.put("sys/class/drm/card0-DP-1/status", "disconnected\n")
    pc.put("sys/class/drm/card0-DP-1/modes", "1080x1920\n")
    assert pc.look("panel")["panel.size"].outcome is outcome


def test_sound(pc: Machine) -> None:
    pc.put("proc/asound/cards", "--- no soundcards ---\n")
    assert pc.look("sound")["sound.card"].outcome is Outcome.WARN
    pc.put("proc/asound/cards", " 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n")
    assert pc.look("sound")["sound.card"].outcome is Outcome.PASS


@pytest.mark.parametrize(
    ("error", "outcome"), [(900, Outcome.PASS), (16_000_000, Outcome.WARN), (None, Outcome.NOT_RUN)]
)
def test_clock_set_by_the_network(pc: Machine, error: int | None, outcome: Outcome) -> None:
    pc.change(clock_error_us=lambda: error)
    assert pc.look("clock")["clock.synced"].outcome is outcome


def test_a_kiosk_that_is_not_enrolled_says_so(pc: Machine) -> None:
    pc.change(identity=NOT_ENROLLED)
    finding = pc.look("machine")["machine.enrolled"]
    assert finding.outcome is Outcome.FAIL
    assert "anjungan enroll" in said(finding)


def test_sudden_ends_are_told_apart(pc: Machine) -> None:
    history, now = pc.ground.history, pc.clock.now()
    assert pc.look("machine")["machine.cut_off"].outcome is Outcome.PASS
    history.begin_life("boot-1", now - timedelta(days=2))
    history.begin_life("boot-1", now - timedelta(days=1))
    assert "Program anjungan berhenti mendadak 1 kali" in said(pc.look("machine")["machine.cut_off"])
    history.begin_life("boot-2", now)
    finding = pc.look("machine")["machine.cut_off"]
    assert finding.outcome is Outcome.WARN
    assert "Komputer mati mendadak 2 kali minggu ini, terakhir sebelum 20-11-2026 08.05" in said(finding)


CUPSD = "LogLevel warn\n{lines}\nListen localhost:631\n"


@pytest.mark.parametrize(
    ("lines", "outcome"),
    [
        ("PreserveJobFiles No\nDirtyCleanInterval 0", Outcome.PASS),
        ("PreserveJobFiles No", Outcome.FAIL),
        ("PreserveJobFiles 86400\nDirtyCleanInterval 0", Outcome.FAIL),
        ("", Outcome.FAIL),
    ],
)
def test_cups_keeps_nothing(pc: Machine, lines: str, outcome: Outcome) -> None:
    pc.change(settings=KioskSettings(printer=PrinterSettings(driver="cups")))
    pc.put("etc/cups/cupsd.conf", CUPSD.format(lines=lines))
    assert pc.look("printer")["printer.keeps_nothing"].outcome is outcome


def test_the_sentence_names_only_the_lines_that_are_missing(pc: Machine) -> None:
    pc.change(settings=KioskSettings(printer=PrinterSettings(driver="cups")))
    pc.put("etc/cups/cupsd.conf", CUPSD.format(lines="PreserveJobFiles No"))
    words = said(pc.look("printer")["printer.keeps_nothing"])
    assert "DirtyCleanInterval 0" in words
    assert "PreserveJobFiles" not in words


def test_a_test_with_a_bug_stops_no_other(pc: Machine) -> None:
    def broken(_ground: object) -> object:
        raise ValueError("9903121708900003")

    (finding,) = run_one(Test("disk", broken), pc.ground)  # type: ignore[arg-type]
    assert (finding.test, finding.outcome) == ("disk.broken", Outcome.WARN)
    assert len(TESTS) > 15


def test_programs_outside_are_run_with_a_limit_and_no_shell() -> None:
    assert RealOutside().run("echo", "$HOME") == Ran(0, "$HOME\n")
    assert RealOutside().run("no-such-program-anywhere") is None
    assert RealOutside(within_s=0.05).run("sleep", "5") is None
