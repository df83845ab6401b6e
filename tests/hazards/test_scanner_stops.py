"""The scanner jams, is open, empty, unplugged in the middle of a scan: at every moment where it can strike."""

from __future__ import annotations

import pytest

from hardware.device import Fault
from hardware.scanner import faults
from kiosk.asked import Asked, Kind
from kiosk.availability import Availability
from kiosk.effects import CancelCapture, CapturePage, CommitFiling
from kiosk.events import BarKey, CaptureFailed, MachineChanged, SheetScanned
from kiosk.views import ScanView
from tests.flows.samples import ALL_WELL, broken, page
from tests.flows.script import Kiosk, spoken
from tests.flows.test_file_request import identify, scan

STOPPING = tuple(fault for fault in faults.ALL if fault is not faults.CANCELLED)
FIRST, SECOND, THIRD = "formulir-f102", "dokumen-pendukung", "surat-kehilangan"


def at_first_paper(availability: Availability | None = None) -> Kiosk:
    at = Kiosk(availability)
    at.touch("file")
    at.touch("kk")
    at.touch("hilang")
    identify(at)
    return at


def shown(at: Kiosk) -> ScanView:
    assert isinstance(at.view, ScanView)
    return at.view


@pytest.mark.parametrize("fault", STOPPING, ids=lambda fault: fault.code)
@pytest.mark.parametrize("judging", [False, True], ids=["while-scanning", "while-judging"])
def test_a_fault_during_a_scan_says_what_it_is_and_can_be_tried_again(fault: Fault, judging: bool) -> None:
    at = at_first_paper()
    at.touch("scan", f"scan {FIRST} scanning")
    if judging:
        at.happens(SheetScanned(), f"scan {FIRST} judging")
    at.happens(CaptureFailed(fault), f"scan {FIRST} bad")
    assert fault.resident in str(at.view)
    assert shown(at).pages == 0
    scan(at, FIRST, f"scan {SECOND} waiting")


@pytest.mark.parametrize("fault", STOPPING, ids=lambda fault: fault.code)
def test_after_the_second_failure_there_are_other_ways(fault: Fault) -> None:
    at = at_first_paper()
    for _ in range(2):
        at.touch("scan")
        at.happens(CaptureFailed(fault), f"scan {FIRST} bad")
    assert {"later", "officer", "scan"} == set(at.buttons())
    at.touch("later", f"scan {SECOND} waiting")


def test_what_only_a_technician_can_repair_offers_the_other_ways_at_once() -> None:
    at = at_first_paper()
    at.touch("scan")
    at.happens(CaptureFailed(faults.ACCESS_DENIED), f"scan {FIRST} bad")
    assert "later" in at.buttons()


def test_unplugged_before_anything_is_scanned() -> None:
    at = at_first_paper(broken("scanner", faults.UNPLUGGED))
    assert faults.UNPLUGGED.resident in str(at.view)
    assert "officer" in at.buttons()
    at.touch("later", f"scan {SECOND} waiting")
    at.touch("later", f"scan {THIRD} waiting")
    at.touch("later", "review")
    at.touch("send")
    filing = at.last(CommitFiling)
    assert isinstance(filing, CommitFiling)
    assert (filing.pages, filing.brought_later) == ((), (FIRST, SECOND, THIRD))


def test_unplugged_and_plugged_in_again_while_the_page_is_open() -> None:
    at = at_first_paper()
    at.happens(MachineChanged(broken("scanner", faults.UNPLUGGED)), f"scan {FIRST} waiting")
    assert faults.UNPLUGGED.resident in str(at.view)
    at.happens(MachineChanged(ALL_WELL), f"scan {FIRST} waiting")
    assert faults.UNPLUGGED.resident not in str(at.view)
    scan(at, FIRST, f"scan {SECOND} waiting")


def test_a_fault_between_two_pages_keeps_the_first() -> None:
    at = at_first_paper()
    at.touch("scan")
    at.happens(page(text=b"one"))
    at.touch("more")
    at.touch("scan")
    at.happens(CaptureFailed(faults.JAM), f"scan {FIRST} bad")
    assert shown(at).pages == 1
    at.bar(BarKey.BACK)
    at.touch("skip", f"scan {FIRST} good")
    at.touch("next", f"scan {SECOND} waiting")


def test_leaving_during_a_scan_stops_it() -> None:
    at = at_first_paper()
    at.touch("scan")
    at.bar(BarKey.LEAVE)
    assert CancelCapture() in at.bar(BarKey.LEAVE_CONFIRMED, "take-papers")


def test_a_page_that_arrives_after_the_visit_is_nobodys() -> None:
    at = at_first_paper()
    at.touch("scan")
    at.bar(BarKey.LEAVE)
    at.bar(BarKey.LEAVE_CONFIRMED)
    at.touch("done", "attract")
    at.happens(page(text=b"rahasia"), "attract")
    at.touch("file")
    at.touch("kk")
    at.touch("hilang")
    identify(at)
    at.happens(page(text=b"rahasia"), f"scan {FIRST} waiting")
    assert shown(at).pages == 0


def test_a_scan_is_asked_for_once_per_touch() -> None:
    at = at_first_paper()
    at.touch("scan")
    assert "scan" not in at.buttons()
    assert [each for each in at.asked if isinstance(each, CapturePage)] == [
        CapturePage(FIRST, Asked(Kind.PAGE), most=2)
    ]
    assert "Pindai" not in spoken(at.frame).split(" | ")
