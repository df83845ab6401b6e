"""How one device is opened, watched, used and opened again. No thread, no waiting: the test owns the time."""

from __future__ import annotations

import pytest

from hardware.device import Repair
from kiosk.devices import faults
from kiosk.devices.keeper import Keeper
from kiosk.devices.timing import Timing
from tests.kiosk.fake_clock import FakeClock
from tests.kiosk.things import BAD_SETTING, COVER_OPEN, JAM, UNPLUGGED, Thing

TIMING = Timing()


@pytest.fixture
def thing() -> Thing:
    return Thing()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def keeper(thing: Thing, clock: FakeClock) -> Keeper:
    return Keeper("thing", thing.open, clock, TIMING)


def live(keeper: Keeper, clock: FakeClock, seconds: float) -> None:
    """Let `seconds` pass, ticking whenever something is due."""
    left = seconds
    while left > 0:
        step = min(max(keeper.due_in, 0.01), left)
        clock.pass_time(step)
        left -= step
        keeper.tick()


def test_it_is_starting_until_the_first_tick_opens_it(keeper: Keeper, thing: Thing) -> None:
    assert keeper.fault == faults.STARTING
    keeper.tick()
    assert keeper.is_ready
    assert (thing.opened, thing.checked) == (1, 1)


def test_idle_it_is_looked_at_every_few_seconds(keeper: Keeper, thing: Thing, clock: FakeClock) -> None:
    keeper.tick()
    live(keeper, clock, 30)
    assert thing.checked == pytest.approx(1 + 30 / TIMING.look_every, abs=1)
    assert thing.opened == 1


def test_what_cannot_be_opened_is_tried_again_ever_more_patiently(
    keeper: Keeper, thing: Thing, clock: FakeClock
) -> None:
    thing.cannot_open = UNPLUGGED
    keeper.tick()
    assert keeper.fault == UNPLUGGED
    live(keeper, clock, 16.5)  # 1 + 2 + 5 + 8
    assert thing.opened == 5
    live(keeper, clock, 300)
    assert thing.opened == pytest.approx(5 + 300 / 8, abs=1)
    thing.cannot_open = None
    live(keeper, clock, 31)
    assert keeper.is_ready


def test_after_a_good_spell_patience_starts_anew(keeper: Keeper, thing: Thing, clock: FakeClock) -> None:
    thing.cannot_open = UNPLUGGED
    live(keeper, clock, 100)
    thing.cannot_open = None
    live(keeper, clock, 31)
    thing.fault = thing.cannot_open = BAD_SETTING
    while keeper.device is not None:
        live(keeper, clock, 0.1)
    opened = thing.opened
    live(keeper, clock, 1.1)
    assert thing.opened == opened + 1


def test_an_open_cover_is_seen_and_forgotten_without_opening_anew(
    keeper: Keeper, thing: Thing, clock: FakeClock
) -> None:
    keeper.tick()
    thing.fault = COVER_OPEN
    live(keeper, clock, 4)
    assert keeper.fault == COVER_OPEN
    thing.fault = None
    live(keeper, clock, 4)
    assert keeper.is_ready
    assert thing.opened == 1


def test_a_fault_that_stays_gets_a_fresh_connection(keeper: Keeper, thing: Thing, clock: FakeClock) -> None:
    keeper.tick()
    thing.fault = UNPLUGGED
    live(keeper, clock, 20)
    assert thing.closed >= 1
    assert thing.opened >= 2
    assert keeper.fault == UNPLUGGED


def test_however_long_a_fault_stands_its_end_is_seen_at_the_next_look(
    keeper: Keeper, thing: Thing, clock: FakeClock
) -> None:
    """The mains are out for an hour, the tray is empty over the weekend."""
    keeper.tick()
    thing.fault = COVER_OPEN
    live(keeper, clock, 3600)
    assert thing.opened < 25, "fresh connections come ever more seldom"
    thing.fault = None
    live(keeper, clock, TIMING.look_every + 0.1)
    assert keeper.is_ready


def test_what_was_plugged_in_is_looked_for_at_once(keeper: Keeper, thing: Thing, clock: FakeClock) -> None:
    thing.cannot_open = UNPLUGGED
    live(keeper, clock, 100)
    opened = thing.opened
    keeper.take_heart()
    keeper.tick()
    live(keeper, clock, 3.1)  # and again soon: a printer needs a moment to wake up
    assert thing.opened == opened + 3
    keeper.take_heart()
    thing.cannot_open = None
    keeper.tick()
    assert keeper.is_ready


def test_a_well_device_is_left_alone_when_something_else_is_plugged_in(
    keeper: Keeper, thing: Thing, clock: FakeClock
) -> None:
    keeper.tick()
    checked = thing.checked
    keeper.take_heart()
    keeper.tick()
    assert (thing.opened, thing.checked) == (1, checked)


def test_a_permanent_fault_gets_a_fresh_connection_at_once(keeper: Keeper, thing: Thing, clock: FakeClock) -> None:
    keeper.tick()
    thing.fault = BAD_SETTING
    live(keeper, clock, TIMING.look_every)
    assert (thing.closed, keeper.device) == (1, None)
    assert keeper.fault == BAD_SETTING


def test_a_job_runs_on_a_ready_device(keeper: Keeper, thing: Thing) -> None:
    keeper.tick()
    assert keeper.run(thing.work("a page")) == "a page"


def test_a_job_is_answered_with_the_fault_that_stands(keeper: Keeper, thing: Thing) -> None:
    assert keeper.run(thing.work()) == faults.STARTING
    keeper.tick()
    thing.fault = COVER_OPEN
    keeper.fault = COVER_OPEN
    assert keeper.run(thing.work()) == COVER_OPEN


def test_a_cover_closed_a_moment_ago_does_not_stop_a_job(keeper: Keeper, thing: Thing, clock: FakeClock) -> None:
    keeper.tick()
    thing.fault = COVER_OPEN
    live(keeper, clock, TIMING.look_every)
    thing.fault = None
    assert keeper.run(thing.work("a page")) == "a page"


def test_somebody_who_needs_the_device_cuts_the_back_off_short(keeper: Keeper, thing: Thing, clock: FakeClock) -> None:
    thing.cannot_open = UNPLUGGED
    live(keeper, clock, 100)
    thing.cannot_open = None
    assert keeper.run(thing.work()) == UNPLUGGED
    keeper.tick()
    assert keeper.is_ready


def test_a_missing_sheet_is_no_fault_of_the_device(keeper: Keeper, thing: Thing) -> None:
    keeper.tick()
    assert keeper.run(thing.work(JAM)) == JAM
    assert keeper.is_ready
    assert thing.opened == 1


def test_a_device_lost_at_work_is_opened_again_at_once(keeper: Keeper, thing: Thing) -> None:
    keeper.tick()
    thing.fault = UNPLUGGED
    assert keeper.run(thing.work(UNPLUGGED)) == UNPLUGGED
    assert (thing.closed, keeper.due_in) == (1, 0.0)
    thing.fault = None
    keeper.tick()
    assert keeper.is_ready


def test_a_driver_that_raises_is_let_go_and_its_words_are_not_logged(
    keeper: Keeper, thing: Thing, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    keeper.tick()
    thing.explodes = True
    live(keeper, clock, TIMING.look_every)
    assert keeper.fault == faults.BROKEN
    assert keeper.device is None
    assert "ValueError at things.py" in caplog.text
    assert "9903121708900003" not in caplog.text
    thing.explodes = False
    live(keeper, clock, 2)
    assert keeper.is_ready


def test_a_job_that_raises_is_a_fault(keeper: Keeper) -> None:
    keeper.tick()
    assert keeper.run(lambda device: device.no_such_thing) == faults.BROKEN  # type: ignore[attr-defined]
    assert keeper.device is None


class MendableThing(Thing):
    """Repairs itself once."""

    def __init__(self) -> None:
        super().__init__()
        self.repairs: tuple[Repair, ...] = (Repair.QUEUE_RESTARTED,)

    def mend(self) -> tuple[Repair, ...]:
        done, self.repairs = self.repairs, ()
        if done:
            self.fault = None
        return done


def test_mended_it_puts_right_what_it_can_itself(clock: FakeClock) -> None:
    thing = MendableThing()
    keeper = Keeper("thing", thing.open, clock, TIMING)
    keeper.tick()
    thing.fault = JAM
    assert keeper.mend() == (Repair.QUEUE_RESTARTED,)
    assert keeper.is_ready
    assert thing.opened == 1


def test_mended_it_is_opened_anew_when_a_fault_stands(keeper: Keeper, thing: Thing) -> None:
    keeper.tick()
    assert keeper.mend() == ()
    thing.fault = UNPLUGGED
    assert keeper.mend() == (Repair.REOPENED,)
    assert (thing.opened, thing.closed) == (2, 1)
    assert keeper.fault == UNPLUGGED


def test_who_it_is_stays_known_while_it_is_lost(keeper: Keeper, thing: Thing, clock: FakeClock) -> None:
    assert keeper.info is None
    keeper.tick()
    assert keeper.info == thing.info()
    thing.fault, thing.cannot_open = UNPLUGGED, UNPLUGGED
    live(keeper, clock, 20)
    assert keeper.device is None
    assert keeper.info == thing.info()
