"""The hidden way in: who may come, what becomes of the resident before, and how the door closes again."""

from __future__ import annotations

import pytest

from hardware.power.faults import BATTERY_LOW, ON_BATTERY
from kiosk.availability import Availability
from kiosk.effects import CloseDown, Finish, ListenForCode, StopListening
from kiosk.events import (
    BarKey,
    BarPressed,
    Chosen,
    CodeRead,
    Erased,
    Knocked,
    MachineChanged,
    SlipPrinted,
    TimerFired,
    Typed,
)
from kiosk.technician.asks import CheckPin, PinChecked, PinVerdict
from kiosk.views import AttractView, KeypadView, MessageView, Settings
from tests.flows.samples import CODE, NIK, NUMBER, OFFICE_AWAY, broken, page
from tests.flows.script import spoken
from tests.flows.staff import PIN, WHO, PlayedWorkshop, Staff, at, signed_in
from tests.flows.test_file_request import identify


def test_five_quick_touches_open_the_door() -> None:
    staff = Staff()
    staff.knock(4)
    assert staff.page == "attract"
    staff.knock(1)
    assert staff.page == "staff-pin"
    assert staff.frame.staff


def test_slow_touches_do_not() -> None:
    staff = Staff()
    staff.knock(9, every_s=1.1)
    assert staff.page == "attract"


def test_four_and_much_later_one_do_not() -> None:
    staff = Staff()
    staff.knock(4)
    staff.clock.pass_time(10)
    staff.knock(1)
    assert staff.page == "attract"


def test_the_right_pin_shows_every_device() -> None:
    staff = signed_in()
    assert "Contoh printer" in spoken(staff.frame)
    assert staff.timers["staff-idle"] == 600
    assert staff.timers["staff-longest"] == 12 * 3600


def test_no_digit_of_the_pin_is_ever_in_a_frame() -> None:
    staff = Staff(answering=False)
    staff.knock()
    staff.type(PIN[:3])
    assert isinstance(staff.view, KeypadView)
    assert staff.view.value == "•••"
    staff.type(PIN[3:])
    assert PIN not in repr(staff.frame)
    assert PIN not in repr(staff.asked[-1])


def test_a_wrong_pin_is_said_and_can_be_typed_again() -> None:
    staff = Staff()
    staff.knock()
    staff.type("111222")
    assert "4 kali" in spoken(staff.frame)
    assert staff.view.value == ""
    staff.type(PIN)
    assert staff.page == "staff-overview"


def test_digits_typed_while_the_pin_is_checked_do_not_count() -> None:
    staff = Staff(answering=False)
    staff.knock()
    staff.type("1112223")
    staff.happens(Erased())
    staff.type("4")
    assert [each.ask for each in staff.asked if isinstance(getattr(each, "ask", None), CheckPin)] == [
        CheckPin("111222")
    ]


def test_too_many_wrong_pins_shut_the_door() -> None:
    staff = Staff(PlayedWorkshop(wrong=PinChecked(PinVerdict.WAIT, wait_s=61)))
    staff.knock()
    staff.type("111222")
    assert staff.page == "staff-locked"
    assert "2 menit" in spoken(staff.frame)
    staff.happens(Typed("1"))
    assert staff.page == "staff-locked"
    staff.touch("leave", "attract")


def test_without_a_pin_the_door_says_how_to_set_one() -> None:
    staff = Staff(PlayedWorkshop(pin=PinChecked(PinVerdict.NONE_SET)))
    staff.knock()
    assert staff.page == "staff-no-pin"
    assert "anjungan pin set" in spoken(staff.frame)


def test_a_pin_that_could_not_be_checked_is_asked_again() -> None:
    staff = Staff(PlayedWorkshop(breaks=True))
    staff.knock()
    staff.type(PIN)
    assert staff.page == "staff-pin"
    assert staff.view.error is not None


def a_resident_types(staff: Staff) -> None:
    for tile in ("file", "kk", "hilang", "next"):
        staff.door.handle(Chosen(tile), staff.frame.serial)
    assert staff.page == "nik"
    for digit in NIK:
        staff.door.handle(Typed(digit), staff.frame.serial)
    assert NIK in spoken(staff.frame)


def test_the_resident_before_is_wiped_before_the_technician_sees_anything() -> None:
    staff = Staff()
    a_resident_types(staff)
    effects = staff.knock()
    assert Finish() in effects
    after = effects[effects.index(Finish()) :]
    assert [each for each in after if isinstance(each, ListenForCode | StopListening)][-1] == StopListening()
    assert NIK not in repr(staff.frame)
    staff.bar(BarKey.LEAVE, "attract")
    assert NIK not in repr(staff.frame)


def test_papers_left_on_the_glass_leave_no_farewell_behind() -> None:
    staff = Staff()
    resident = staff.resident
    for thing in ("file", "kk", "hilang", "next"):
        resident.touch(thing)
    identify(resident)
    resident.touch("scan")
    resident.happens(page())
    staff.knock()
    assert staff.page == "staff-pin"
    staff.bar(BarKey.LEAVE, "attract")


def test_what_the_resident_before_waited_for_reaches_nobody() -> None:
    staff = signed_in()
    before = staff.frame
    assert staff.happens(SlipPrinted()) == ()
    staff.happens(TimerFired("idle"))
    staff.happens(TimerFired("farewell"))
    assert staff.frame == before


def test_a_slip_shown_to_the_reader_opens_nothing_while_the_technician_is_here() -> None:
    staff = signed_in()
    staff.happens(CodeRead(CODE))
    assert staff.page == "staff-overview"
    assert NUMBER not in spoken(staff.frame)


def test_when_the_battery_ends_the_kiosk_closes_down_with_a_technician_inside() -> None:
    staff = signed_in()
    effects = staff.happens(MachineChanged(broken("power", BATTERY_LOW)))
    assert CloseDown() in effects
    assert staff.page == "power-out"


def test_news_for_the_front_page_does_not_take_the_reader_from_a_test() -> None:
    staff = at("tests")
    staff.touch("reader.codes", "staff-codes")
    for news in (broken("power", ON_BATTERY), Availability()):  # on the battery nobody begins anything
        effects = staff.happens(MachineChanged(news))
        assert StopListening() not in effects
        assert ListenForCode() not in effects


def test_a_front_page_that_does_not_listen_still_does_not_afterwards() -> None:
    staff = signed_in()
    staff.happens(MachineChanged(broken("power", ON_BATTERY)))
    assert ListenForCode() not in staff.bar(BarKey.LEAVE, "attract")


def test_the_door_closes_on_keluar_and_the_reader_listens_for_slips_again() -> None:
    staff = signed_in()
    effects = staff.bar(BarKey.LEAVE, "attract")
    assert effects[-2:] == (Finish(), ListenForCode())
    assert not staff.frame.staff
    staff.happens(CodeRead(CODE))
    assert staff.page != "attract"


@pytest.mark.parametrize("name", ["staff-idle", "staff-longest"])
def test_the_door_closes_by_itself(name: str) -> None:
    staff = signed_in()
    staff.ring(name)
    assert staff.page == "attract"
    assert staff.timers == {}


def test_every_touch_gives_the_technician_time_anew() -> None:
    staff = signed_in()
    staff.timers["staff-idle"] = 0.1
    staff.touch("printer", "staff-device")
    assert staff.timers["staff-idle"] == 600


def test_at_the_door_nobody_has_ten_minutes() -> None:
    staff = Staff()
    staff.knock()
    assert staff.timers["staff-idle"] == 60
    staff.type("12")
    assert staff.timers["staff-idle"] == 60


def test_a_touch_meant_for_a_resident_s_page_never_reaches_the_technician_s() -> None:
    staff = Staff()
    serial = staff.frame.serial
    staff.knock()
    staff.type(PIN)
    staff.happens(Chosen("printer"), serial)
    assert staff.page == "staff-overview"


def test_a_touch_meant_for_the_technician_never_reaches_a_resident_s_page() -> None:
    staff = signed_in()
    serial = staff.frame.serial
    staff.bar(BarKey.LEAVE, "attract")
    staff.happens(Chosen("file"), serial)
    assert staff.page == "attract"


def test_eyes_and_reach_of_whoever_knocked_are_kept_and_end_with_the_session() -> None:
    staff = Staff()
    staff.happens(BarPressed(BarKey.REACH))
    staff.happens(BarPressed(BarKey.TEXT_SIZE))
    staff.sign_in()
    assert staff.frame.settings.low_reach
    assert staff.frame.settings.text_scale == 1.25
    staff.bar(BarKey.LEAVE)
    assert staff.frame.settings == Settings()


def test_the_front_page_knows_what_happened_meanwhile() -> None:
    staff = signed_in()
    staff.happens(MachineChanged(OFFICE_AWAY))
    staff.bar(BarKey.LEAVE, "attract")
    assert isinstance(staff.view, AttractView)
    assert staff.view.notices != ()
    staff.happens(MachineChanged(Availability()))


def test_knocking_inside_is_a_touch_like_any_other() -> None:
    staff = signed_in()
    staff.knock(7)
    assert staff.page == "staff-overview"


def test_a_bug_ends_the_session_and_wipes_it() -> None:
    staff = signed_in()
    before = staff.frame.serial
    effects = staff.door.abandon()
    assert Finish() in effects
    assert staff.page == "attract"
    assert staff.frame.serial > before


def test_after_an_apology_nobody_stands_inside() -> None:
    """The window presses "Keluar" twice when something of ours failed."""
    staff = signed_in()
    staff.bar(BarKey.LEAVE)
    staff.bar(BarKey.LEAVE_CONFIRMED, "attract")


def test_who_it_is_stays_inside() -> None:
    staff = signed_in()
    assert WHO not in repr(staff.frame)
    staff.bar(BarKey.LEAVE)
    assert WHO not in repr(staff.frame)


def test_a_single_knock_means_nothing_to_a_visit() -> None:
    staff = Staff()
    a_resident_types(staff)
    staff.happens(Knocked())
    assert staff.page == "nik"
    assert not isinstance(staff.view, MessageView)
