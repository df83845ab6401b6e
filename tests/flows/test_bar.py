"""The bottom bar, the overlays, and touches that come too late."""

from __future__ import annotations

import pytest

from adminduk.localised import Language
from kiosk.effects import Chime, Finish, Hush, SpeakPage
from kiosk.events import BarKey, BarPressed, Chosen, SlipPrinted, TimerFired, Typed
from kiosk.views import HelpCard, IdleWarning, KeypadView, LeaveQuestion, Settings
from tests.flows.samples import COMMITTED, NIK, page
from tests.flows.script import Kiosk, spoken
from tests.flows.test_file_request import identify, to_review


def at_nik() -> Kiosk:
    at = Kiosk()
    at.touch("file")
    at.touch("kk")
    at.touch("hilang")
    at.touch("next", "nik")
    return at


def test_language_goes_round() -> None:
    at = at_nik()
    seen = []
    for _ in range(4):
        seen.append(at.frame.settings.language)
        at.bar(BarKey.LANGUAGE, "nik")
    assert seen == [Language.INDONESIAN, Language.JAVANESE, Language.ENGLISH, Language.INDONESIAN]


def test_text_goes_round_and_the_switches_switch() -> None:
    at = at_nik()
    scales = []
    for _ in range(4):
        scales.append(at.frame.settings.text_scale)
        at.bar(BarKey.TEXT_SIZE, "nik")
    assert scales == [1.0, 1.25, 1.5, 1.0]
    at.bar(BarKey.CONTRAST)
    at.bar(BarKey.REACH)
    assert (at.frame.settings.high_contrast, at.frame.settings.low_reach) == (True, True)
    at.bar(BarKey.CONTRAST)
    at.bar(BarKey.REACH)
    assert (at.frame.settings.high_contrast, at.frame.settings.low_reach) == (False, False)


def test_settings_keep_what_was_typed_and_end_with_the_visit() -> None:
    at = at_nik()
    at.type(NIK[:5])
    at.bar(BarKey.LANGUAGE)
    at.bar(BarKey.TEXT_SIZE)
    assert isinstance(at.view, KeypadView)
    assert at.view.value == NIK[:5]
    at.bar(BarKey.LEAVE)
    at.bar(BarKey.LEAVE_CONFIRMED, "attract")
    assert at.frame.settings == Settings()


def test_listening_reads_every_page_until_it_is_switched_off() -> None:
    at = Kiosk()
    assert SpeakPage() in at.bar(BarKey.LISTEN)
    assert SpeakPage() in at.touch("file")
    assert SpeakPage() in at.bar(BarKey.LANGUAGE)
    assert Hush() in at.bar(BarKey.LISTEN)
    assert SpeakPage() not in at.touch("kk")


def test_large_text_and_listening_make_it_patient() -> None:
    at = at_nik()
    assert at.timers["idle"] == 60
    at.bar(BarKey.TEXT_SIZE)
    assert at.timers["idle"] == 120
    at.bar(BarKey.TEXT_SIZE)
    at.bar(BarKey.TEXT_SIZE)
    assert at.timers["idle"] == 60
    at.bar(BarKey.LISTEN)
    assert at.timers["idle"] == 120


def test_help_opens_and_closes_without_losing_anything() -> None:
    at = at_nik()
    at.type(NIK[:5])
    at.bar(BarKey.HELP, "nik")
    assert isinstance(at.frame.overlay, HelpCard)
    assert "16 angka" in spoken(at.frame)
    at.bar(BarKey.STAY, "nik")
    assert at.frame.overlay is None
    at.bar(BarKey.HELP)
    at.bar(BarKey.BACK, "nik")
    assert at.frame.overlay is None
    assert isinstance(at.view, KeypadView)
    assert at.view.value == NIK[:5]


def test_touches_under_an_overlay_do_nothing() -> None:
    at = at_nik()
    at.bar(BarKey.HELP)
    at.visit.handle(Typed("9"))
    assert isinstance(at.view, KeypadView)
    assert at.view.value == ""


def test_leaving_is_asked_once() -> None:
    at = at_nik()
    at.type(NIK)
    at.bar(BarKey.LEAVE, "nik")
    assert isinstance(at.frame.overlay, LeaveQuestion)
    at.bar(BarKey.STAY, "nik")
    at.bar(BarKey.LEAVE)
    effects = at.bar(BarKey.LEAVE_CONFIRMED, "attract")
    assert Finish() in effects


def test_leaving_cannot_be_confirmed_unasked() -> None:
    at = at_nik()
    at.bar(BarKey.LEAVE_CONFIRMED, "nik")


def test_papers_on_the_glass_are_remembered_when_leaving() -> None:
    at = at_nik()
    at.bar(BarKey.BACK)
    identify(at)
    at.touch("scan")
    at.happens(page())
    at.bar(BarKey.LEAVE)
    effects = at.bar(BarKey.LEAVE_CONFIRMED, "take-papers")
    assert Chime("take-papers") in effects
    assert effects.index(Finish()) < effects.index(Chime("take-papers"))  # wiped first
    assert "idle" not in at.timers
    at.happens(TimerFired("farewell"), "attract")


def test_nobody_leaves_while_paper_moves() -> None:
    at = Kiosk()
    to_review(at)
    at.touch("send")
    at.happens(COMMITTED, "number printing")
    at.bar(BarKey.LEAVE, "number printing")
    assert isinstance(at.frame.overlay, HelpCard)
    at.bar(BarKey.LEAVE_CONFIRMED, "number printing")
    at.happens(SlipPrinted(), "number asking")
    at.bar(BarKey.LEAVE, "number asking")
    at.bar(BarKey.LEAVE_CONFIRMED, "take-papers")


def test_a_question_asked_before_the_print_does_not_cut_it_off() -> None:
    at = Kiosk()
    to_review(at)
    at.bar(BarKey.LEAVE)
    at.visit.handle(BarPressed(BarKey.STAY))
    at.touch("send", "busy")
    at.happens(COMMITTED)
    at.bar(BarKey.LEAVE_CONFIRMED, "number printing")


def test_with_the_slip_in_the_hand_leaving_needs_no_question() -> None:
    at = Kiosk()
    to_review(at)
    at.touch("send")
    at.happens(COMMITTED)
    at.happens(SlipPrinted())
    at.touch("yes", "number in-hand")
    assert at.timers["idle"] == 20
    assert at.frame.can_go_back is False
    assert Finish() in at.bar(BarKey.LEAVE, "attract")


def test_an_officer_can_be_called_where_it_is_offered() -> None:
    at = at_nik()
    at.bar(BarKey.BACK)
    identify(at)
    for _ in range(2):
        at.touch("scan")
        at.happens(page(verdict=page().page.verdict.__class__.BLANK))
    assert Chime("officer") in at.touch("officer", "scan formulir-f102 bad")
    assert isinstance(at.frame.overlay, HelpCard)
    at.bar(BarKey.STAY)
    assert at.frame.overlay is None


def test_a_second_quick_touch_does_not_answer_the_next_page() -> None:
    at = Kiosk()
    at.touch("file")
    serial = at.frame.serial
    at.visit.handle(Chosen("kk"), serial)
    assert at.page == "reason"
    at.visit.handle(Chosen("hilang"), serial)  # the finger was still on the page before
    assert at.page == "reason"
    at.visit.handle(Chosen("hilang"), at.frame.serial)
    assert at.page == "briefing"


def test_typing_keeps_the_serial_so_that_no_quick_digit_is_lost() -> None:
    at = at_nik()
    serial = at.frame.serial
    for char in NIK[:15]:
        at.visit.handle(Typed(char), serial)
    assert at.frame.serial == serial
    assert isinstance(at.view, KeypadView)
    assert at.view.value == NIK[:15]


def test_a_quick_next_does_not_skip_a_warning_that_just_appeared() -> None:
    at = at_nik()
    serial = at.frame.serial
    for char in NIK:  # the last digit raises the warning about province 99
        at.visit.handle(Typed(char), serial)
    at.visit.handle(Chosen("next"), serial)
    assert at.page == "nik"
    at.touch("next", "nama")


def test_a_late_touch_still_tells_that_somebody_is_there() -> None:
    at = at_nik()
    serial = at.frame.serial
    at.happens(TimerFired("idle"))
    assert isinstance(at.frame.overlay, IdleWarning)
    at.visit.handle(Typed("9"), serial)  # the finger was on its way before the warning came
    assert at.frame.overlay is None
    assert isinstance(at.view, KeypadView)
    assert at.view.value == ""


@pytest.mark.parametrize("key", [BarKey.LANGUAGE, BarKey.TEXT_SIZE, BarKey.CONTRAST, BarKey.REACH])
def test_a_setting_is_never_too_late(key: BarKey) -> None:
    at = Kiosk()
    serial = at.frame.serial
    at.touch("file")
    before = at.frame.settings
    at.visit.handle(BarPressed(key), serial)
    assert at.frame.settings != before


def test_a_visit_that_met_a_bug_is_wiped_even_while_paper_moves() -> None:
    at = Kiosk()
    to_review(at)
    at.touch("send")
    at.happens(COMMITTED, "number printing")
    before = at.frame.serial
    effects = at.visit.abandon()
    assert Finish() in effects
    assert at.frame.serial > before
    assert COMMITTED.number not in repr(at.frame)
