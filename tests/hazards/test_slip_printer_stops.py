"""The slip printer is empty, open or gone, before and during the slip: the slip comes on A4, and where that fails as
well, its code stands on the screen. The resident leaves with a number whatever happens."""

from __future__ import annotations

import pytest

from hardware.device import Fault
from hardware.printer import faults as a4
from hardware.slip_printer import faults
from kiosk.availability import Availability
from kiosk.effects import Finish, PrintSlip, SlipPaper
from kiosk.events import MachineChanged, SlipFailed, SlipPrinted
from kiosk.journeys.number_page import MOST_SLIPS
from kiosk.views import NumberView
from tests.flows.samples import ALL_WELL, CODE, COMMITTED, NUMBER, QR, broken
from tests.flows.script import Kiosk, spoken
from tests.flows.test_file_request import to_review

STOPPING = tuple(fault for fault in faults.ALL if fault not in (faults.PAPER_LOW, faults.STATUS_UNKNOWN))
A4_STOPPING = tuple(fault for fault in a4.ALL if fault not in (a4.PAPER_LOW, a4.TONER_LOW, a4.SERVER_KEEPS))
BOTH_OUT = Availability(faults=(("printer", a4.JAM), ("slip_printer", faults.PAPER_OUT)))


def papers(at: Kiosk) -> list[SlipPaper]:
    """Where each slip was sent, in order."""
    return [each.paper for each in at.asked if isinstance(each, PrintSlip)]


def number_is_on_screen(at: Kiosk) -> bool:
    view = at.view
    return isinstance(view, NumberView) and (view.number, view.slip_code, view.qr_payload) == (NUMBER, CODE, QR)


def filed(works: Availability | None, then: str) -> Kiosk:
    at = Kiosk(works)
    to_review(at)
    at.touch("send")
    at.happens(COMMITTED, then)
    return at


# --- slip printer -> A4 ---


@pytest.mark.parametrize("fault", STOPPING, ids=lambda fault: fault.code)
def test_before_the_slip_it_goes_to_a4(fault: Fault) -> None:
    at = filed(broken("slip_printer", fault), "number printing")
    assert papers(at) == [SlipPaper.A4]
    assert fault.resident in str(at.view)
    assert "A4" in spoken(at.frame)
    at.happens(SlipPrinted(), "number asking")
    assert "A4" in spoken(at.frame)
    at.touch("yes", "number in-hand")


@pytest.mark.parametrize("fault", STOPPING, ids=lambda fault: fault.code)
def test_during_the_slip_it_goes_to_a4_with_no_touch(fault: Fault) -> None:
    at = filed(None, "number printing")
    at.happens(SlipFailed(fault), "number printing")
    assert papers(at) == [SlipPaper.ROLL, SlipPaper.A4]
    assert fault.resident in str(at.view)
    at.happens(SlipPrinted(), "number asking")
    at.touch("yes", "number in-hand")


def test_the_a4_printers_queue_sees_the_number_and_the_sheet_is_the_same_slip() -> None:
    at = filed(broken("slip_printer", faults.PAPER_OUT), "number printing")
    sheet = at.last(PrintSlip)
    roll = filed(None, "number printing").last(PrintSlip)
    assert isinstance(sheet, PrintSlip)
    assert isinstance(roll, PrintSlip)
    assert sheet.number == NUMBER
    assert sheet.slip == roll.slip


def test_a_kiosk_without_a_slip_printer_blames_nobody() -> None:
    at = filed(Availability(absent=("camera", "power", "slip_printer")), "number printing")
    assert papers(at) == [SlipPaper.A4]
    assert "fault." not in str(at.view)


@pytest.mark.parametrize("warning", [faults.PAPER_LOW, faults.STATUS_UNKNOWN], ids=lambda fault: fault.code)
def test_a_warning_prints_all_the_same(warning: Fault) -> None:
    assert papers(filed(broken("slip_printer", warning), "number printing")) == [SlipPaper.ROLL]


# --- A4 -> screen ---


@pytest.mark.parametrize("fault", A4_STOPPING, ids=lambda fault: fault.code)
def test_when_a4_fails_in_mid_print_the_code_is_on_the_screen(fault: Fault) -> None:
    at = filed(broken("slip_printer", faults.PAPER_OUT), "number printing")
    at.happens(SlipFailed(fault), "number failed")
    assert number_is_on_screen(at)
    assert faults.PAPER_OUT.resident in str(at.view)  # one cause, and that A4 failed too: the sheet is not waited for
    assert "A4" in spoken(at.frame)
    assert "foto" in spoken(at.frame).lower()
    assert Finish() in at.touch("done")


def test_when_both_fail_one_after_the_other_the_code_is_on_the_screen() -> None:
    at = filed(None, "number printing")
    at.happens(SlipFailed(faults.CUTTER), "number printing")
    at.happens(SlipFailed(a4.JAM), "number failed")
    assert papers(at) == [SlipPaper.ROLL, SlipPaper.A4]
    assert number_is_on_screen(at)


def test_when_only_a4_is_there_its_own_cause_is_told() -> None:
    at = filed(Availability(absent=("camera", "power", "slip_printer")), "number printing")
    at.happens(SlipFailed(a4.JAM), "number failed")
    assert a4.JAM.resident in str(at.view)


def test_with_no_paper_anywhere_nothing_is_tried() -> None:
    at = filed(BOTH_OUT, "number failed")
    assert papers(at) == []
    assert faults.PAPER_OUT.resident in str(at.view)
    assert number_is_on_screen(at)
    assert at.buttons() == ["done"]


# --- and back ---


def test_paper_is_put_in_while_the_number_is_on_the_screen() -> None:
    at = filed(BOTH_OUT, "number failed")
    assert "again" not in at.buttons()
    at.happens(MachineChanged(ALL_WELL), "number failed")
    at.touch("again", "number printing")
    assert papers(at) == [SlipPaper.ROLL]


def test_after_both_failed_the_slip_printer_is_tried_first_again() -> None:
    at = filed(None, "number printing")
    at.happens(SlipFailed(faults.CUTTER), "number printing")
    at.happens(SlipFailed(a4.JAM), "number failed")
    at.touch("again", "number printing")
    assert papers(at)[-1] is SlipPaper.ROLL


def test_sent_to_the_printer_is_not_in_the_hand() -> None:
    """What did not come out of the slip printer, although it found nothing wrong, is printed on A4 the next time."""
    at = filed(None, "number printing")
    at.happens(SlipPrinted(), "number asking")
    at.touch("no-paper", "number failed")
    assert number_is_on_screen(at)
    at.touch("again", "number printing")
    assert papers(at) == [SlipPaper.ROLL, SlipPaper.A4]


def test_the_slip_is_not_printed_for_ever() -> None:
    at = filed(None, "number printing")
    for _ in range(MOST_SLIPS - 1):
        at.happens(SlipPrinted(), "number asking")
        at.touch("again", "number printing")
    at.happens(SlipPrinted(), "number asking")
    assert "again" not in at.buttons()
    at.touch("no-paper", "number failed")
    assert at.buttons() == ["done"]
    assert number_is_on_screen(at)


def test_a_printer_that_answers_late_changes_nothing() -> None:
    at = filed(None, "number printing")
    at.happens(SlipFailed(faults.SILENT), "number printing")
    at.happens(SlipFailed(a4.OFFLINE), "number failed")
    at.happens(SlipPrinted(), "number failed")
