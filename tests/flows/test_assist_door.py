"""An officer of the desa comes in at the door of the technicians, and finds residents' pages behind it, not theirs."""

from __future__ import annotations

from kiosk.durations import ASSIST_IDLE
from kiosk.effects import Finish, ListenForCode, StartTimer, StopListening
from kiosk.events import BarKey, Chosen, CodeRead, TimerFired
from kiosk.technician.asks import LookAround, PinChecked, PinRole, PinVerdict
from kiosk.views import Settings
from tests.flows.samples import CODE, NIK
from tests.flows.script import spoken
from tests.flows.staff import PIN, PlayedWorkshop, Staff
from tests.flows.test_technician_door import a_resident_types


def officer(wrong: PinChecked = PinChecked(PinVerdict.WRONG, tries_left=4)) -> Staff:
    """At the PIN page."""
    staff = Staff(PlayedWorkshop(role=PinRole.HELPER, wrong=wrong))
    staff.knock()
    assert staff.page == "staff-pin"
    return staff


def signed_in() -> Staff:
    staff = officer()
    staff.type(PIN)
    assert staff.page == "assist-next"
    return staff


def test_the_pin_opens_residents_pages_and_no_device() -> None:
    staff = signed_in()
    assert not staff.frame.staff
    assert not any(isinstance(each, LookAround) for each in staff.workshop.asked)
    assert "Contoh printer" not in spoken(staff.frame)


def test_a_wrong_pin_is_said_and_the_right_one_still_comes_in() -> None:
    staff = officer()
    staff.type("111222")
    assert "4 kali" in spoken(staff.frame)
    staff.type(PIN)
    assert staff.page == "assist-next"


def test_too_many_wrong_pins_shut_the_door_for_officers_too() -> None:
    staff = officer(PinChecked(PinVerdict.WAIT, wait_s=61))
    staff.type("111222")
    assert staff.page == "staff-locked"
    staff.touch("leave", "attract")


def test_the_resident_before_is_wiped_before_the_officer_comes_in() -> None:
    staff = Staff(PlayedWorkshop(role=PinRole.HELPER))
    a_resident_types(staff)
    assert Finish() in staff.knock()
    staff.type(PIN)
    assert staff.page == "assist-next"
    assert NIK not in repr(staff.frame)
    assert staff.frame.settings == Settings()


def test_the_door_s_timers_end_and_the_officer_s_begin() -> None:
    staff = officer()
    before = len(staff.asked)
    staff.type(PIN)
    after = staff.asked[before:]
    assert after.index(Finish()) < after.index(StartTimer("idle", ASSIST_IDLE))
    assert [each for each in after if isinstance(each, ListenForCode | StopListening)][-1] == StopListening()
    assert "staff-idle" not in staff.timers


def test_the_door_listens_for_slips_again_once_the_officer_is_gone() -> None:
    staff = signed_in()
    staff.happens(Chosen("end"))
    effects = staff.touch("done", "attract")
    assert ListenForCode() in effects
    staff.happens(CodeRead(CODE))
    assert staff.page != "attract"


def test_a_technician_who_knocks_ends_the_assistance() -> None:
    staff = signed_in()
    staff.touch("next", "assist-consent")
    staff.touch("yes", "assist-errand")
    staff.knock()
    assert staff.page == "staff-pin"
    staff.bar(BarKey.LEAVE, "attract")


def test_a_touch_meant_for_the_pin_never_reaches_the_officer_s_page() -> None:
    staff = officer()
    serial = staff.frame.serial
    staff.type(PIN)
    staff.happens(Chosen("next"), serial)
    assert staff.page == "assist-next"


def test_nobody_for_ten_minutes_and_the_door_is_shut() -> None:
    staff = signed_in()
    assert staff.timers["idle"] == 600
    staff.ring("idle")
    while "countdown" in staff.timers:
        staff.ring("countdown")
    assert staff.page == "attract"
    staff.happens(TimerFired("idle"))
    assert staff.page == "attract"
