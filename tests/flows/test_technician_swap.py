"""A part is changed: evidence before, the new one recognised, evidence after, a report that says who did it."""

from __future__ import annotations

from hardware.printer.faults import OFFLINE, OUT_OF_PAPER
from kiosk.doctor.model import Outcome
from kiosk.events import BarKey
from kiosk.spool.faults import DISK_FULL
from kiosk.technician.asks import KeepSwap, SwapReport
from kiosk.views import StaffListView
from tests.flows.script import spoken
from tests.flows.staff import WHO, PlayedWorkshop, Staff, at, card, finding, info


def buttons(staff: Staff) -> list[str]:
    assert isinstance(staff.view, StaffListView)
    return [button.id for button in staff.view.buttons]


def test_a_new_printer_from_evidence_to_report() -> None:
    before, after = (finding("printer.state", Outcome.FAIL),), (finding("printer.state"),)
    workshop = PlayedWorkshop(tests=before)
    workshop.devices["printer"] = card("printer", OFFLINE, "SN-OLD")
    staff = at("printer", workshop)
    staff.touch("swap", "staff-swap")

    staff.touch("next", "staff-swap-who")
    assert buttons(staff) == []  # it does not work yet: nothing to go on with
    assert "SN-OLD" in spoken(staff.frame)

    workshop.devices["printer"], workshop.tests = card("printer", None, "SN-NEW"), after
    staff.ring("staff-look")
    assert buttons(staff) == ["next"]
    staff.touch("next", "staff-swap-found")
    assert "SN-NEW" in spoken(staff.frame)

    staff.touch("keep", "staff-swapped")
    kept = workshop.newest(KeepSwap)
    assert isinstance(kept, KeepSwap)
    assert kept.report == SwapReport(
        "printer",
        staff.clock.now(),
        WHO,
        info("printer", "SN-OLD"),
        info("printer", "SN-NEW"),
        OFFLINE,
        before,
        after,
    )
    staff.touch("ok", "staff-device")


def test_the_same_device_with_a_new_part_is_said_by_the_technician() -> None:
    workshop = PlayedWorkshop()
    staff = at("printer", workshop)
    staff.touch("swap")
    staff.touch("next", "staff-swap-who")
    assert buttons(staff) == ["same"]
    staff.touch("same", "staff-swap-found")


def test_a_device_that_went_bad_again_cannot_be_passed_by_a_finger_on_its_way() -> None:
    workshop = PlayedWorkshop()
    staff = at("printer", workshop)
    staff.touch("swap")
    staff.touch("next")
    workshop.devices["printer"] = card("printer", OUT_OF_PAPER)
    staff.ring("staff-look")
    assert buttons(staff) == []
    assert staff.view.notice is not None


def test_a_report_that_cannot_be_kept_is_not_called_kept() -> None:
    workshop = PlayedWorkshop(swap_fault=DISK_FULL)
    staff = at("printer", workshop)
    for thing in ("swap", "next", "same", "keep"):
        staff.touch(thing)
    assert staff.page == "staff-not-kept"
    workshop.swap_fault = None
    staff.touch("again", "staff-swapped")


def test_leaving_the_wizard_keeps_nothing() -> None:
    workshop = PlayedWorkshop()
    staff = at("printer", workshop)
    for thing in ("swap", "next"):
        staff.touch(thing)
    staff.bar(BarKey.BACK, "staff-device")
    assert not any(isinstance(each, KeepSwap) for each in workshop.asked)
