"""Whatever a hand does to a part and undoes again: told within a look, served again within ten seconds by itself.

The cases are the moves of the dock's own table: each that breaks something must have one that puts it right. The whole
kiosk stands behind it, fakes, supervisor and visit, on a clock that the test owns.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

import pytest

from dock.parts import Parts, moves
from hardware.device import Fault
from kiosk.devices.timing import Timing
from kiosk.views import AttractView
from tests.hazards.everything import assert_nobody_is_stuck
from tests.hazards.in_time import BACK_WITHIN_S, STEP_S, demo
from tests.hazards.test_struck_anywhere import seen
from tests.hazards.walks import EACH_PAGE_ONCE, Walk

TOLD_WITHIN_S = Timing().look_every + 2 * STEP_S
MINUTE, HOUR = 60.0, 3600.0
CLOSES_THE_KIOSK = ("drain",)  # by design nothing opens after it: `test_power_on_battery`


def make(parts: Parts, kind: str, move: str) -> None:
    next(each for each in moves(parts)[kind] if each.id == move).make()


def _after(kind: str, *done: str) -> Fault | None:
    """What is told of `kind` once the hand did all that and a look of the supervisor passed."""
    parts, kiosk = demo()
    for move in done:
        make(parts, kind, move)
        kiosk.passes(TOLD_WITHIN_S)
    return kiosk.works.fault_of(kind)


def _strikes() -> Iterator[tuple[str, str]]:
    """(device kind, move) of every move that makes a fault by itself."""
    for kind, hands in moves(Parts.new()).items():
        yield from ((kind, hand.id) for hand in hands if _after(kind, hand.id) is not None)


STRIKES = tuple(strike for strike in _strikes() if strike[1] not in CLOSES_THE_KIOSK)
EACH = pytest.mark.parametrize(("kind", "move"), STRIKES, ids=["-".join(strike) for strike in STRIKES])


@functools.cache
def undoes(kind: str, move: str) -> str:
    """The move that puts it right again."""
    hands = [each.id for each in moves(Parts.new())[kind]]
    found = [each for each in hands if each != move and _after(kind, move, each) is None]
    assert found, f"nothing undoes {move}"
    return found[0]


@EACH
@pytest.mark.parametrize("away_s", [MINUTE, HOUR], ids=["minute", "hour"])
def test_told_at_once_and_back_within_ten_seconds(kind: str, move: str, away_s: float) -> None:
    parts, kiosk = demo()
    kiosk.passes(1.0)
    make(parts, kind, move)
    kiosk.passes(TOLD_WITHIN_S)
    assert kiosk.works.fault_of(kind) is not None
    kiosk.passes(away_s)
    assert_nobody_is_stuck(kiosk.at)
    make(parts, kind, undoes(kind, move))
    assert kiosk.until_well(kind) <= BACK_WITHIN_S
    assert isinstance(kiosk.at.view, AttractView)
    assert kiosk.at.view.notices == ()
    assert all(tile.enabled for tile in kiosk.at.view.tiles)


@pytest.mark.parametrize("walk", EACH_PAGE_ONCE.values(), ids=EACH_PAGE_ONCE)
def test_on_every_page_it_comes_and_goes_without_a_touch(walk: Walk) -> None:
    for kind, move in dict(STRIKES).items():
        at = walk.walked()
        before = seen(at)
        parts, kiosk = demo(at, without=tuple(each for each in walk.works.absent if each != "power"))
        make(parts, kind, move)
        kiosk.passes(TOLD_WITHIN_S)
        assert_nobody_is_stuck(at)
        make(parts, kind, undoes(kind, move))
        assert kiosk.until_well(kind) <= BACK_WITHIN_S
        if seen(at) != before and "scanner" in at.buttons():
            at.touch("scanner")
        assert seen(at) == before, (kind, move)
