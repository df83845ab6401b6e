"""What is told about a device that comes and goes."""

from __future__ import annotations

from hardware.device import Fault
from kiosk.devices.faults import STARTING
from kiosk.devices.steady import Steady
from kiosk.devices.timing import Timing
from tests.kiosk.things import JAM, UNPLUGGED


def told(steady: Steady, *observed: tuple[float, object]) -> list[object]:
    """What was told after each (time, fault) that was observed."""
    return [steady.observe(fault, at) for at, fault in observed]  # type: ignore[arg-type]


def test_the_first_look_ends_the_starting() -> None:
    assert told(Steady(STARTING, Timing()), (0, None)) == [None]
    assert told(Steady(STARTING, Timing()), (0, UNPLUGGED)) == [UNPLUGGED]


def test_one_fault_and_its_end_are_told_at_once() -> None:
    assert told(Steady(None, Timing()), (0, None), (3, JAM), (6, JAM), (9, None)) == [None, JAM, JAM, None]


def test_another_fault_in_its_place_is_told_at_once() -> None:
    assert told(Steady(None, Timing()), (0, None), (3, JAM), (6, UNPLUGGED)) == [None, JAM, UNPLUGGED]


def test_a_loose_cable_is_told_once_until_it_holds() -> None:
    steady = Steady(None, Timing())
    flapping = [(at, UNPLUGGED if at % 2 else None) for at in range(20)]
    news = told(steady, *flapping)
    assert news[5:] == [UNPLUGGED] * 15, "from the third time on"
    assert told(steady, (25, None), (40, None)) == [UNPLUGGED, UNPLUGGED]
    assert told(steady, (50, None)) == [None]


def test_while_it_flaps_the_first_fault_stays_told() -> None:
    steady = Steady(None, Timing())
    told(steady, (0, None), (1, JAM), (2, None), (3, JAM), (4, None), (5, JAM))
    assert told(steady, (6, UNPLUGGED), (7, JAM)) == [JAM, JAM]


def test_worse_news_do_not_wait_until_the_flapping_is_over() -> None:
    """The mains come and go, and meanwhile the battery runs empty."""
    steady = Steady(None, Timing())
    on_battery, low = Fault("thing.on_battery", still_works=("finish",)), Fault("thing.low")
    told(steady, (0, None), (1, on_battery), (2, None), (3, on_battery), (4, None), (5, on_battery))
    assert told(steady, (6, low), (7, on_battery)) == [low, low]


def test_once_it_only_stays_bad_the_real_fault_is_told() -> None:
    steady = Steady(None, Timing())
    told(steady, (0, None), (1, JAM), (2, None), (3, JAM), (4, None), (5, JAM))
    assert told(steady, (90, UNPLUGGED)) == [UNPLUGGED]
