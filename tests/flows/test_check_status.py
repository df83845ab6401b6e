"""The resident asks where a request stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

import assets
from adminduk.catalogue.loader import load_catalogue
from adminduk.catalogue.model import ProductKind
from adminduk.request import RETURN_REASONS, ActionKind, ReturnedItem, State
from kiosk.effects import AskStanding, ClaimDocument
from kiosk.events import BarKey, CodeRead, OfficeSaidNo, OfficeTrouble, StandingFound
from kiosk.journeys.standing import status_view
from kiosk.say import say
from kiosk.views import Moment, StatusView
from tests.flows.samples import CODE, NIK, NUMBER, QR, standing
from tests.flows.script import Kiosk, jogoroto, spoken


def shown(at: Kiosk) -> StatusView:
    assert isinstance(at.view, StatusView)
    return at.view


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_a_timeline_with_one_now(state: State) -> None:
    at = Kiosk()
    at.touch("status", "readcode")
    at.happens(CodeRead(QR), "busy")
    at.happens(StandingFound(standing(state)), "status")
    moments = [item.moment for item in shown(at).items]
    assert moments.count(Moment.NOW) == 1
    assert moments == sorted(moments, key=[Moment.DONE, Moment.NOW, Moment.LATER].index)
    assert NUMBER in spoken(at.frame)
    at.touch("done", "attract")


def test_what_is_behind_has_its_day_and_what_is_ahead_has_none() -> None:
    at = Kiosk()
    at.touch("status")
    at.happens(CodeRead(QR))
    at.happens(StandingFound(standing(State.DIPROSES)))
    items = shown(at).items
    assert [item.moment for item in items] == [Moment.DONE, Moment.DONE, Moment.NOW, *[Moment.LATER] * 2]
    assert all((item.note is None) == (item.moment is Moment.LATER) for item in items)
    assert "Kamis, 19 November 2026" in spoken(at.frame)


def test_a_slip_shown_on_the_attract_page_opens_its_status() -> None:
    at = Kiosk()
    at.happens(CodeRead(QR), "busy")
    assert at.last(AskStanding) == AskStanding(slip_code=CODE)
    at.happens(StandingFound(standing(State.DIPROSES)), "status")


def test_a_strange_code_on_the_attract_page_is_answered_too() -> None:
    at = Kiosk()
    at.happens(CodeRead("https://pembayaran.example/1"), "code-not-ours")
    at.touch("retry", "readcode")


def test_ready_leads_to_collecting_without_showing_the_slip_again() -> None:
    at = Kiosk()
    at.touch("status")
    at.happens(CodeRead(QR))
    at.happens(StandingFound(standing(State.SIAP_DIAMBIL)), "status")
    at.touch("collect", "holder-nik")
    at.type(NIK)
    at.touch("next", "busy")
    assert at.last(ClaimDocument) == ClaimDocument(CODE, NUMBER, NIK)


def test_ready_by_number_does_not_ask_for_the_nik_twice() -> None:
    at = Kiosk()
    at.touch("status")
    at.touch("type-number", "number")
    at.type("01000042")
    at.touch("next", "holder-nik")
    at.type(NIK)
    at.touch("next", "busy")
    at.happens(StandingFound(standing(State.SIAP_DIAMBIL, slip_code="")), "status")
    at.touch("collect", "busy")
    assert at.last(ClaimDocument) == ClaimDocument("", NUMBER, NIK)


def test_a_card_that_is_ready_names_the_counter_and_offers_no_print() -> None:
    at = Kiosk()
    at.touch("status")
    at.happens(CodeRead(QR))
    at.happens(StandingFound(standing(State.SIAP_DIAMBIL, service="ktp", product=ProductKind.CARD)), "status")
    assert "collect" not in at.buttons()
    assert "loket" in spoken(at.frame).lower()


def test_what_the_office_sends_is_not_collected() -> None:
    at = Kiosk()
    at.touch("status")
    at.happens(CodeRead(QR))
    at.happens(StandingFound(standing(State.SIAP_DIAMBIL, product=ProductKind.SENT)), "status")
    assert "collect" not in at.buttons()
    assert "dikirim" in spoken(at.frame)


def test_a_returned_request_says_what_and_why_and_can_be_completed() -> None:
    at = Kiosk()
    at.touch("status")
    at.happens(CodeRead(QR))
    returned = tuple(ReturnedItem("surat-kehilangan", reason) for reason in RETURN_REASONS)
    returned = (*returned, ReturnedItem("nama", "lainnya", "Nama tidak sama dengan KTP-el"))
    at.happens(StandingFound(standing(State.PERLU_DILENGKAPI, returned=returned)), "status")
    assert "Nama tidak sama dengan KTP-el" in spoken(at.frame)
    at.touch("complete", "briefing")
    at.bar(BarKey.BACK, "attract")


def test_a_rejected_request_says_the_reason() -> None:
    at = Kiosk()
    at.touch("status")
    at.happens(CodeRead(QR))
    at.happens(StandingFound(standing(State.DITOLAK, reject_reason="Sudah diajukan di loket")), "status")
    assert "Sudah diajukan di loket" in spoken(at.frame)


def test_an_unknown_request() -> None:
    at = Kiosk()
    at.touch("status")
    at.happens(CodeRead(QR))
    at.happens(OfficeSaidNo(OfficeTrouble.UNKNOWN), "unknown-code")
    at.bar(BarKey.BACK, "readcode")
    at.bar(BarKey.BACK, "attract")


def test_back_from_the_status_asks_for_another_code() -> None:
    at = Kiosk()
    at.touch("status")
    at.happens(CodeRead(QR))
    at.happens(StandingFound(standing(State.DIPROSES)), "status")
    at.bar(BarKey.BACK, "readcode")
    assert at.frame.progress is not None
    assert at.frame.progress.step == 1


def test_the_minutes_of_the_standard_stand_beside_the_steps_to_come() -> None:
    """Jumapolo's decree times each step of its KK; Jogoroto's times none."""
    timed = load_catalogue(assets.path("catalogue", "jumapolo"))
    office = status_view(timed, standing(State.TERKIRIM))
    steps = timed.service("kk").standards[0].prosedur or ()
    notes = {item.label: item.note for item in office.items if item.moment is Moment.LATER}
    given = sum(step.minutes or 0 for step in steps if step.action is ActionKind.TAKE)
    assert given > 0
    assert notes[say("status.state.sedang_diperiksa")] == say("status.standard", minutes=given)
    untimed = status_view(jogoroto(), standing(State.TERKIRIM))
    assert all(item.note is None for item in untimed.items if item.moment is Moment.LATER)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(45, "45 menit"), (119, "119 menit"), (120, "2 jam"), (121, "3 jam"), (2879, "48 jam"), (2881, "3 hari")],
)
def test_what_the_office_needed_lately_is_said_in_round_words(minutes: int, said: str) -> None:
    at = Kiosk()
    at.touch("status")
    at.happens(CodeRead(QR))
    at.happens(StandingFound(replace(standing(State.SEDANG_DIPERIKSA), usual_minutes=minutes)))
    assert f"Biasanya siap dalam {said}" in spoken(at.frame)


@pytest.mark.parametrize("state", [State.SIAP_DIAMBIL, State.DITOLAK, State.PERLU_DILENGKAPI, State.SUDAH_DIAMBIL])
def test_nobody_is_told_how_long_it_takes_when_it_is_no_more_the_offices_turn(state: State) -> None:
    view = status_view(jogoroto(), replace(standing(state), usual_minutes=45))
    assert not any("usual" in str(note.label) for note in view.notes)
