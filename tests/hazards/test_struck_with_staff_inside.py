"""A part fails while a technician is at the machine: their page stays; the front page tells the truth afterwards."""

from __future__ import annotations

import pytest

from hardware.power.faults import BATTERY_LOW
from kiosk.availability import Availability
from kiosk.effects import CloseDown
from kiosk.events import BarKey, MachineChanged
from kiosk.technician.pages import things
from kiosk.views import AttractView
from tests.flows.script import Kiosk, spoken
from tests.flows.staff import KINDS, Staff, at
from tests.hazards.everything import PARTS, struck

BUILT = Availability(absent=())
ROOMS = ("overview", *KINDS, "office", "tests")


@pytest.mark.parametrize("room", ROOMS)
def test_whatever_comes_and_goes_their_page_stays(room: str) -> None:
    staff = at(room)
    before, offered = staff.page, things(staff.view)
    for part in PARTS:
        for news in struck(part, BUILT):
            staff.happens(MachineChanged(news))
            assert (staff.page, things(staff.view)) == (before, offered), news
            staff.happens(MachineChanged(BUILT))
    staff.bar(BarKey.LEAVE, "attract")
    assert spoken(staff.frame) == spoken(Kiosk(BUILT).frame)


@pytest.mark.parametrize("part", PARTS)
def test_what_failed_meanwhile_is_told_to_the_next_resident_and_taken_back(part: str) -> None:
    for news in struck(part, BUILT):
        staff = at("overview")
        staff.happens(MachineChanged(news))
        staff.bar(BarKey.LEAVE, "attract")
        assert spoken(staff.frame) == spoken(Kiosk(news).frame)
        staff.happens(MachineChanged(BUILT))
        assert isinstance(staff.view, AttractView)
        assert spoken(staff.frame) == spoken(Kiosk(BUILT).frame)


@pytest.mark.parametrize("room", ROOMS)
def test_an_empty_battery_closes_the_kiosk_with_staff_inside(room: str) -> None:
    staff: Staff = at(room)
    assert CloseDown() in staff.happens(MachineChanged(Availability((("power", BATTERY_LOW),), absent=())))
    assert staff.page == "power-out"
