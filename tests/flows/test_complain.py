"""Complaints and suggestions: anonymous if one likes, changed before they go, numbered once they are safe."""

from __future__ import annotations

from datetime import timedelta

import pytest

from adminduk import pengaduan
from adminduk.pengaduan import LONGEST, Kind, State, Topic
from hardware.slip_printer.port import Line
from kiosk.effects import AskStanding, CommitComplaint, Finish, PrintSlip
from kiosk.events import BarKey, Chosen, CodeRead, CommitFailed, ComplaintFound, SlipPrinted, Typed
from kiosk.office_answers import ComplaintStanding
from kiosk.spool import faults
from kiosk.views import BriefingView, KeyboardView, NumberView, ReviewView, StatusView
from tests.flows.samples import CODE, COMMITTED, COMMITTED_OFFLINE, MORNING, NUMBER, OFFICE_AWAY, QR
from tests.flows.script import Kiosk, spoken

WORDS = "ANTRE DARI PUKUL TUJUH, DIPANGGIL PUKUL SEBELAS."


def at_text(at: Kiosk, kind: str = "pengaduan") -> None:
    at.touch("voice", "voice-kind")
    at.touch(kind, "voice-topic")
    at.touch("waktu", "voice-service")
    at.touch("kk", "voice-text")


def at_review(at: Kiosk, words: str = WORDS) -> None:
    at_text(at)
    at.type(words)
    at.touch("next", "voice-contact")
    at.touch("skip", "review")


def commission(at: Kiosk) -> CommitComplaint:
    last = at.last(CommitComplaint)
    assert isinstance(last, CommitComplaint)
    return last


def test_a_complaint_without_a_name() -> None:
    at = Kiosk()
    at_review(at)
    assert "tanpa nama" in spoken(at.frame)
    at.touch("send", "busy")
    said = commission(at)
    assert (said.kind, said.topic, said.service) == (Kind.PENGADUAN, Topic.WAKTU, "kk")
    assert (said.text, said.contact, said.language) == (WORDS, "", "id")
    at.happens(COMMITTED, "number printing")
    at.happens(SlipPrinted(), "number asking")
    at.touch("yes", "number in-hand")
    assert at.buttons() == ["done"]  # nobody is asked to rate a complaint
    assert Finish() in at.touch("done", "attract")
    assert at.touches <= 9


def test_a_suggestion_about_nothing_in_particular_with_a_telephone() -> None:
    at = Kiosk()
    at.touch("voice")
    at.touch("saran")
    at.touch("sarana")
    at.touch("none", "voice-text")
    at.type("TAMBAH KURSI DI RUANG TUNGGU")
    at.touch("next")
    at.type("081200000000")
    at.touch("next", "review")
    at.touch("send")
    said = commission(at)
    assert (said.kind, said.service, said.contact) == (Kind.SARAN, "", "081200000000")


def test_a_wrong_telephone_is_said_and_can_be_left_out() -> None:
    at = Kiosk()
    at_text(at)
    at.type(WORDS)
    at.touch("next")
    at.type("12")
    at.touch("next", "voice-contact")
    assert at.view.error is not None
    at.touch("skip", "review")
    at.touch("send")
    assert commission(at).contact == ""


def test_nothing_is_lost_by_changing_a_line() -> None:
    at = Kiosk()
    at_review(at)
    at.touch("edit:topic", "voice-topic")
    at.touch("petugas", "review")
    at.touch("edit:text", "voice-text")
    assert isinstance(at.view, KeyboardView)
    assert at.view.value == WORDS
    at.bar(BarKey.BACK, "review")
    at.touch("send")
    assert (commission(at).topic, commission(at).text) == (Topic.PETUGAS, WORDS)


def test_back_goes_step_by_step_to_the_front_page() -> None:
    at = Kiosk()
    at_review(at)
    for page in ("voice-contact", "voice-text", "voice-service", "voice-topic", "voice-kind", "attract"):
        at.bar(BarKey.BACK, page)


@pytest.mark.parametrize("words", ["", "JELEK", "1234567890 1234", "..........."])
def test_too_little_to_do_anything_about_is_said(words: str) -> None:
    at = Kiosk()
    at_text(at)
    at.type(words)
    at.touch("next", "voice-text")
    assert at.view.error is not None


def test_two_thousand_letters_fit_and_no_more() -> None:
    at = Kiosk()
    at_text(at)
    for _ in range(LONGEST + 3):
        at.visit.handle(Typed("A"))
    view = at.view
    assert isinstance(view, KeyboardView)
    assert len(view.value) == LONGEST
    assert view.warning is not None  # said, not swallowed
    at.touch("next", "voice-contact")
    at.touch("skip", "review")
    assert isinstance(at.view, ReviewView)
    at.touch("send")
    assert commission(at).text == "A" * LONGEST


def test_signs_of_all_kinds_do_not_hurt() -> None:
    at = Kiosk()
    at_text(at)
    at.type("MACET \U0001f600 السلام \u202e\u0000 SEKALI")
    at.touch("next", "voice-contact")
    at.touch("skip")
    at.touch("send")
    assert commission(at).text == "MACET \U0001f600 السلام SEKALI"


def test_a_full_disk_keeps_the_words_on_the_screen() -> None:
    at = Kiosk()
    at_review(at)
    at.touch("send")
    at.happens(CommitFailed(faults.DISK_FULL), "commit-failed")
    assert "Tulisan Anda masih ada" in spoken(at.frame)
    at.touch("retry", "busy")
    assert commission(at).text == WORDS


def test_the_slip_says_the_clocks_and_nothing_of_the_words() -> None:
    at = Kiosk()
    at_review(at)
    at.touch("send")
    at.happens(COMMITTED)
    printed = at.last(PrintSlip)
    assert isinstance(printed, PrintSlip)
    lines = [line.text for line in printed.slip if isinstance(line, Line)]
    assert NUMBER in lines
    assert CODE in lines
    assert any("3 hari" in line for line in lines)
    assert any("60 hari" in line for line in lines)
    assert not any("ANTRE" in line for line in lines)


def test_the_office_away_it_is_kept_and_said_so() -> None:
    at = Kiosk(OFFICE_AWAY)
    at_review(at)
    at.touch("send")
    at.happens(COMMITTED_OFFLINE)
    assert isinstance(at.view, NumberView)
    assert at.view.warning is not None


def test_a_second_touch_on_send_sends_once() -> None:
    at = Kiosk()
    at_review(at)
    serial = at.frame.serial
    at.touch("send", "busy")
    late = at.visit.handle(Chosen("send"), serial)
    assert sum(isinstance(each, CommitComplaint) for each in (*at.asked, *late)) == 1


def test_what_was_typed_goes_with_the_visit() -> None:
    at = Kiosk()
    at_text(at)
    at.type(WORDS)
    at.nobody_touches()
    at.touch("voice")
    assert WORDS not in spoken(at.frame)
    at.touch("pengaduan")
    at.touch("waktu")
    at.touch("kk", "voice-text")
    assert isinstance(at.view, KeyboardView)
    assert at.view.value == ""


# --- its slip, shown again --------------------------------------------------------------------------------------------


def heard(state: State, answer: str = "", due_days: int | None = 14) -> ComplaintFound:
    history = {
        State.DITERIMA: (State.DITERIMA,),
        State.DITANGANI: (State.DITERIMA, State.DITANGANI),
        State.DITERUSKAN: (State.DITERIMA, State.DITANGANI, State.DITERUSKAN),
        State.DIJAWAB: (State.DITERIMA, State.DITANGANI, State.DIJAWAB),
        State.SELESAI: (State.DITERIMA, State.DITANGANI, State.DIJAWAB, State.SELESAI),
    }[state]
    entered = tuple((each, MORNING + timedelta(days=day)) for day, each in enumerate(history))
    due = MORNING + timedelta(days=due_days) if due_days is not None else None
    return ComplaintFound(
        ComplaintStanding(NUMBER, pengaduan.Kind.PENGADUAN, Topic.WAKTU, "kk", state, entered, due, answer, CODE)
    )


def asked(at: Kiosk, found: ComplaintFound) -> StatusView:
    at.happens(CodeRead(QR), "busy")
    question = at.last(AskStanding)
    assert isinstance(question, AskStanding)
    assert question.slip_code == CODE
    at.happens(found)
    view = at.view
    assert isinstance(view, StatusView)
    return view


@pytest.mark.parametrize("state", [State.DITERIMA, State.DITANGANI, State.DITERUSKAN])
def test_its_slip_says_by_when_the_office_answers(state: State) -> None:
    at = Kiosk()
    asked(at, heard(state))
    assert "3 Desember 2026" in spoken(at.frame)
    assert at.buttons() == ["done"]
    at.touch("done", "attract")


@pytest.mark.parametrize("state", [State.DIJAWAB, State.SELESAI])
def test_its_slip_shows_the_answer(state: State) -> None:
    at = Kiosk()
    asked(at, heard(state, "Loket ketiga dibuka mulai Senin.", None))
    at.touch("read", "briefing")
    assert "Loket ketiga dibuka mulai Senin." in spoken(at.frame)
    at.bar(BarKey.BACK)
    assert isinstance(at.view, StatusView)
    at.touch("done", "attract")


def test_a_long_answer_comes_in_parts_and_whole() -> None:
    answer = " ".join(f"Kalimat nomor {number}." for number in range(1, 31))
    at = Kiosk()
    asked(at, heard(State.DIJAWAB, answer, None))
    at.touch("read")
    assert isinstance(at.view, BriefingView)
    assert len(at.view.needs) > 1
    assert " ".join(getattr(part.label, "text", "") for part in at.view.needs) == answer


def test_an_answer_about_another_slip_is_not_shown() -> None:
    at = Kiosk()
    at.happens(CodeRead(QR), "busy")
    found = heard(State.DIJAWAB, "Rahasia orang lain.", None).standing
    at.happens(ComplaintFound(ComplaintStanding(**{**found.__dict__, "slip_code": "JGR-X"})), "busy")
