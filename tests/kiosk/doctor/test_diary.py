"""What happens while the kiosk serves stands in the history: faults from news, counters from jobs that succeeded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.device import DeviceInfo, Fault
from hardware.slip_printer.port import Line
from kiosk.availability import Availability
from kiosk.clock import SystemClock
from kiosk.devices import Supervisor
from kiosk.devices.faults import STARTING
from kiosk.devices.timing import Timing
from kiosk.doctor.diary import Diary
from kiosk.doctor.history import History, device_id
from kiosk.doctor.pages import pages_of
from kiosk.effects import CapturePage, PrintDocument, PrintSlip
from kiosk.events import Chosen
from kiosk.office_answers import Grant
from tests.benches.wait import wait_until
from tests.kiosk.bare_machine import Bench
from tests.kiosk.fake_clock import FakeClock
from tests.kiosk.things import JAM, UNPLUGGED, Thing
from tests.office.kit import pdf

PRINTER = DeviceInfo("printer", "test", "A4", serial="SN-7")
REACHABLE = Availability()


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    history = History.open(tmp_path)
    yield history
    history.close()


@pytest.fixture
def diary(history: History) -> Diary:
    return Diary(history, FakeClock(), lambda kind: DeviceInfo(kind, "test", "here", serial="SN-7"), pages_of)


def written(diary: Diary) -> None:
    diary.start("boot-1")
    diary.stop(5)


def counted(history: History, kind: str) -> dict[str, int]:
    device = device_id(DeviceInfo(kind, "test", "here", serial="SN-7"))
    return {each.name: each.value for each in history.counters(device)}


def test_news_become_faults_with_beginning_and_end(diary: Diary, history: History) -> None:
    diary.hear(Availability((("printer", JAM), ("scanner", STARTING))))
    diary.hear(Availability((("printer", JAM),)))
    diary.hear(REACHABLE)
    written(diary)
    (stood,) = history.troubles("", FakeClock().now())
    assert (stood.kind, stood.code, stood.times) == ("printer", "thing.jam", 1)
    assert stood.until is not None
    assert counted(history, "printer") == {"faults": 1}
    assert counted(history, "scanner") == {}


def test_an_office_that_cannot_be_reached_is_a_fault_of_the_network(diary: Diary, history: History) -> None:
    diary.hear(Availability(office_reachable=False))
    written(diary)
    (stood,) = history.troubles("network", FakeClock().now())
    assert stood.code == "uplink.unreachable"


def test_a_bug_in_one_entry_does_not_end_the_diary(history: History) -> None:
    def broken(_kind: str) -> DeviceInfo | None:
        raise ValueError("9903121708900003")

    diary = Diary(history, FakeClock(), broken, pages_of)
    diary.count("printer", "slips")
    diary.hear(Availability((("printer", JAM),)))
    written(diary)
    assert [each.code for each in history.troubles("", FakeClock().now())] == ["thing.jam"]


def test_a_flapping_device_of_a_real_supervisor_is_one_entry(tmp_path: Path) -> None:
    thing, history, clock = Thing(), History.open(tmp_path), SystemClock("Asia/Jakarta")
    diary = Diary(history, clock, lambda kind: supervisor.info(kind), pages_of)  # noqa: PLW0108 - made below
    quick = Timing(look_every=0.005, reopen_after=5, back_off=(0.01,), flaps=3, flap_window=60, steady_for=60)
    began = clock.now()
    supervisor = Supervisor({"scanner": thing.open}, clock, diary.hear, quick)
    diary.start("boot-1")
    supervisor.start()
    for _ in range(8):
        seen = thing.checked
        thing.fault = UNPLUGGED if thing.fault is None else None
        wait_until(lambda seen=seen: thing.checked > seen + 1, "the supervisor looked", 5)  # type: ignore[misc]
    supervisor.stop()
    diary.stop(5)
    (stood,) = history.troubles("scanner", began)
    assert stood.times >= 2
    history.close()


class Counts:
    def __init__(self) -> None:
        self.told: list[object] = []

    def count(self, kind: str, name: str, more: int = 1) -> None:
        self.told.append((kind, name, more))

    def printed(self, pdf: bytes) -> None:
        self.told.append(pdf)


def bench_with(tally: Counts) -> Bench:
    from dataclasses import replace

    bench = Bench()
    bench.runner._machine = replace(bench.runner._machine, tally=tally)
    return bench


def do(bench: Bench, *effects: object) -> None:
    bench.visit.answers = {Chosen: effects}  # type: ignore[dict-item]
    bench.runner.touch(Chosen("x"), 1)
    bench.settle()


GRANT = Grant("g", "JGR-01-000042", "", b"%PDF-1.7", "ab" * 32)


def test_jobs_are_counted_when_they_succeed() -> None:
    tally = Counts()
    do(bench_with(tally), CapturePage("kk"), PrintSlip((Line("CONTOH"),)), PrintDocument(GRANT))
    assert tally.told == [("scanner", "scans", 1), ("slip_printer", "slips", 1), b"%PDF-1.7"]


def test_and_not_when_they_fail() -> None:
    tally = Counts()
    bench = bench_with(tally)
    bench.devices.scan = bench.devices.print_pdf = bench.devices.print_slip = Fault("thing.jam")
    do(bench, CapturePage("kk"), PrintSlip((Line("CONTOH"),)), PrintDocument(GRANT))
    assert tally.told == []


def test_sheets_of_a_pdf() -> None:
    assert pages_of(pdf()) == 1
    assert pages_of(b"%PDF-1.7 broken") == 1


def test_what_was_printed_is_counted_in_sheets(diary: Diary, history: History) -> None:
    diary.printed(pdf())
    diary.printed(pdf())
    diary.count("reader", "reads")
    written(diary)
    assert counted(history, "printer") == {"pages": 2}
    assert counted(history, "reader") == {"reads": 1}
