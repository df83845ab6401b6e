"""What a technician has the machine do: safe repairs, a lesson for the reader, a report; and evidence to look at."""

from __future__ import annotations

import pytest

from hardware.device import Fault, Repair
from hardware.printer.faults import OFFLINE, PAUSED
from hardware.printer.port import Supply
from kiosk.devices.faults import STUCK
from kiosk.doctor.faults import NOT_WRITTEN
from kiosk.doctor.model import Outcome
from kiosk.events import BarKey, WorkshopSays
from kiosk.say import say
from kiosk.technician import asks
from kiosk.technician.asks import Gauged, KeepFinding, Mended, WorkDone
from kiosk.views import BusyView, Preview, StaffListView
from tests.flows.script import spoken
from tests.flows.staff import WHO, PlayedWorkshop, Staff, at, card, finding

MAP = Preview(b"a picture", 420, 594)


def with_fault(fault: Fault, **played: object) -> PlayedWorkshop:
    workshop = PlayedWorkshop(**played)  # type: ignore[arg-type]
    workshop.devices["printer"] = card("printer", fault)
    return workshop


# --- repairs ---------------------------------------------------------------------------------------------------------


def test_a_device_that_is_well_is_not_repaired() -> None:
    assert "mend" not in [button.id for button in at("printer").view.buttons]


def test_what_was_repaired_is_said_and_the_page_shows_whether_it_helped() -> None:
    workshop = with_fault(PAUSED, mended=Mended((Repair.QUEUE_RESTARTED, Repair.REOPENED)))
    staff = at("printer", workshop)
    staff.touch("mend", "staff-mended")
    assert workshop.newest(asks.Mend) == asks.Mend("printer")
    assert len(staff.view.rows) == 2
    assert "antrean cetak yang berhenti dijalankan lagi" in spoken(staff.frame)
    staff.touch("ok", "staff-device")


@pytest.mark.parametrize(
    ("mended", "words"),
    [
        (Mended(), "Tidak ada yang perlu diperbaiki"),
        (Mended(fault=STUCK), ""),
    ],
)
def test_a_repair_that_did_nothing_says_so(mended: Mended, words: str) -> None:
    staff = at("printer", with_fault(OFFLINE, mended=mended))
    staff.touch("mend", "staff-mended")
    assert words in spoken(staff.frame)
    staff.bar(BarKey.BACK, "staff-device")


def test_a_bug_while_repairing_is_said() -> None:
    staff = at("printer", with_fault(OFFLINE))
    staff.workshop.breaks = True
    staff.touch("mend", "staff-mended")
    staff.workshop.breaks = False
    staff.touch("ok", "staff-device")


# --- gauges ----------------------------------------------------------------------------------------------------------


def test_the_printer_s_page_says_how_full_it_is_and_how_much_it_printed() -> None:
    supplies = (Supply("Toner", False, 12), Supply("Limbah", True, 80), Supply("Drum", False, None))
    said = spoken(at("printer", PlayedWorkshop(gauged=Gauged(supplies, 12_043))).frame)
    assert "Toner: tinggal 12 %" in said
    assert "Limbah: terisi 80 %" in said
    assert "Drum: isinya tidak diketahui" in said
    assert "12043 lembar sejak dibuat" in said


@pytest.mark.parametrize("gauged", [None, Gauged((), None)])
def test_a_device_that_says_nothing_of_itself_has_no_such_line(gauged: Gauged | None) -> None:
    assert "sejak dibuat" not in spoken(at("printer", PlayedWorkshop(gauged=gauged)).frame)


# --- evidence --------------------------------------------------------------------------------------------------------


def findings_kept(staff: Staff) -> list[str]:
    return [each.kept.finding.test for each in staff.workshop.asked if isinstance(each, KeepFinding)]


def test_one_sheet_tells_of_two_parts_and_both_are_kept() -> None:
    came = WorkDone(finding("printer.page", Outcome.FAIL), also=(finding("scanner.sharpness"),))
    staff = at("tests", PlayedWorkshop(works={"printer.measure_sheet": came}))
    staff.touch("printer.page", "staff-step")
    staff.touch("next", "staff-findings")
    assert findings_kept(staff) == ["printer.page", "scanner.sharpness"]
    assert isinstance(staff.view, StaffListView)
    assert len(staff.view.rows) == 2


def test_the_map_of_the_dirt_is_on_the_page_and_gone_with_the_next_test() -> None:
    dirty = WorkDone(finding("scanner.dirt", Outcome.WARN), picture=MAP)
    workshop = PlayedWorkshop(works={"scanner.measure_blank": dirty})
    staff = at("tests", workshop)
    staff.touch("scanner.dirt", "staff-step")
    staff.touch("next", "staff-findings")
    assert staff.view.evidence == MAP
    workshop.works["scanner.measure_blank"] = WorkDone(finding("scanner.dirt"))
    staff.touch("again", "staff-step")
    staff.touch("next", "staff-findings")
    assert staff.view.evidence is None


# --- the lesson ------------------------------------------------------------------------------------------------------


def test_a_lesson_says_what_the_hand_should_do_next() -> None:
    staff = Staff(answering=False)
    staff.knock()
    staff.happens(WorkshopSays(asks.PinChecked(asks.PinVerdict.RIGHT, WHO)))
    staff.happens(WorkshopSays(asks.Around((card("reader"),), asks.OfficeCard(reachable=True))))
    staff.touch("reader", "staff-device")
    staff.touch("test", "staff-tests")
    staff.touch("reader.taught", "busy")
    staff.happens(WorkshopSays(WorkDone()))  # the set-up page is out
    staff.touch("next", "busy")
    assert isinstance(staff.view, BusyView)
    assert staff.view.body == say("setup.step.show")
    staff.happens(WorkshopSays(asks.WorkSays(say("setup.step.understood"))))
    assert staff.view.body == say("setup.step.understood")
    staff.happens(WorkshopSays(WorkDone(finding("reader.taught"))))
    assert staff.page == "staff-findings"


# --- the report ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("way", "on_paper"), [("print", True), ("send", False)])
def test_a_report_is_made_after_all_tests(way: str, on_paper: bool) -> None:
    staff = at("overview")
    staff.touch("all", "staff-findings")
    staff.touch("report", "staff-report")
    staff.touch(way, "staff-reported")
    assert staff.workshop.newest(asks.WriteReport) == asks.WriteReport(WHO, on_paper=on_paper)
    staff.touch("ok")


def test_a_report_that_could_not_be_written_says_why() -> None:
    staff = at("overview", PlayedWorkshop(report_fault=NOT_WRITTEN))
    staff.touch("all")
    staff.touch("report")
    staff.touch("send", "staff-reported")
    assert "Laporan belum lengkap" in spoken(staff.frame)


def test_tests_of_one_part_are_no_report() -> None:
    staff = at("printer")
    staff.touch("test")
    staff.touch("alone", "staff-findings")
    assert "report" not in [button.id for button in staff.view.buttons]
