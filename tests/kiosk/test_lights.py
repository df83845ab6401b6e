"""The glass is lit when somebody could come, while somebody is here, and after a touch that presses nothing."""

from __future__ import annotations

from datetime import datetime

import pytest
from pydantic import ValidationError

from hardware.panel import faults
from hardware.panel.fake import FakePanel
from kiosk.durations import NIGHT_LIGHT
from kiosk.lights import Hours, Lights
from kiosk.settings import Panel
from tests.kiosk.fake_clock import WIB, FakeClock

DAY = Hours.parse("06:00-20:00")


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 20, hour, minute, tzinfo=WIB)


@pytest.mark.parametrize(
    ("hours", "moment", "lit"),
    [
        ("06:00-20:00", at(6), True),
        ("06:00-20:00", at(19, 59), True),
        ("06:00-20:00", at(20), False),
        ("06:00-20:00", at(5, 59), False),
        ("20:00-04:00", at(23), True),
        ("20:00-04:00", at(3, 59), True),
        ("20:00-04:00", at(12), False),
        ("", at(3), True),
        ("00:00-00:00", at(23), True),
    ],
)
def test_hours_of_the_day(hours: str, moment: datetime, lit: bool) -> None:
    assert Hours.parse(hours).hold(moment) is lit


@pytest.mark.parametrize("hours", ["6-20 uhr", "06:00", "25:00-26:00", "pagi-malam"])
def test_hours_that_are_none_are_refused_with_what_to_write(hours: str) -> None:
    with pytest.raises(ValidationError, match="06:00-20:00"):
        Panel(on=hours)


class Night:
    """A kiosk at 23.00 with its glass."""

    def __init__(self, hour: int = 23) -> None:
        self.clock, self.panel = FakeClock(at(hour)), FakePanel()
        self.lights = Lights(self.panel, DAY, self.clock, lambda job: job())


def test_at_night_it_goes_dark_and_in_the_morning_it_is_lit_again() -> None:
    night = Night()
    night.lights.look(nobody_here=True)
    assert not night.panel.lit
    night.clock.pass_time(7 * 3600)
    night.lights.look(nobody_here=True)
    assert night.panel.lit


def test_it_never_goes_dark_before_somebody() -> None:
    night = Night()
    night.lights.look(nobody_here=False)
    assert night.panel.lit


def test_a_touch_lights_it_and_presses_nothing_then_it_is_an_ordinary_kiosk() -> None:
    night = Night()
    night.lights.look(nobody_here=True)
    assert night.lights.touched()
    assert night.panel.lit
    assert not night.lights.touched()
    night.clock.pass_time(NIGHT_LIGHT - 1)
    night.lights.look(nobody_here=True)
    assert night.panel.lit
    night.clock.pass_time(1)
    night.lights.look(nobody_here=True)
    assert not night.panel.lit


def test_by_day_touches_are_touches() -> None:
    day = Night(hour=9)
    day.lights.look(nobody_here=True)
    assert day.panel.lit
    assert not day.lights.touched()


def test_a_glass_that_cannot_be_switched_swallows_no_touch_and_is_not_asked_again() -> None:
    night = Night()
    night.panel.refuses = faults.NO_SWITCH
    night.lights.look(nobody_here=True)
    assert not night.lights.touched()
    night.panel.refuses = None
    night.clock.pass_time(NIGHT_LIGHT)
    night.lights.look(nobody_here=True)
    assert night.panel.lit


def test_a_display_that_did_not_answer_once_is_asked_again() -> None:
    night = Night()
    night.panel.refuses = faults.NO_DISPLAY
    night.lights.look(nobody_here=True)
    night.panel.refuses = None
    night.lights.look(nobody_here=True)
    assert not night.panel.lit
