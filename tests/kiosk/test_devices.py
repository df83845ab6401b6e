"""The supervisor with real threads: news, jobs, the reader's codes, and an end that never hangs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from hardware.device import Repair
from kiosk.availability import Availability
from kiosk.clock import SystemClock
from kiosk.devices import Supervisor, faults
from kiosk.devices.timing import Timing
from tests.benches.wait import wait_until
from tests.kiosk.things import COVER_OPEN, PAPER_LOW, UNPLUGGED, Thing

QUICK = Timing(
    look_every=0.01, reopen_after=0.05, back_off=(0.01,), read_for=0.01, flaps=3, flap_window=0.5, steady_for=0.3
)


@dataclass
class Bench:
    """A supervisor of things, and what it published."""

    things: dict[str, Thing] = field(default_factory=lambda: {kind: Thing() for kind in ("scanner", "reader")})
    news: list[Availability] = field(default_factory=list)
    timing: Timing = QUICK

    def __post_init__(self) -> None:
        factories = {kind: thing.open for kind, thing in self.things.items()}
        self.supervisor = Supervisor(factories, SystemClock("Asia/Jakarta"), self.news.append, self.timing)

    def until(self, fault_of_scanner: object) -> None:
        wait_until(
            lambda: self.supervisor.availability.fault_of("scanner") == fault_of_scanner, f"{fault_of_scanner}", 5
        )


@pytest.fixture
def make() -> Iterator[Callable[..., Bench]]:
    made: list[Bench] = []

    def one(**parts: object) -> Bench:
        made.append(Bench(**parts))  # type: ignore[arg-type]
        made[-1].supervisor.start()
        return made[-1]

    yield one
    for bench in made:
        bench.supervisor.stop()


@pytest.fixture
def bench(make: Callable[..., Bench]) -> Bench:
    bench = make()
    wait_until(lambda: not bench.supervisor.availability.faults, "everything open", 5)
    return bench


def test_before_anything_is_open_everything_is_starting() -> None:
    availability = Bench().supervisor.availability
    assert availability.faults == (("scanner", faults.STARTING), ("reader", faults.STARTING))


def test_news_are_told_when_they_happen_and_only_then(bench: Bench) -> None:
    bench.news.clear()
    bench.things["scanner"].fault = COVER_OPEN
    bench.until(COVER_OPEN)
    bench.things["scanner"].fault = None
    bench.until(None)
    checked = bench.things["scanner"].checked
    wait_until(lambda: bench.things["scanner"].checked > checked + 5, "five more looks", 5)
    assert [each.fault_of("scanner") for each in bench.news] == [COVER_OPEN, None]


def test_a_flapping_device_is_reported_once(make: Callable[..., Bench]) -> None:
    bench = make(timing=Timing(look_every=0.01, reopen_after=60, flaps=3, flap_window=60, steady_for=60))
    scanner = bench.things["scanner"]
    bench.until(None)
    for fault in (UNPLUGGED, None) * 12:
        scanner.fault = fault
        checked = scanner.checked
        wait_until(lambda c=checked: scanner.checked > c + 1, "a look", 5)  # type: ignore[misc]
    told = [each.fault_of("scanner") for each in bench.news]
    assert told.count(UNPLUGGED) == 3
    assert told[-1] == UNPLUGGED


def test_the_office_comes_and_goes_in_the_same_stream(bench: Bench) -> None:
    bench.news.clear()
    bench.supervisor.office(reachable=False)
    bench.supervisor.office(reachable=False)
    bench.supervisor.office(reachable=True)
    assert [each.office_reachable for each in bench.news] == [False, True]


def test_jobs_of_one_device_run_on_its_own_thread_one_after_the_other(bench: Bench) -> None:
    names = [bench.supervisor.submit("scanner", lambda _: threading.current_thread().name) for _ in range(5)]
    assert {name.result(5) for name in names} == {"device-scanner"}


def test_a_job_for_a_closed_device_is_answered_at_once(make: Callable[..., Bench]) -> None:
    things = {"scanner": Thing()}
    things["scanner"].cannot_open = UNPLUGGED
    bench = make(things=things, timing=Timing(back_off=(60.0,)))
    bench.until(UNPLUGGED)
    things["scanner"].cannot_open = None
    assert bench.supervisor.submit("scanner", lambda _: "never").result(0) == UNPLUGGED
    bench.until(None)  # and the device is opened without waiting for the back-off
    assert bench.supervisor.submit("scanner", lambda _: "now").result(5) == "now"


def test_what_was_plugged_in_is_opened_without_waiting_for_the_back_off(make: Callable[..., Bench]) -> None:
    things = {"scanner": Thing()}
    things["scanner"].cannot_open = UNPLUGGED
    bench = make(things=things, timing=Timing(back_off=(60.0,)))
    bench.until(UNPLUGGED)
    things["scanner"].cannot_open = None
    bench.supervisor.plugged_in()
    bench.until(None)


def test_nothing_is_checked_while_a_job_runs(bench: Bench) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def scan(_device: object) -> int:
        begun.set()
        go_on.wait(5)
        return bench.things["scanner"].checked

    job = bench.supervisor.submit("scanner", scan)
    begun.wait(5)
    checked = bench.things["scanner"].checked
    go_on.set()
    assert job.result(5) == checked


def test_a_running_job_can_be_interrupted_from_another_thread(bench: Bench) -> None:
    stop = threading.Event()
    job = bench.supervisor.submit("scanner", lambda _: stop.wait(5))
    bench.supervisor.interrupt("scanner", lambda _device: stop.set())
    assert job.result(5) is True


def test_codes_are_heard_only_while_somebody_listens(bench: Bench) -> None:
    heard: list[str] = []
    codes = bench.things["reader"].codes
    codes.put("shown to nobody")
    wait_until(codes.empty, "the reader emptied", 5)
    bench.supervisor.submit("reader", lambda _: None).result(5)  # that code is dropped by now
    bench.supervisor.listen(heard.append)
    codes.put("JGR-01-000042")
    wait_until(lambda: heard == ["JGR-01-000042"], "the code", 5)
    bench.supervisor.stop_listening()
    codes.put("too late")
    wait_until(codes.empty, "the reader emptied", 5)
    bench.supervisor.submit("reader", lambda _: None).result(5)
    assert heard == ["JGR-01-000042"]
    assert bench.things["reader"].opened == 1


def test_a_reader_that_hangs_up_is_opened_again(bench: Bench) -> None:
    reader = bench.things["reader"]
    reader.fault = UNPLUGGED
    reader.codes.put(UNPLUGGED)
    wait_until(lambda: not bench.supervisor.availability.works("reader"), "the reader is missed", 5)
    reader.fault = None
    wait_until(lambda: bench.supervisor.availability.works("reader"), "the reader is back", 5)
    assert reader.opened > 1


def test_warnings_do_not_stop_anything(bench: Bench) -> None:
    assert ("scanner", PAPER_LOW) in bench.supervisor.warnings()
    assert bench.supervisor.availability.works("scanner")


def test_the_end_closes_devices_and_answers_who_waits(bench: Bench) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def scan(_device: object) -> str:
        begun.set()
        go_on.wait(5)
        return "done"

    running = bench.supervisor.submit("scanner", scan)
    waiting = bench.supervisor.submit("scanner", lambda _: "never")
    begun.wait(5)
    ending = threading.Thread(target=bench.supervisor.stop)
    ending.start()
    wait_until(lambda: bench.supervisor.submit("scanner", lambda _: "late").done(), "the door is shut", 5)
    go_on.set()
    ending.join(5)
    assert running.result(5) == "done"
    assert waiting.result(5) == faults.CLOSING
    assert bench.supervisor.submit("scanner", lambda _: "late").result(0) == faults.CLOSING
    assert bench.things["scanner"].closed == bench.things["reader"].closed == 1


def test_a_technician_is_told_who_each_device_is_how_it_is_and_since_when(bench: Bench) -> None:
    began = {state.kind: state.since for state in bench.supervisor.states()}
    bench.things["scanner"].fault = COVER_OPEN
    bench.until(COVER_OPEN)
    states = {state.kind: state for state in bench.supervisor.states()}
    scanner, reader = states["scanner"], states["reader"]
    assert (scanner.fault, reader.fault) == (COVER_OPEN, None)
    assert scanner.info == bench.things["scanner"].info()
    assert scanner.warnings == (PAPER_LOW,)
    assert scanner.since > began["scanner"]
    assert reader.since == began["reader"]


def test_a_lost_device_is_opened_anew_when_a_technician_wants_it(bench: Bench) -> None:
    scanner = bench.things["scanner"]
    scanner.fault = UNPLUGGED
    bench.until(UNPLUGGED)
    scanner.fault = None
    assert bench.supervisor.mend("scanner").result(5) in ((), (Repair.REOPENED,))
    assert bench.supervisor.mend("reader").result(5) == ()
    bench.until(None)
    bench.supervisor.stop()
    assert bench.supervisor.mend("scanner").result(5) == faults.CLOSING
