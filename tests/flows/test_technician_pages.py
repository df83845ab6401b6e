"""What the technician sees and does inside: devices, office, tests, live log. One script for each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hardware.power.faults import REPLACE_BATTERY
from hardware.printer.faults import OUT_OF_PAPER
from hardware.scanner.faults import JAM
from hardware.slip_printer.faults import PAPER_LOW
from hardware.trace import Said, Speaker
from kiosk.availability import Availability
from kiosk.doctor.model import By, Measure, Outcome
from kiosk.effects import Chime, ListenForCode, StopListening
from kiosk.events import BarKey, BarPressed, CellTouched, Chosen, CodeRead, MachineChanged, WorkshopSays
from kiosk.spool.faults import DISK_FULL
from kiosk.technician import asks
from kiosk.technician.asks import KeepFinding, Kept, LogLine, OfficeCard, ParkedRow
from kiosk.technician.hands import CodesPage
from kiosk.views import ColourView, Mark, StaffListView, TouchGridView
from tests.flows.script import spoken
from tests.flows.staff import AT, KINDS, WHO, PlayedWorkshop, Staff, at, card, finding, signed_in


def rows(staff: Staff) -> dict[str, Mark]:
    assert isinstance(staff.view, StaffListView)
    return {row.id: row.mark for row in staff.view.rows}


def kept(staff: Staff) -> Kept:
    found = staff.workshop.newest(KeepFinding)
    assert isinstance(found, KeepFinding)
    return found.kept


# --- overview --------------------------------------------------------------------------------------------------------


def test_every_device_stands_on_one_page_with_all_that_is_known() -> None:
    workshop = PlayedWorkshop()
    workshop.devices["printer"] = replace(card("printer"), last=Kept(finding(), WHO))
    staff = at("overview", workshop)
    assert set(rows(staff)) == {*KINDS, "office"}
    said = spoken(staff.frame)
    for fact in (
        "Contoh printer",
        "SN SN-1",
        "FW 1.0",
        "usb:printer",
        "1204 lembar, 3 gangguan",
        "Sejak 20/11/26 08.05",
        WHO,
    ):
        assert fact in said


def test_what_wants_a_hand_comes_first() -> None:
    workshop = PlayedWorkshop()
    workshop.devices["power"] = replace(card("power"), absent=True)
    workshop.devices["slip_printer"] = replace(card("slip_printer"), warnings=(PAPER_LOW,))
    workshop.devices["printer"] = card("printer", OUT_OF_PAPER)
    assert list(rows(at("overview", workshop)).items()) == [
        ("printer", Mark.BAD),
        ("slip_printer", Mark.LOOK),
        ("scanner", Mark.GOOD),
        ("camera", Mark.GOOD),
        ("reader", Mark.GOOD),
        ("office", Mark.GOOD),
        ("", Mark.ABSENT),  # and cannot be touched
    ]


def test_a_fault_that_leaves_the_device_its_job_is_a_warning() -> None:
    workshop = PlayedWorkshop()
    workshop.devices["power"] = card("power", REPLACE_BATTERY)
    assert rows(at("overview", workshop))["power"] is Mark.LOOK


def test_the_page_looks_again_by_itself_and_at_once_when_something_changed() -> None:
    staff = signed_in()
    staff.workshop.devices["printer"] = card("printer", OUT_OF_PAPER)
    staff.ring("staff-look")
    assert rows(staff)["printer"] is Mark.BAD
    staff.workshop.devices["printer"] = card("printer")
    staff.happens(MachineChanged(Availability()))
    assert rows(staff)["printer"] is Mark.GOOD


def test_a_row_that_moved_is_not_opened_by_a_finger_on_its_way() -> None:
    staff = signed_in()
    serial = staff.frame.serial
    staff.workshop.devices["printer"] = card("printer", OUT_OF_PAPER)
    staff.ring("staff-look")
    staff.happens(Chosen("scanner"), serial)
    assert staff.page == "staff-overview"


def test_looking_stops_with_the_page() -> None:
    staff = signed_in()
    assert "staff-look" in staff.timers
    staff.touch("tests", "staff-tests")
    assert "staff-look" not in staff.timers


def test_one_look_at_a_time() -> None:
    staff = Staff(answering=False)
    staff.knock()
    staff.door.handle(asks_pin_right())
    looks = [each for each in staff.asked if getattr(each, "ask", None) == asks.LookAround()]
    staff.happens(MachineChanged(Availability()))
    assert [each for each in staff.asked if getattr(each, "ask", None) == asks.LookAround()] == looks


def asks_pin_right() -> WorkshopSays:
    return WorkshopSays(asks.PinChecked(asks.PinVerdict.RIGHT, WHO))


def test_why_the_kiosk_serves_nobody_stands_on_top() -> None:
    staff = at("overview", PlayedWorkshop(office=OfficeCard(reachable=False, stopped=DISK_FULL)))
    assert staff.view.notice is not None
    assert rows(staff)["office"] is Mark.BAD


# --- one device ------------------------------------------------------------------------------------------------------


def test_a_device_page_names_the_fault_and_what_to_do() -> None:
    workshop = PlayedWorkshop()
    workshop.devices["scanner"] = card("scanner", JAM)
    staff = at("scanner", workshop)
    assert staff.page == "staff-device"
    assert JAM.code in spoken(staff.frame)
    assert staff.view.notice is not None
    staff.bar(BarKey.BACK, "staff-overview")


# --- office ----------------------------------------------------------------------------------------------------------


def test_what_the_office_refused_is_seen_and_sent_again() -> None:
    office = OfficeCard(reachable=True, parked=(ParkedRow("JGR-01-000042", "hash_mismatch", AT),), version="0.1.0")
    staff = at("office", PlayedWorkshop(office=office))
    said = spoken(staff.frame)
    assert "JGR-01-000042" in said
    assert "hash_mismatch" in said
    staff.touch("retry-parked", "staff-office")
    assert "1 kiriman menunggu, 0 ditolak" in spoken(staff.frame)
    assert [button.id for button in staff.view.buttons] == ["bundle"]


def test_a_full_disk_is_said() -> None:
    staff = at("overview", PlayedWorkshop(office=OfficeCard(reachable=True, disk=DISK_FULL)))
    assert rows(staff)["office"] is Mark.BAD


# --- tests -----------------------------------------------------------------------------------------------------------


def test_all_tests_run_and_the_bad_ones_come_first() -> None:
    found = (finding(), finding("disk.fsync", Outcome.FAIL), finding("power.state", Outcome.NOT_RUN))
    staff = at("overview", PlayedWorkshop(tests=found))
    staff.touch("all", "staff-findings")
    assert [row.mark for row in staff.view.rows] == [Mark.BAD, Mark.GOOD, Mark.ABSENT]
    assert staff.workshop.newest(asks.RunTests) == asks.RunTests("", WHO)
    staff.touch("ok", "staff-overview")


def test_one_finding_shows_what_it_measured() -> None:
    measured = finding("disk.fsync", Outcome.WARN, Measure("fsync", 61.52, "ms", 50))
    staff = at("scanner", PlayedWorkshop(tests=(measured,)))
    staff.touch("test", "staff-tests")
    staff.touch("alone", "staff-findings")
    assert "waktu tulis: 61,52 ms (batas 50 ms)" in spoken(staff.frame)
    staff.touch("again", "staff-findings")
    staff.touch("ok", "staff-tests")


def test_while_tests_run_nobody_is_sent_out_and_kembali_waits() -> None:
    staff = Staff(answering=False)
    staff.knock()
    staff.happens(asks_pin_right())
    staff.happens(WorkshopSays(asks.Around((card("printer"),), OfficeCard(reachable=True))))
    staff.touch("all", "busy")
    assert not staff.frame.can_go_back
    staff.ring("staff-idle")
    assert staff.page == "busy"
    staff.happens(WorkshopSays(asks.Ran((finding(),), 1, 2)))
    assert "1 dari 2" in spoken(staff.frame)
    staff.happens(WorkshopSays(asks.AllRan()))
    assert staff.page == "staff-findings"


def test_a_part_that_is_not_here_has_no_test() -> None:
    workshop = PlayedWorkshop()
    workshop.devices["power"] = replace(card("power"), absent=True)
    staff = at("tests", workshop)
    assert "power.unplugged" not in rows(staff)
    assert "reader.codes" in rows(staff)


def test_sound_passes_on_a_yes_and_is_kept_with_who_and_when() -> None:
    staff = at("tests")
    assert Chime("test-tone") in staff.touch("sound.tone", "staff-question")
    assert Chime("test-tone") in staff.touch("sound", "staff-question")
    staff.touch("yes", "staff-findings")
    found = kept(staff)
    assert (found.who, found.finding.outcome, found.finding.by) == (WHO, Outcome.PASS, By.TECHNICIAN)
    assert found.finding.test == "sound.tone"
    assert found.finding.at == staff.clock.now()


def test_sound_fails_on_a_no() -> None:
    staff = at("tests")
    staff.touch("sound.tone")
    staff.touch("no", "staff-findings")
    assert kept(staff).finding.outcome is Outcome.FAIL
    assert staff.view.rows[0].mark is Mark.BAD


def test_a_test_left_in_the_middle_found_nothing() -> None:
    staff = at("tests")
    staff.touch("sound.tone")
    staff.bar(BarKey.BACK, "staff-tests")
    assert not any(isinstance(each, KeepFinding) for each in staff.workshop.asked)


def test_the_touch_grid_passes_by_itself_when_every_cell_was_felt() -> None:
    staff = at("tests")
    staff.touch("panel.touch", "touch-grid")
    for cell in range(64):
        assert isinstance(staff.view, TouchGridView)
        staff.happens(CellTouched(cell))
    assert staff.page == "staff-findings"
    assert kept(staff).finding.outcome is Outcome.PASS


def test_the_touch_grid_names_the_cells_that_feel_nothing() -> None:
    staff = at("tests")
    staff.touch("panel.touch")
    for cell in range(64):
        if cell not in (0, 63):
            staff.happens(CellTouched(cell))
    staff.happens(CellTouched(64))  # there is no such cell
    assert staff.timers["staff-grid"] == 20
    staff.ring("staff-grid")
    assert kept(staff).finding.outcome is Outcome.FAIL
    assert "2 kotak" in spoken(staff.frame)
    assert "1.1, 8.8" in spoken(staff.frame)


def test_quick_strokes_on_the_grid_are_not_taken_for_touches_of_an_older_page() -> None:
    staff = at("tests")
    staff.touch("panel.touch")
    serial = staff.frame.serial
    for cell in range(5):
        staff.happens(CellTouched(cell), serial)
    assert staff.view.touched == frozenset(range(5))


def test_colours_fill_the_glass_one_after_the_other() -> None:
    staff = at("tests")
    staff.touch("panel.colours", "staff-step")
    staff.touch("next", "colour")
    seen = []
    while isinstance(staff.view, ColourView):
        seen.append(staff.view.colour)
        staff.happens(Chosen("next"))
    assert len(set(seen)) == 6
    assert {"#000000", "#FFFFFF", "#FF0000", "#00FF00", "#0000FF"} < set(seen)
    staff.touch("no", "staff-findings")
    assert kept(staff).finding.outcome is Outcome.FAIL


def test_the_reader_passes_itself_on_reading_the_sheet() -> None:
    staff = at("tests")
    assert ListenForCode() in staff.touch("reader.codes", "staff-codes")
    assert ListenForCode() in staff.happens(CodeRead("UJI-QR\r\n"))
    assert [row.mark for row in staff.view.rows] == [Mark.GOOD, Mark.NONE]
    effects = staff.happens(CodeRead("UJI-128"))
    assert staff.page == "staff-findings"
    assert StopListening() in effects
    assert kept(staff).finding.outcome is Outcome.PASS


def test_a_code_shown_before_the_list_has_come_counts() -> None:
    heard: list[CodesPage] = []
    page = CodesPage(lambda: heard.append(page) or (), lambda _why: ())
    page.open()
    page.handle(CodeRead("UJI-QR"))
    page.handle(WorkshopSays(asks.CodeList((("QR", "UJI-QR"), ("Code 128", "UJI-128")))))
    view = page.view
    assert isinstance(view, StaffListView)
    assert [row.mark for row in view.rows] == [Mark.GOOD, Mark.NONE]
    page.handle(CodeRead("UJI-128"))
    assert heard == [page]


def test_a_code_that_is_not_on_the_sheet_is_never_shown() -> None:
    staff = at("tests")
    staff.touch("reader.codes")
    staff.happens(CodeRead("9999010101900001"))
    assert "9999010101900001" not in repr(staff.frame)
    assert staff.view.notice is not None
    staff.touch("give-up", "staff-findings")
    assert "QR, Code 128" in spoken(staff.frame)
    assert kept(staff).finding.outcome is Outcome.FAIL


def test_the_ups_is_unplugged_and_plugged_in_again() -> None:
    workshop = PlayedWorkshop(works={"power.on_mains": asks.WorkDone(finding("power.unplugged"))})
    staff = at("tests", workshop)
    staff.touch("power.unplugged", "staff-step")
    staff.touch("next", "staff-step")
    staff.touch("next", "staff-findings")
    assert [each.work for each in workshop.asked if isinstance(each, asks.RunWork)] == [
        "power.on_battery",
        "power.on_mains",
    ]
    assert kept(staff).finding.outcome is Outcome.PASS


@pytest.mark.parametrize(
    "came", [asks.WorkDone(fault=JAM), asks.WorkDone(finding("power.unplugged", Outcome.FAIL))], ids=["fault", "fail"]
)
def test_work_that_fails_ends_the_test(came: asks.WorkDone) -> None:
    staff = at("tests", PlayedWorkshop(works={"power.on_battery": came}))
    staff.touch("power.unplugged")
    staff.touch("next", "staff-findings")
    assert kept(staff).finding.outcome is Outcome.FAIL


def test_a_bug_in_a_test_of_the_machine_is_said() -> None:
    staff = at("tests")
    staff.workshop.breaks = True
    staff.touch("alone", "staff-no-tests")
    staff.workshop.breaks = False
    staff.touch("ok", "staff-tests")


# --- live log --------------------------------------------------------------------------------------------------------


def test_the_log_shows_the_newest_line_first_in_plain_words() -> None:
    newer = LogLine(AT, Said(Speaker.DEVICE, "printer-state-reasons", b"media-empty"))
    workshop = PlayedWorkshop()
    workshop.lines = (*workshop.lines, newer)
    staff = at("printer", workshop)
    staff.touch("log", "staff-log")
    assert staff.workshop.asked.index(asks.FollowLog("printer")) < staff.workshop.asked.index(asks.ReadLog("printer"))
    said = spoken(staff.frame)
    assert said.index("[media-empty]") < said.index("[10 04 04]")


def test_the_log_follows_and_can_be_held_still() -> None:
    staff = at("printer")
    staff.touch("log")
    staff.touch("pause", "staff-log")
    staff.workshop.lines = ()
    staff.ring("staff-log")
    assert "DLE EOT 4" in spoken(staff.frame)
    staff.touch("pause")
    staff.ring("staff-log")
    assert "DLE EOT 4" not in spoken(staff.frame)


@pytest.mark.parametrize("key", [BarKey.BACK, BarKey.LEAVE])
def test_nobody_listens_to_the_device_once_the_log_is_closed(key: BarKey) -> None:
    staff = at("printer")
    staff.touch("log")
    staff.happens(BarPressed(key))
    assert staff.workshop.newest(asks.LeaveLog) == asks.LeaveLog("printer")
    assert "staff-log" not in staff.timers


def test_a_field_trace_is_started_and_kept() -> None:
    staff = at("printer", PlayedWorkshop(can_trace=True))
    staff.touch("log")
    staff.touch("trace")
    assert staff.workshop.newest(asks.Trace) == asks.Trace("printer", on=True)
    staff.touch("trace")
    assert "printer.trace" in spoken(staff.frame)


def test_without_a_recorder_none_is_offered() -> None:
    staff = at("printer")
    staff.touch("log")
    assert [button.id for button in staff.view.buttons] == ["pause"]
