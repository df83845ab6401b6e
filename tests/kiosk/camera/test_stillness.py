"""When the page under the camera is taken, and what is said until then, on a simulated clock."""

from __future__ import annotations

import pytest

from kiosk.camera.look import Look, Outline
from kiosk.camera.stillness import AWAY_FOR_S, HOLD_AFTER_S, STILL_FOR_S, TOLD_AFTER_S, Stillness, Telling
from kiosk.views import Sight
from tests.kiosk.fake_clock import FakeClock

FRAME_S = 1 / 15
LYING: Outline = ((0.3, 0.1), (0.7, 0.1), (0.7, 0.9), (0.3, 0.9))


def shifted(by: float) -> Outline:
    a, b, c, d = ((x + by, y) for x, y in LYING)
    return a, b, c, d


def sights(clock: FakeClock, still: Stillness, look: Look, seconds: float) -> list[Sight]:
    """What is seen in frame after frame of `look`."""
    seen = []
    for _ in range(round(seconds / FRAME_S)):
        seen.append(still.saw(look))
        clock.pass_time(FRAME_S)
    return seen


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def still(clock: FakeClock) -> Stillness:
    return Stillness(clock)


def test_a_sheet_that_lies_still_is_held_then_taken(clock: FakeClock, still: Stillness) -> None:
    seen = sights(clock, still, Look(LYING, sharp=0.4), HOLD_AFTER_S)
    assert set(seen) == {Sight.MOVING}
    seen = sights(clock, still, Look(LYING, sharp=0.4), STILL_FOR_S - HOLD_AFTER_S - 2 * FRAME_S)
    assert seen[-1] is Sight.HOLD
    assert not still.ready
    sights(clock, still, Look(LYING, sharp=0.4), 4 * FRAME_S)
    assert still.ready


def test_the_trembling_of_the_finder_is_stillness(clock: FakeClock, still: Stillness) -> None:
    for number in range(20):
        still.saw(Look(shifted(0.002 * (number % 2)), sharp=0.4))
        clock.pass_time(FRAME_S)
    assert still.ready


def test_a_moving_sheet_is_never_taken(clock: FakeClock, still: Stillness) -> None:
    for number in range(60):
        assert still.saw(Look(shifted(0.02 * (number % 7)), sharp=0.4)) is Sight.MOVING
        assert not still.ready
        clock.pass_time(FRAME_S)


def test_a_slow_drift_is_a_movement(clock: FakeClock, still: Stillness) -> None:
    """Each step is below the tolerance; compared with the step before it, it would look still."""
    for number in range(60):
        still.saw(Look(shifted(0.003 * number), sharp=0.4))
        clock.pass_time(0.1)
        assert not still.ready


def test_a_moment_without_the_sheet_begins_anew(clock: FakeClock, still: Stillness) -> None:
    sights(clock, still, Look(LYING, sharp=0.4), STILL_FOR_S - 2 * FRAME_S)
    assert still.saw(Look()) is Sight.NOTHING
    sights(clock, still, Look(LYING, sharp=0.4), STILL_FOR_S - 2 * FRAME_S)
    assert not still.ready


@pytest.mark.parametrize(
    ("look", "sight"),
    [
        (Look(LYING, sharp=0.1, blurred=True), Sight.BLURRED),
        (Look(LYING, sharp=0.4, glare=True), Sight.GLARE),
        (Look(LYING, sharp=0.4, dark=True), Sight.TOO_DARK),
        (Look(dark=True), Sight.TOO_DARK),
        (Look(), Sight.NOTHING),
        (Look(LYING, sharp=0.4, bare=True), Sight.NOTHING),
        (Look(LYING, sharp=0.1, blurred=True, bare=True), Sight.BLURRED),
    ],
    ids=["blurred", "glare", "dark", "night", "nothing", "a tile", "too blurred to see print"],
)
def test_what_hinders_is_said_and_nothing_is_taken(
    clock: FakeClock, still: Stillness, look: Look, sight: Sight
) -> None:
    assert sights(clock, still, look, 2.0)[-1] is sight
    assert not still.ready


def test_light_switched_on_over_a_lying_sheet_takes_it_at_once(clock: FakeClock, still: Stillness) -> None:
    sights(clock, still, Look(LYING, sharp=0.4, dark=True), 2.0)
    assert still.saw(Look(LYING, sharp=0.4)) is Sight.HOLD
    assert still.ready


# --- what is told --------------------------------------------------------------------------------------


def test_the_first_sight_is_told_at_once_and_each_only_once(clock: FakeClock) -> None:
    telling = Telling(clock)
    assert telling.news(Sight.NOTHING) is Sight.NOTHING
    clock.pass_time(5.0)
    assert telling.news(Sight.NOTHING) is None


def test_a_sight_of_a_moment_is_not_told(clock: FakeClock) -> None:
    telling = Telling(clock)
    telling.news(Sight.NOTHING)
    assert telling.news(Sight.MOVING) is None
    clock.pass_time(TOLD_AFTER_S / 2)
    assert telling.news(Sight.NOTHING) is None
    assert telling.news(Sight.MOVING) is None
    clock.pass_time(TOLD_AFTER_S * 1.1)
    assert telling.news(Sight.MOVING) is Sight.MOVING


def test_hold_is_told_at_once(clock: FakeClock) -> None:
    telling = Telling(clock)
    telling.news(Sight.NOTHING)
    assert telling.news(Sight.HOLD) is Sight.HOLD


def test_a_sheet_that_was_taken_is_not_taken_once_more_while_it_lies_there(clock: FakeClock) -> None:
    still = Stillness(clock, taken_at=LYING)
    seen = sights(clock, still, Look(shifted(0.01), sharp=0.4), 3.0)
    assert set(seen) == {Sight.TAKEN}
    assert not still.ready


def test_one_frame_without_an_outline_makes_no_new_sheet_of_it(clock: FakeClock) -> None:
    still = Stillness(clock, taken_at=LYING)
    sights(clock, still, Look(None), 2 * FRAME_S)
    assert set(sights(clock, still, Look(LYING, sharp=0.4), 2.0)) == {Sight.TAKEN}


def test_the_next_sheet_is_taken_even_where_the_last_one_lay(clock: FakeClock) -> None:
    """GIVEN stops that put every sheet in the same place WHEN the paper is exchanged THEN the new one is taken."""
    still = Stillness(clock, taken_at=LYING)
    sights(clock, still, Look(None), AWAY_FOR_S + 2 * FRAME_S)
    sights(clock, still, Look(LYING, sharp=0.4), STILL_FOR_S + 2 * FRAME_S)
    assert still.ready


def test_the_same_sheet_moved_aside_is_taken_again(clock: FakeClock) -> None:
    still = Stillness(clock, taken_at=LYING)
    sights(clock, still, Look(shifted(0.1), sharp=0.4), STILL_FOR_S + 2 * FRAME_S)
    assert still.ready
