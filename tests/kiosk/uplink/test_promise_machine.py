"""Requests, power cuts, deliveries and lost answers in any order: the promise holds at every moment.

"When the resident holds a number, the request is safe": it waits here whole, or it is filed at the office, once.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kiosk.effects import CommitFiling
from kiosk.spool.contents import Kept
from kiosk.spool.steps import Step
from kiosk.uplink.steps import UplinkStep
from tests.kiosk.spool.sample import CATALOGUE, completion, filing, page, sure
from tests.kiosk.uplink.bench import Kiosk, enrolled, kiosk
from tests.kiosk.uplink.small_office import SmallOffice, no

COMMIT_STEPS = [step.value for step in Step if step is not Step.RECEIPT_WRITTEN]
DELIVERY_STEPS = [*(step.value for step in UplinkStep), Step.RECEIPT_WRITTEN.value]


class PowerCut(BaseException):
    """Not an Exception: nothing in the program may catch it."""


class Promise(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="promise-"))
        self.lives = 0
        self.home = self.folder / "life-0"
        self.office = SmallOffice()
        self.cut_at = ""  # the step at which the power goes
        self.seen: list[Kept] = []  # every number that a resident holds
        self.completed: list[Kept] = []
        self.machine: Kiosk

    @initialize()
    def enrol(self) -> None:
        self.identity = enrolled(self.office, self.home)
        self._start()

    @rule(pages=st.integers(0, 3))
    def file(self, pages: int) -> None:
        self.seen.append(sure(self.machine.spool.commit_filing(self._wish(pages), CATALOGUE)))

    @rule(step=st.sampled_from(COMMIT_STEPS), pages=st.integers(1, 2))
    def power_goes_while_filing(self, step: str, pages: int) -> None:
        self._cut(step, lambda: self.machine.spool.commit_filing(self._wish(pages), CATALOGUE))

    @precondition(lambda self: self.seen)
    @rule(which=st.integers(0, 1000))
    def complete(self, which: int) -> None:
        kept = self.seen[which % len(self.seen)]
        self.completed.append(sure(self.machine.spool.commit_completion(completion(kept))))

    @rule()
    def deliver(self) -> None:
        self.machine.uplink.round()

    @rule(step=st.sampled_from(DELIVERY_STEPS))
    def power_goes_while_delivering(self, step: str) -> None:
        self._cut(step, self.machine.uplink.round)

    @rule(kind=st.sampled_from(("/blobs/", "/deliveries/", "/")), after=st.integers(0, 3))
    def answers_get_lost(self, kind: str, after: int) -> None:
        answered = [0]

        def lose(method: str, path: str) -> bool:
            answered[0] += path.startswith(kind)
            return path.startswith(kind) and answered[0] > after

        self.office.lose_answer = lose
        self.machine.uplink.round()
        self.office.lose_answer = lambda method, path: False

    @precondition(lambda self: sure(self.machine.spool.waiting()))
    @rule(code=st.sampled_from((401, 500, 503)))
    def office_is_in_trouble(self, code: int) -> None:
        first = sure(self.machine.spool.waiting())[0]
        self.office.answers[f"/deliveries/{first.id}"] = no(code, "trouble")
        self.machine.uplink.round()
        self.office.answers.clear()

    @rule()
    def office_loses_pages_of_what_is_not_filed(self) -> None:
        needed = {blob for body in self.office.deliveries.values() for blob in body["blobs"]}
        self.office.blobs = {blob: body for blob, body in self.office.blobs.items() if blob in needed}

    @invariant()
    def every_number_held_is_safe_and_filed_at_most_once(self) -> None:
        if not hasattr(self, "machine"):
            return
        here = {parcel.id for parcel in sure(self.machine.spool.waiting())}
        for kept in (*self.seen, *self.completed):
            assert kept.delivery_id in here or kept.delivery_id in self.office.deliveries
        assert all(times == 1 for times in self.office.filed.values())
        assert len({kept.number for kept in self.seen}) == len(self.seen)
        assert sure(self.machine.spool.parked()) == ()

    def teardown(self) -> None:
        if hasattr(self, "machine"):
            self._everything_arrives()
            self.machine.spool.close()
        shutil.rmtree(self.folder)

    def _everything_arrives(self) -> None:
        self.machine.uplink.round()
        assert sure(self.machine.spool.waiting()) == ()
        assert list((self.home / "kiosk" / "spool" / "blobs").iterdir()) == []
        assert {kept.number for kept in self.seen} <= set(self.office.filed)
        for delivery_id in self.office.deliveries:
            self.office.assert_whole(delivery_id)
        for kept in self.seen:
            assert sure(self.machine.spool.find_by_slip(kept.slip_code)).here == ()

    def _wish(self, pages: int) -> CommitFiling:
        return replace(filing(), pages=tuple(page(size=50) for _ in range(pages)))

    def _start(self) -> None:
        self.machine = kiosk(
            self.identity,
            self.home,
            transport=self.office.transport(),
            spool_steps=self._reached,
            steps=self._reached,
        )

    def _reached(self, step: str) -> None:
        """At the chosen step the disk is frozen as it is, and the program never runs on."""
        if step == self.cut_at:
            self.lives += 1
            shutil.copytree(self.home, self.folder / f"life-{self.lives}")
            raise PowerCut

    def _cut(self, step: str, work: Callable[[], object]) -> None:
        self.cut_at = step
        try:
            work()
        except PowerCut:
            self.machine.spool.close()
            shutil.rmtree(self.home)
            self.home = self.folder / f"life-{self.lives}"
            self._start()
        finally:
            self.cut_at = ""


TestPromise = Promise.TestCase
TestPromise.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
