"""A plug that sits badly comes and goes all day: one piece of news, one notice, and no promise that does not hold."""

from __future__ import annotations

import pytest

from dock.parts import Parts
from kiosk.devices.timing import Timing
from tests.hazards.everything import assert_nobody_is_stuck
from tests.hazards.in_time import BACK_WITHIN_S, Watched, demo
from tests.hazards.test_hands_on_the_machine import make

KINDS = pytest.mark.parametrize("kind", ["scanner", "camera", "reader", "printer", "slip_printer", "power"])
WOBBLES = 100


def wobble(parts: Parts, kiosk: Watched, kind: str, times: int) -> None:
    for _ in range(times):
        make(parts, kind, "pull_cable")
        kiosk.passes(4.0)
        make(parts, kind, "plug_in")
        kiosk.passes(4.0)


@KINDS
def test_it_is_told_a_few_times_and_not_a_hundred(kind: str) -> None:
    parts, kiosk = demo()
    kiosk.passes(5.0)
    before = len(kiosk.news)
    wobble(parts, kiosk, kind, WOBBLES)
    assert len(kiosk.news) - before <= 2 * Timing().flaps
    assert_nobody_is_stuck(kiosk.at)


@KINDS
def test_pushed_home_it_serves_again_once_it_held_for_a_while(kind: str) -> None:
    parts, kiosk = demo()
    wobble(parts, kiosk, kind, 10)
    assert kiosk.works.fault_of(kind) is not None
    make(parts, kind, "plug_in")
    assert kiosk.until_well(kind) <= Timing().steady_for + BACK_WITHIN_S
    make(parts, kind, "pull_cable")
    kiosk.passes(BACK_WITHIN_S)
    assert kiosk.works.fault_of(kind) is not None, "the next real fault is told as ever"
