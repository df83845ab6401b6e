"""Wherever a resident wandered to in whichever service, from there a way leads to a number or to an honest end."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adminduk.catalogue.model import Catalogue, Service
from anjungan.robot.person import LaySheet, Person, Stuck, Touch
from anjungan.robot.plan import plan_of
from hardware.scanner.faults import JAM
from kiosk.effects import CapturePage, CommitFiling, Effect, PrintSlip, ReadCard
from kiosk.events import BarKey, CaptureFailed, Event, PageVerdict, SheetScanned, SlipPrinted
from kiosk.views import AttractView, NumberView, SlipStage
from tests.flows.every_path import committed, offices
from tests.flows.samples import TELEPON, page
from tests.flows.script import Kiosk, all_forms, can_touch, has_keys, ways_on

MOST_DEEDS = 400  # the longest way types about a hundred characters
FORMS = "here"  # filling in a form has its own tests
KEYS = "A1'."

SERVICES = [(office, service) for office in offices() for service in office.services]


def machine_answers(at: Kiosk, effects: tuple[Effect, ...], luck: Random | None = None) -> None:
    """What the machine makes of what was asked; with `luck`, papers do not always come out well."""
    for effect in effects:
        for event in _answers(at, effect, luck):
            machine_answers(at, at.happens(event), luck)


def _answers(at: Kiosk, effect: Effect, luck: Random | None) -> tuple[Event, ...]:
    match effect:
        case CapturePage():
            bad = luck is not None and luck.random() < 0.4
            return (SheetScanned(), page(PageVerdict.BLURRED if bad else PageVerdict.GOOD))
        case ReadCard():
            return (CaptureFailed(JAM),)
        case CommitFiling():
            return (committed(at.visit._desk.catalogue),)
        case PrintSlip():
            return (SlipPrinted(),)
    return ()


def wander(at: Kiosk, dice: Random, steps: int) -> None:
    """Touch anything, type anything, go back, over and over."""
    for _ in range(steps):
        if isinstance(at.view, AttractView | NumberView):
            return
        if has_keys(at.view) and dice.random() < 0.5:
            at.type(dice.choice(KEYS) * dice.randint(1, 16))
        elif dice.random() < 0.2:
            machine_answers(at, at.bar(BarKey.BACK), dice)
        elif things := [each for each in ways_on(at.view) if each != FORMS]:
            machine_answers(at, at.touch(dice.choice(things)), dice)


def come_to_an_end(at: Kiosk, person: Person) -> str:
    """Do what a resident does who wants to be done; a page that says no to it is left again. Where it ends."""
    for _ in range(MOST_DEEDS):
        view, before = at.view, at.frame
        if isinstance(view, AttractView):
            return "left"
        if isinstance(view, NumberView) and view.stage is not SlipStage.PRINTING:
            return "number"
        deed = person.next(before)
        if isinstance(deed, Touch):
            do(at, deed.touch_id)
        elif isinstance(deed, Stuck):
            machine_answers(at, at.touch(ways_on(view)[-1]))
        if at.frame == before and not isinstance(deed, LaySheet):
            machine_answers(at, at.bar(BarKey.BACK))
    return f"in circles at {at.page}"


def do(at: Kiosk, touch_id: str) -> None:
    kind, _, what = touch_id.partition(":")
    if kind == "type":
        at.type(what)
    elif kind == "erase":
        at.erase()
    else:  # of another service, where somebody wandered to, the first will do
        machine_answers(at, at.touch(what if can_touch(at.view, what) else ways_on(at.view)[0]))


@pytest.mark.parametrize(("office", "service"), SERVICES, ids=lambda each: getattr(each, "id", None) or each.office.id)
@settings(deadline=None, max_examples=8)
@given(seed=st.integers(0, 2**31), steps=st.integers(0, 40))
def test_from_wherever_somebody_wandered_there_is_a_way_to_the_number(
    office: Catalogue, service: Service, seed: int, steps: int
) -> None:
    dice = Random(seed)
    at = Kiosk(catalogue=office, forms=all_forms())
    at.touch("file")
    at.touch(service.id)
    wander(at, dice, steps)
    plan = plan_of(service, dice.choice(service.reasons).id, dice, telepon=TELEPON)
    assert come_to_an_end(at, Person(plan, dice)) in {"number", "left"}
