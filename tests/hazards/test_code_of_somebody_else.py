"""Somebody shows a slip that is not theirs, tries NIKs, or gets an answer meant for another: nothing comes out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adminduk.request import State
from kiosk.effects import AskStanding, ClaimDocument, PrintDocument
from kiosk.events import BarKey, CodeRead, GrantReceived, OfficeSaidNo, OfficeTrouble, StandingFound
from tests.flows.samples import CODE, CODE_ELSEWHERE, NIK, NIK_OTHER, NUMBER, QR, grant, standing
from tests.flows.script import Kiosk, spoken
from tests.flows.test_collect import ready


def wrong(tries_left: int) -> OfficeSaidNo:
    return OfficeSaidNo(OfficeTrouble.WRONG_HOLDER, tries_left=tries_left)


def printed(at: Kiosk) -> bool:
    return any(isinstance(each, PrintDocument) for each in at.asked)


def test_a_wrong_nik_opens_nothing_and_says_how_many_tries_are_left() -> None:
    at = Kiosk()
    ready(at)
    for left in (4, 3, 2, 1):
        at.type(NIK_OTHER)
        at.touch("next", "busy")
        at.happens(wrong(left), "wrong-holder")
        assert f"Sisa kesempatan: {left}" in spoken(at.frame)
        assert NIK_OTHER not in spoken(at.frame)
        at.touch("retry", "holder-nik")
        assert NIK_OTHER not in spoken(at.frame)
    at.type(NIK_OTHER)
    at.touch("next")
    at.happens(OfficeSaidNo(OfficeTrouble.LOCKED, wait_s=900), "locked")
    assert "15 menit" in spoken(at.frame)
    assert "retry" not in at.buttons()
    assert not printed(at)
    at.touch("done", "attract")


@pytest.mark.parametrize(("wait_s", "minutes"), [(0, 1), (1, 1), (60, 1), (61, 2), (900, 15)])
def test_the_wait_is_said_in_whole_minutes(wait_s: int, minutes: int) -> None:
    at = Kiosk()
    ready(at)
    at.type(NIK)
    at.touch("next")
    at.happens(OfficeSaidNo(OfficeTrouble.LOCKED, wait_s=wait_s), "locked")
    assert f"{minutes} menit" in spoken(at.frame)


def test_the_slip_alone_shows_where_it_stands_but_no_document() -> None:
    at = Kiosk()
    ready(at)
    assert not any(isinstance(each, ClaimDocument) for each in at.asked)
    at.bar(BarKey.BACK, "readcode")
    assert not printed(at)


def test_the_answer_to_another_question_is_never_shown() -> None:
    at = Kiosk()
    at.touch("status")
    at.happens(CodeRead(QR), "busy")
    somebody_elses = standing(State.DITOLAK, slip_code=CODE_ELSEWHERE, reject_reason="rahasia")
    at.happens(StandingFound(somebody_elses), "busy")
    by_number = replace(somebody_elses, slip_code="")
    at.happens(StandingFound(by_number), "busy")
    at.happens(StandingFound(standing(State.DIPROSES)), "status")
    assert "rahasia" not in spoken(at.frame)


def test_by_number_too() -> None:
    at = Kiosk()
    at.touch("status")
    at.touch("type-number")
    at.type("01000042")
    at.touch("next")
    at.type(NIK)
    at.touch("next", "busy")
    at.happens(StandingFound(replace(standing(State.DIPROSES, slip_code=""), number="JGR-01-000043")), "busy")
    at.happens(StandingFound(standing(State.DIPROSES, slip_code="")), "status")
    assert NUMBER in spoken(at.frame)


def test_the_document_of_another_request_is_not_printed() -> None:
    at = Kiosk()
    ready(at)
    at.type(NIK)
    at.touch("next", "busy")
    at.happens(GrantReceived(grant(number="JGR-01-000043")), "busy")
    assert not printed(at)


def test_number_and_nik_that_do_not_belong_together_are_simply_unknown() -> None:
    at = Kiosk()
    at.touch("collect")
    at.touch("type-number")
    at.type("01000042")
    at.touch("next")
    at.type(NIK_OTHER)
    at.touch("next", "busy")
    at.happens(OfficeSaidNo(OfficeTrouble.UNKNOWN), "unknown-code")
    assert NUMBER not in spoken(at.frame)
    assert NIK_OTHER not in spoken(at.frame)


def test_another_offices_slip_is_not_asked_about() -> None:
    at = Kiosk()
    at.happens(CodeRead(CODE_ELSEWHERE), "slip-elsewhere")
    assert not any(isinstance(each, AskStanding) for each in at.asked)
    assert "JPR" in spoken(at.frame)
    assert CODE_ELSEWHERE not in spoken(at.frame)


def test_the_next_person_does_not_meet_the_code_of_the_one_before() -> None:
    at = Kiosk()
    ready(at)
    at.bar(BarKey.LEAVE)
    at.bar(BarKey.LEAVE_CONFIRMED, "attract")
    at.happens(StandingFound(standing(State.SIAP_DIAMBIL)), "attract")
    at.happens(GrantReceived(grant()), "attract")
    at.touch("collect", "readcode")
    assert CODE not in spoken(at.frame)
    at.happens(GrantReceived(grant()), "readcode")
    assert not printed(at)
