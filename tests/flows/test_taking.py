"""Scanner or camera: who takes a paper, when the other is offered, and that nothing stays behind in either."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hardware.camera import faults as camera_faults
from hardware.scanner.faults import ACCESS_DENIED
from kiosk.availability import Availability
from kiosk.effects import CancelCapture, CapturePage, WatchCamera
from kiosk.events import CaptureFailed, MachineChanged, PageVerdict
from kiosk.views import ScanView, Sight
from tests.flows.samples import page
from tests.flows.script import Kiosk, spoken
from tests.flows.test_camera import (
    BOTH,
    BOTH_OUT,
    CAMERA_OUT,
    FIRST,
    ONLY_CAMERA,
    SCANNER_OUT,
    SECOND,
    at_the_first_paper,
    sees,
    watching,
)

# --- which machine --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("works", "page_open"),
    [
        (BOTH, f"scan {FIRST} waiting"),
        (CAMERA_OUT, f"scan {FIRST} waiting"),
        (Availability(), f"scan {FIRST} waiting"),
        (ONLY_CAMERA, f"camera {FIRST}"),
        (SCANNER_OUT, f"camera {FIRST}"),
        (BOTH_OUT, f"scan {FIRST} waiting"),
    ],
)
def test_the_machine_that_works_takes_the_page(works: Availability, page_open: str) -> None:
    at = at_the_first_paper(works)
    assert at.page == page_open
    watched = [each for each in at.asked if isinstance(each, WatchCamera)]
    assert len(watched) == page_open.startswith("camera")


@pytest.mark.parametrize(
    "works",
    [BOTH_OUT, replace(ONLY_CAMERA, faults=(("camera", camera_faults.UNPLUGGED),))],
    ids=["both", "only-camera"],
)
def test_with_neither_the_paper_goes_to_the_counter(works: Availability) -> None:
    at = at_the_first_paper(works)
    assert at.buttons() == ["later", "officer", "scan"]
    at.touch("later", f"scan {SECOND} waiting")


def test_without_a_scanner_it_is_the_cameras_fault_that_is_said() -> None:
    at = at_the_first_paper(replace(ONLY_CAMERA, faults=CAMERA_OUT.faults))
    assert isinstance(at.view, ScanView)
    assert at.view.picture == "camera-fault"
    at.happens(MachineChanged(ONLY_CAMERA), f"camera {FIRST}")


def test_a_scanner_that_breaks_while_the_page_waits_hands_over_to_the_camera() -> None:
    at = at_the_first_paper(BOTH)
    at.happens(MachineChanged(SCANNER_OUT), f"camera {FIRST}")
    assert at.last(WatchCamera).requirement == FIRST


def test_a_scanner_that_comes_back_does_not_snatch_the_page_from_the_camera() -> None:
    at = watching(SCANNER_OUT)
    at.happens(MachineChanged(BOTH), f"camera {FIRST}")
    assert at.buttons() == ["later", "scanner", "take"]
    effects = at.touch("scanner", f"scan {FIRST} waiting")
    assert CancelCapture() in effects


def test_a_camera_that_comes_while_a_scan_runs_changes_nothing() -> None:
    at = at_the_first_paper(Availability())
    at.touch("scan", f"scan {FIRST} scanning")
    at.happens(MachineChanged(BOTH), f"scan {FIRST} scanning")


# --- from one machine to the other ----------------------------------------------------------------------------------


def fails_twice(at: Kiosk, verdict: PageVerdict = PageVerdict.BLURRED) -> None:
    for _ in range(2):
        if at.page.endswith("waiting") or at.page.endswith("bad"):
            at.touch("scan")
        at.happens(page(verdict), f"scan {FIRST} bad")


def test_after_the_scanners_second_failure_the_camera_is_offered() -> None:
    at = at_the_first_paper(BOTH)
    at.touch("scan")
    at.happens(page(PageVerdict.BLURRED), f"scan {FIRST} bad")
    assert "camera" not in at.buttons()
    at.touch("scan")
    at.happens(page(PageVerdict.BLURRED), f"scan {FIRST} bad")
    assert at.buttons() == ["camera", "later", "officer", "scan"]
    at.touch("camera", f"camera {FIRST}")
    assert "Ambil kertas Anda dari pemindai" in spoken(at.frame)
    sees(at, Sight.HOLD)
    at.happens(page(), f"scan {FIRST} good")
    at.touch("next", f"camera {SECOND}")
    assert "pemindai" not in at.view.body.key, "the camera stays, and nothing lies in the scanner any more"


def test_after_the_cameras_second_failure_the_scanner_is_offered() -> None:
    at = at_the_first_paper(BOTH)
    fails_twice(at)
    at.touch("camera", f"camera {FIRST}")
    sees(at, Sight.HOLD)
    at.happens(page(PageVerdict.BLURRED), f"scan {FIRST} bad")
    assert "scanner" in at.buttons()
    at.touch("scanner", f"scan {FIRST} waiting")
    assert "dari bawah kamera" in spoken(at.frame)


def test_without_the_other_machine_it_is_not_offered() -> None:
    at = at_the_first_paper(Availability())
    fails_twice(at)
    assert at.buttons() == ["later", "officer", "scan"]


def test_a_sheet_in_a_scanner_that_broke_is_asked_for() -> None:
    at = at_the_first_paper(BOTH)
    at.touch("scan")
    at.happens(page(), f"scan {FIRST} good")
    at.happens(MachineChanged(SCANNER_OUT))
    at.touch("next", f"camera {SECOND}")
    assert "Ambil kertas Anda dari pemindai" in spoken(at.frame)


def test_a_scanner_that_no_hand_puts_right_leads_to_the_camera_at_once() -> None:
    at = at_the_first_paper(BOTH)
    at.touch("scan")
    at.happens(CaptureFailed(ACCESS_DENIED), f"scan {FIRST} bad")
    assert "camera" in at.buttons()


def test_trying_again_goes_to_the_machine_that_works_by_now() -> None:
    at = watching(SCANNER_OUT)
    at.happens(CaptureFailed(camera_faults.UNPLUGGED), f"scan {FIRST} bad")
    at.happens(MachineChanged(CAMERA_OUT), f"scan {FIRST} bad")
    at.touch("scan", f"scan {FIRST} waiting")
    assert not [each for each in at.asked if isinstance(each, CapturePage)], "first it is laid on the glass"
    at.touch("scan", f"scan {FIRST} scanning")


@pytest.mark.parametrize("fault", camera_faults.ALL, ids=lambda fault: fault.code)
def test_every_fault_of_the_camera_is_said_and_shown(fault: object) -> None:
    at = watching()
    at.happens(CaptureFailed(fault), f"scan {FIRST} bad")
    assert isinstance(at.view, ScanView)
    assert at.view.picture == "camera-fault"
