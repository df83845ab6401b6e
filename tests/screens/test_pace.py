"""The window's loop is lively while somebody is there, and rests on a front page that nobody touches."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.views import Frame, View
from screens.pace import LIVELY_FPS, RESTING_FPS, RESTS_AFTER_S, Pace
from tests.screens.samples import ATTRACT, NIK


class Loop:
    """The window's loop as the pace knows it: how often it wakes, and one timer."""

    def __init__(self) -> None:
        self.fps = LIVELY_FPS
        self.waits: Callable[[], None] | None = None
        self.pace = Pace(self._set, self._after)

    def _set(self, fps: int) -> None:
        self.fps = fps

    def _after(self, seconds: float, then: Callable[[], None]) -> Callable[[], None]:
        assert seconds == RESTS_AFTER_S
        self.waits = then
        return self._forget

    def _forget(self) -> None:
        self.waits = None

    def shows(self, view: View, serial: int = 1) -> None:
        self.pace.shown(Frame(serial, view))

    def time_passes(self) -> None:
        then, self.waits = self.waits, None
        if then is not None:
            then()


@pytest.fixture
def resting() -> Loop:
    loop = Loop()
    loop.shows(ATTRACT)
    loop.time_passes()
    assert loop.fps == RESTING_FPS
    return loop


def test_the_new_minute_on_the_front_page_wakes_nobody(resting: Loop) -> None:
    resting.shows(ATTRACT, 2)
    assert resting.fps == RESTING_FPS


def test_a_finger_wakes_it_at_once_and_it_rests_again(resting: Loop) -> None:
    resting.pace.touched()
    assert resting.fps == LIVELY_FPS
    resting.time_passes()
    assert resting.fps == RESTING_FPS


def test_a_visit_is_lively_however_long_somebody_thinks(resting: Loop) -> None:
    resting.shows(NIK, 2)
    assert resting.fps == LIVELY_FPS
    resting.time_passes()
    assert resting.fps == LIVELY_FPS
    resting.shows(ATTRACT, 3)
    resting.time_passes()
    assert resting.fps == RESTING_FPS
