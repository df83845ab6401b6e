"""The line to the office is down from start to end: filing works and says so; collecting says that it does not."""

from __future__ import annotations

import pytest

from adminduk.request import State
from kiosk.effects import ClaimDocument, CommitFiling, PrintSlip
from kiosk.events import Chosen, CodeRead, MachineChanged, OfficeSaidNo, OfficeTrouble, SlipPrinted, StandingFound
from kiosk.views import NumberView
from tests.flows.samples import (
    ALL_WELL,
    COMMITTED_OFFLINE,
    NIK,
    NUMBER,
    OFFICE_AWAY,
    QR,
    standing,
)
from tests.flows.script import Kiosk, spoken
from tests.flows.test_file_request import to_review

UNREACHABLE = OfficeSaidNo(OfficeTrouble.UNREACHABLE)


def test_from_start_to_end_the_resident_leaves_with_a_number_that_works_later() -> None:
    at = Kiosk(OFFICE_AWAY)
    assert "Sambungan ke kantor sedang putus" in spoken(at.frame)
    to_review(at)
    at.touch("send", "busy")
    assert isinstance(at.last(CommitFiling), CommitFiling)
    at.happens(COMMITTED_OFFLINE, "number printing")
    view = at.view
    assert isinstance(view, NumberView)
    assert view.number == NUMBER
    assert "BELUM terkirim" in spoken(at.frame)
    assert "BELUM terkirim" in str(at.last(PrintSlip))
    at.happens(SlipPrinted())
    at.touch("yes")
    assert "BELUM terkirim" in spoken(at.frame)
    at.touch("done", "attract")


def test_collecting_is_not_even_offered() -> None:
    at = Kiosk(OFFICE_AWAY)
    at.visit.handle(Chosen("collect"))
    assert at.page == "attract"


def test_it_goes_down_while_somebody_collects() -> None:
    at = Kiosk()
    at.touch("collect")
    at.happens(MachineChanged(OFFICE_AWAY), "readcode")
    at.happens(CodeRead(QR), "busy")
    at.happens(UNREACHABLE, "office-unreachable")
    at.touch("retry", "busy")
    at.happens(MachineChanged(ALL_WELL))
    at.happens(StandingFound(standing(State.SIAP_DIAMBIL)), "holder-nik")
    at.type(NIK)
    at.touch("next", "busy")
    at.happens(UNREACHABLE, "office-unreachable")
    at.touch("retry", "busy")
    assert len([each for each in at.asked if isinstance(each, ClaimDocument)]) == 2


@pytest.mark.parametrize("tile", ["collect", "status"])
def test_what_was_filed_here_is_known_to_be_safe_here(tile: str) -> None:
    at = Kiosk()
    at.touch(tile)
    at.happens(CodeRead(QR))
    at.happens(OfficeSaidNo(OfficeTrouble.ONLY_HERE, number=NUMBER), "only-here")
    assert NUMBER in spoken(at.frame)
    assert "aman" in spoken(at.frame)


def test_what_was_sent_is_said_to_be_sent_even_while_nobody_can_be_asked() -> None:
    at = Kiosk()
    at.touch("status")
    at.happens(CodeRead(QR))
    at.happens(OfficeSaidNo(OfficeTrouble.UNREACHABLE, number=NUMBER), "sent-not-askable")
    assert "sudah terkirim" in spoken(at.frame)
    at.touch("retry", "busy")


def test_a_slip_shown_on_the_attract_page_while_it_is_down() -> None:
    at = Kiosk(OFFICE_AWAY)
    at.happens(CodeRead(QR), "busy")
    at.happens(UNREACHABLE, "office-unreachable")
    at.nobody_touches()
    assert at.page == "attract"
