"""The slip printer is empty, open or gone, before and during the slip: the resident still leaves with a number."""

from __future__ import annotations

import pytest

from hardware.device import Fault
from hardware.slip_printer import faults
from kiosk.effects import Finish, PrintSlip
from kiosk.events import MachineChanged, SlipFailed, SlipPrinted
from kiosk.journeys.number_page import MOST_SLIPS
from kiosk.views import NumberView
from tests.flows.samples import ALL_WELL, CODE, COMMITTED, NUMBER, QR, broken
from tests.flows.script import Kiosk, spoken
from tests.flows.test_file_request import to_review

STOPPING = tuple(fault for fault in faults.ALL if fault is not faults.PAPER_LOW)


def slips(at: Kiosk) -> int:
    return sum(isinstance(each, PrintSlip) for each in at.asked)


def number_is_on_screen(at: Kiosk) -> bool:
    view = at.view
    return isinstance(view, NumberView) and (view.number, view.slip_code, view.qr_payload) == (NUMBER, CODE, QR)


@pytest.mark.parametrize("fault", STOPPING, ids=lambda fault: fault.code)
def test_before_the_slip(fault: Fault) -> None:
    at = Kiosk(broken("slip_printer", fault))
    to_review(at)
    at.touch("send")
    at.happens(COMMITTED, "number failed")
    assert slips(at) == 0
    assert number_is_on_screen(at)
    assert fault.resident in str(at.view)
    assert "foto" in spoken(at.frame).lower()
    assert Finish() in at.touch("done")


@pytest.mark.parametrize("fault", STOPPING, ids=lambda fault: fault.code)
def test_during_the_slip(fault: Fault) -> None:
    at = Kiosk()
    to_review(at)
    at.touch("send")
    at.happens(COMMITTED, "number printing")
    at.happens(SlipFailed(fault), "number failed")
    assert number_is_on_screen(at)
    assert fault.resident in str(at.view)
    at.touch("again", "number printing")
    at.happens(SlipPrinted(), "number asking")


def test_low_paper_prints_all_the_same() -> None:
    at = Kiosk(broken("slip_printer", faults.PAPER_LOW))
    to_review(at)
    at.touch("send")
    at.happens(COMMITTED, "number printing")


def test_paper_is_put_in_while_the_number_is_on_the_screen() -> None:
    at = Kiosk(broken("slip_printer", faults.PAPER_OUT))
    to_review(at)
    at.touch("send")
    at.happens(COMMITTED, "number failed")
    assert "again" not in at.buttons()
    at.happens(MachineChanged(ALL_WELL), "number failed")
    at.touch("again", "number printing")


def test_sent_to_the_printer_is_not_in_the_hand() -> None:
    at = Kiosk()
    to_review(at)
    at.touch("send")
    at.happens(COMMITTED)
    at.happens(SlipPrinted(), "number asking")
    at.touch("no-paper", "number failed")
    assert number_is_on_screen(at)
    at.touch("again", "number printing")


def test_the_slip_is_not_printed_for_ever() -> None:
    at = Kiosk()
    to_review(at)
    at.touch("send")
    at.happens(COMMITTED)
    for _ in range(MOST_SLIPS - 1):
        at.happens(SlipPrinted(), "number asking")
        at.touch("again", "number printing")
    at.happens(SlipPrinted(), "number asking")
    assert "again" not in at.buttons()
    at.touch("no-paper", "number failed")
    assert at.buttons() == ["done"]
    assert number_is_on_screen(at)


def test_a_printer_that_answers_late_changes_nothing() -> None:
    at = Kiosk()
    to_review(at)
    at.touch("send")
    at.happens(COMMITTED)
    at.happens(SlipFailed(faults.SILENT), "number failed")
    at.happens(SlipPrinted(), "number failed")
