"""Calling an officer: the office is told, its answer is shown while the card is open, and nobody is lied to."""

from __future__ import annotations

import pytest

from kiosk.durations import IDLE_OFFICER_CALLED, OFFICER_LOOK, OFFICER_RETRY
from kiosk.effects import CallOfficer, Chime, Finish
from kiosk.events import BarKey, CodeRead, OfficerTold, OfficeSaidNo, OfficeTrouble, TimerFired
from kiosk.office_answers import CallState
from kiosk.views import OfficerCard
from tests.flows.samples import QR
from tests.flows.script import Kiosk, spoken


def called() -> Kiosk:
    """Somebody's slip is unknown, and they call."""
    at = Kiosk()
    at.happens(CodeRead(QR))
    at.happens(OfficeSaidNo(OfficeTrouble.UNKNOWN), "unknown-code")
    assert Chime("officer") in at.touch("officer", "unknown-code")
    return at


def call(at: Kiosk) -> CallOfficer:
    last = at.last(CallOfficer)
    assert isinstance(last, CallOfficer)
    return last


def becomes(at: Kiosk, state: CallState) -> tuple[object, ...]:
    return at.happens(OfficerTold(call(at).call, state), "unknown-code")


def test_the_office_learns_the_page_and_nothing_else() -> None:
    at = called()
    assert call(at).page == "unknown-code"
    assert isinstance(at.frame.overlay, OfficerCard)
    assert "memberi tahu petugas" in spoken(at.frame)


def test_told_then_coming_then_helped() -> None:
    at = called()
    becomes(at, CallState.WAITING)
    assert "sudah diberi tahu" in spoken(at.frame)
    assert at.timers["officer"] == OFFICER_LOOK
    first = call(at)
    at.happens(TimerFired("officer"))
    assert call(at) == first  # asked again, the same call
    assert Chime("officer") in becomes(at, CallState.COMING)
    assert "Petugas datang" in spoken(at.frame)
    assert Chime("officer") not in becomes(at, CallState.COMING)  # said once
    becomes(at, CallState.HELPED)
    assert at.frame.overlay is None


def test_the_line_down_is_said_and_tried_again() -> None:
    at = called()
    becomes(at, CallState.UNREACHABLE)
    assert "sambungan ke kantor sedang putus" in spoken(at.frame)
    assert "di loket" in spoken(at.frame)
    assert at.timers["officer"] == OFFICER_RETRY
    at.happens(TimerFired("officer"))
    becomes(at, CallState.WAITING)
    assert "sudah diberi tahu" in spoken(at.frame)


def test_whoever_waits_is_not_sent_away() -> None:
    at = called()
    assert at.timers["idle"] == IDLE_OFFICER_CALLED
    becomes(at, CallState.WAITING)
    assert at.timers["idle"] == IDLE_OFFICER_CALLED
    at.bar(BarKey.STAY, "unknown-code")
    assert at.timers["idle"] == 60


def test_nobody_is_asked_once_the_card_is_closed() -> None:
    at = called()
    becomes(at, CallState.WAITING)
    at.bar(BarKey.STAY)
    before = len(at.asked)
    at.happens(TimerFired("officer"))
    assert not any(isinstance(each, CallOfficer) for each in at.asked[before:])
    becomes(at, CallState.COMING)
    assert at.frame.overlay is None


def test_called_twice_in_one_visit_is_one_call() -> None:
    at = called()
    first = call(at)
    at.bar(BarKey.STAY)
    at.touch("officer")
    assert call(at) == first


def test_after_the_help_another_call_is_another() -> None:
    at = called()
    first = call(at)
    becomes(at, CallState.HELPED)
    at.touch("officer")
    assert call(at).call != first.call


def test_the_next_person_does_not_inherit_a_call() -> None:
    at = called()
    first = call(at)
    at.bar(BarKey.LEAVE)
    at.bar(BarKey.LEAVE_CONFIRMED, "attract")
    at.happens(OfficerTold(first.call, CallState.COMING), "attract")
    assert at.frame.overlay is None


@pytest.mark.parametrize("state", [CallState.WAITING, CallState.COMING])
def test_an_answer_about_another_call_changes_nothing(state: CallState) -> None:
    at = called()
    before = at.frame
    at.happens(OfficerTold("lain", state))
    assert at.frame == before


def test_hapus_and_keluar_stays_possible() -> None:
    at = called()
    at.bar(BarKey.LEAVE)
    assert Finish() in at.bar(BarKey.LEAVE_CONFIRMED, "attract")
