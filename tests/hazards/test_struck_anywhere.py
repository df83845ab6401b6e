"""Any part fails in any way while any page is open, and is well again: nobody is stuck, nothing is lost, no restart.

The cases are made from the walks and from the parts' own lists of faults: a new page or a new fault is in them by
itself. What a job answers that was under way is in `test_struck_at_work`.
"""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from kiosk.availability import Availability
from kiosk.events import MachineChanged
from kiosk.views import AttractView, Frame, NumberView
from tests.flows.script import Kiosk, spoken
from tests.flows.test_random_visits import Street
from tests.hazards.everything import PARTS, assert_nobody_is_stuck, struck
from tests.hazards.walks import EACH_PAGE_ONCE, HOMES, PAGES, Walk, kind_of_page

EVERYWHERE = pytest.mark.parametrize(("walk", "length"), PAGES, ids=[f"{walk.name}-{length}" for walk, length in PAGES])


def seen(at: Kiosk) -> Frame:
    """What stands on the glass, however often it was drawn."""
    return replace(at.frame, serial=0)


def built(walk: Walk) -> Availability:
    """What the walk's kiosk was built with, and a UPS."""
    return replace(walk.works, absent=tuple(kind for kind in walk.works.absent if kind != "power"))


@EVERYWHERE
def test_what_comes_and_goes_leaves_the_page_as_it_was_and_the_visit_goes_on(walk: Walk, length: int) -> None:
    at = walk.until(length).walked()
    before, kept = seen(at), isinstance(at.view, NumberView)
    for part in PARTS:
        for news in struck(part, built(walk)):
            at.happens(MachineChanged(news))
            assert_nobody_is_stuck(at)
            assert isinstance(at.view, NumberView) is kept, "no number without a commit, none lost"
            at.happens(MachineChanged(walk.works))
            if seen(at) != before and "scanner" in at.buttons():
                at.touch("scanner")  # the paper lies under the camera by now: it is taken there, or here again
            assert seen(at) == before, news
    walk.go_on(at, length)
    assert at.page == walk.walked().page


@pytest.mark.parametrize("walk", EACH_PAGE_ONCE.values(), ids=EACH_PAGE_ONCE)
def test_what_stays_broken_still_leads_home(walk: Walk) -> None:
    """Nobody repairs it: whoever gives up is at the first page, which says what is left, and later serves again."""
    for news in [next(struck(part, built(walk))) for part in PARTS if part not in walk.works.absent or part == "power"]:
        at = walk.walked()
        at.happens(MachineChanged(news))
        at.nobody_touches()
        if at.page == "take-papers":
            at.touch("done")
        if at.page in HOMES:
            at.nobody_touches()  # the officer of the desa goes as well
        assert isinstance(at.view, AttractView)
        assert spoken(at.frame) == spoken(Kiosk(news).frame)
        at.happens(MachineChanged(walk.works))
        assert spoken(at.frame) == spoken(Kiosk(walk.works).frame)


def test_the_walks_know_every_page() -> None:
    """Hands that touch anything get to no page that no walk has."""
    found: set[str] = set()
    for seed in range(12):
        dice, street = random.Random(seed), Street()
        for _ in range(120):
            street.step(dice.randrange(10_000))
            found.add(kind_of_page(street.at))
    assert found <= EACH_PAGE_ONCE.keys(), sorted(found - EACH_PAGE_ONCE.keys())
