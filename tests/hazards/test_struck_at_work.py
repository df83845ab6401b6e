"""The part that is at work fails in the middle of its job: the page says so, leads on, and the job is done in the end.

The cases are made from the walks: wherever the machine is asked for something, it answers with every fault of the part
that was asked.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, replace

import pytest

from hardware.device import Fault
from hardware.scanner.faults import CANCELLED
from kiosk import effects as fx
from kiosk import events as ev
from kiosk.durations import MACHINE_SILENT, PAGE_MOVED
from kiosk.effects import Effect
from kiosk.events import Event, MachineChanged
from kiosk.machine import BROKEN
from kiosk.unfinished import KeepDraft
from kiosk.views import NumberView
from tests.flows.script import Kiosk, ways_on
from tests.hazards.everything import FAULTS, assert_nobody_is_stuck
from tests.hazards.walks import WALKS, Walk


@dataclass(frozen=True)
class Kind:
    """Whose work it is, and how it tells that it failed."""

    part: str
    failed: Callable[[Fault], Event]


WORK: dict[type[Effect], Kind] = {
    fx.CapturePage: Kind("scanner", ev.CaptureFailed),
    fx.ReadCard: Kind("scanner", ev.CaptureFailed),
    fx.WatchCamera: Kind("camera", ev.CaptureFailed),
    fx.CommitFiling: Kind("store", ev.CommitFailed),
    fx.CommitCompletion: Kind("store", ev.CommitFailed),
    fx.RecordHandover: Kind("store", ev.CommitFailed),
    fx.PrintSlip: Kind("slip_printer", ev.SlipFailed),
    fx.PrintDocument: Kind("printer", ev.DocumentFailed),
    KeepDraft: Kind("store", ev.CommitFailed),
}
TRY_AGAIN = ("scan", "retry", "again")


@dataclass(frozen=True)
class Moment:
    """After the first `length` steps of `walk`, `asked` is under way."""

    walk: Walk
    length: int
    asked: Effect

    @property
    def kind(self) -> Kind:
        return WORK[type(self.asked)]

    def __str__(self) -> str:
        return f"{self.walk.name}-{self.length}-{type(self.asked).__name__}"


def moments(kinds: Container[type[Effect]]) -> Iterator[Moment]:
    """Wherever a walk asks for an effect of one of these `kinds`."""
    for walk in WALKS:
        at = Kiosk(walk.works)
        at.clock.pass_time(PAGE_MOVED)
        for length, step in enumerate(walk.steps, 1):
            before = len(at.asked)
            step(at)
            yield from (Moment(walk, length, each) for each in at.asked[before:] if type(each) in kinds)


AT_WORK = pytest.mark.parametrize("moment", tuple(moments(WORK)), ids=str)
QUESTIONS = (fx.AskStanding, fx.ClaimDocument)


@AT_WORK
def test_it_says_what_is_wrong_leads_on_and_is_done_once_it_is_well(moment: Moment) -> None:
    for fault in (*(each for each in FAULTS[moment.kind.part] if each != CANCELLED), BROKEN):
        at = moment.walk.until(moment.length).walked()
        had_number, asked = has_number(at), asked_for(at, moment)
        at.happens(moment.kind.failed(fault))
        assert sentence(moment, fault) in str(at.view), fault
        assert_nobody_is_stuck(at)
        assert has_number(at) is had_number, "no number without a commit, none lost"
        at.happens(MachineChanged(replace(moment.walk.works, faults=((moment.kind.part, fault),))))
        assert_nobody_is_stuck(at)
        at.happens(MachineChanged(moment.walk.works))
        if isinstance(moment.asked, fx.RecordHandover):
            continue  # the paper is in the hand: who stands there has nothing to try again
        try_again(at, moment, asked)
        assert asked_for(at, moment) > asked, (fault, at.page, ways_on(at.view))


@pytest.mark.parametrize("moment", tuple(moments(QUESTIONS)), ids=str)
def test_the_line_breaks_while_the_office_is_asked_and_is_whole_again(moment: Moment) -> None:
    at = moment.walk.until(moment.length).walked()
    asked = asked_for(at, moment)
    at.happens(MachineChanged(replace(moment.walk.works, office_reachable=False)))
    assert_nobody_is_stuck(at)
    at.happens(ev.OfficeSaidNo(ev.OfficeTrouble.UNREACHABLE), "office-unreachable")
    at.happens(MachineChanged(moment.walk.works))
    try_again(at, moment, asked)
    assert asked_for(at, moment) > asked


@AT_WORK
def test_a_part_that_never_answers_holds_nobody(moment: Moment) -> None:
    """Whatever hangs: after the net of `MACHINE_SILENT` the page asks who is there, and then it is the next one's."""
    at = moment.walk.until(moment.length).walked()
    assert at.timers["idle"] <= MACHINE_SILENT
    at.nobody_touches()
    assert at.page in ("attract", "take-papers")


def sentence(moment: Moment, fault: Fault) -> str:
    """What must be said: the fault's own sentence, but where it is nothing to the person or says nothing of a part."""
    if isinstance(moment.asked, fx.RecordHandover):
        return "collect.collected_tell_officer"
    return "card.gave_up" if isinstance(moment.asked, fx.ReadCard) and fault == BROKEN else fault.resident


def has_number(at: Kiosk) -> bool:
    return isinstance(at.view, NumberView)


def asked_for(at: Kiosk, moment: Moment) -> int:
    return sum(isinstance(each, type(moment.asked)) for each in at.asked)


def try_again(at: Kiosk, moment: Moment, asked: int) -> None:
    """What a person touches who reads the page: what is meant for trying again, until it is tried."""
    for _ in range(2):
        ways = [each for each in TRY_AGAIN if each in ways_on(at.view)]
        if asked_for(at, moment) == asked and ways:
            at.touch(ways[0])
