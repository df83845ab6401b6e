"""What the kiosk tells the office of itself: services and detours, levels without waiting, its last whole test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from hardware.device import Fault
from hardware.printer.fake import FakePrinter
from hardware.printer.faults import OUT_OF_PAPER, TONER_LOW
from hardware.scanner.faults import JAM
from kiosk.availability import Availability
from kiosk.condition import LEVELS_EVERY_S, Condition
from kiosk.degraded import Service, possible
from kiosk.doctor.history import History
from kiosk.doctor.model import By, Outcome
from office.condition import Condition as AsTheOfficeReadsIt
from office.words import DETOURS, SERVICES
from tests.flows.staff import finding
from tests.kiosk.fake_clock import FakeClock


@dataclass
class Devices:
    """A supervisor whose printer answers when the test lets it."""

    availability: Availability = field(default_factory=Availability)
    warned: tuple[tuple[str, Fault], ...] = ()
    printer: object = field(default_factory=FakePrinter)
    asked: list[tuple[Future[Any], Callable[[Any], Any]]] = field(default_factory=list)

    def warnings(self) -> tuple[tuple[str, Fault], ...]:
        return self.warned

    def submit(self, kind: str, job: Callable[[Any], Any]) -> Future[Any]:
        assert kind == "printer"
        self.asked.append((Future(), job))
        return self.asked[-1][0]

    def answer(self) -> None:
        future, job = self.asked[-1]
        future.set_result(job(self.printer))


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    history = History.open(tmp_path)
    yield history
    history.close()


def services(told: dict[str, Any]) -> dict[str, tuple[bool, list[str]]]:
    return {each["service"]: (each["open"], each["detours"]) for each in told["services"]}


def test_services_are_told_with_their_ways(history: History) -> None:
    devices, clock = Devices(), FakeClock()
    condition = Condition(devices, history, clock)
    assert services(condition.told()) == {each.value: (True, []) for each in Service}
    devices.availability = Availability((("scanner", JAM), ("printer", OUT_OF_PAPER)))
    devices.warned = (("printer", TONER_LOW),)
    told = condition.told()
    assert services(told) == {
        "file": (True, ["pages.counter", "print_form.counter"]),
        "collect": (False, ["document.closed"]),
        "status": (True, []),
        "info": (True, []),
        "voice": (True, []),
    }
    assert told["warnings"] == [{"kind": "printer", "code": "printer.toner_low"}]


def test_nobody_waits_for_the_printer_and_it_is_asked_seldom(history: History) -> None:
    devices, clock = Devices(), FakeClock()
    condition = Condition(devices, history, clock)
    assert condition.told()["supplies"] == []
    assert condition.told()["supplies"] == []
    devices.answer()
    assert condition.told()["supplies"] == [{"name": "Toner hitam", "waste": False, "percent": 100}]
    assert len(devices.asked) == 1
    clock.pass_time(LEVELS_EVERY_S)
    condition.told()
    assert len(devices.asked) == 2
    devices.asked[-1][0].set_result(OUT_OF_PAPER)
    assert condition.told()["supplies"] == []


def test_a_printer_that_is_out_is_not_asked(history: History) -> None:
    devices = Devices(Availability((("printer", OUT_OF_PAPER),)))
    Condition(devices, history, FakeClock()).told()
    assert devices.asked == []


def test_only_a_test_of_the_whole_machine_counts(history: History) -> None:
    clock = FakeClock()
    condition = Condition(Devices(), history, clock)
    history.record((replace(finding("reader.state", Outcome.PASS), at=clock.now()),), clock.now())
    assert condition.told()["last_test"] is None
    whole = replace(finding("machine.enrolled", Outcome.PASS), at=clock.now(), by=By.NIGHT)
    history.record((whole,), clock.now())
    told = condition.told()["last_test"]
    assert told["by"] == "night"
    assert datetime.fromisoformat(told["at"]) == clock.now()


def test_the_office_understands_all_of_it(history: History) -> None:
    devices = Devices(Availability((("scanner", JAM), ("power", OUT_OF_PAPER)), office_reachable=False))
    told = Condition(devices, history, FakeClock()).told()
    AsTheOfficeReadsIt.model_validate({**told, "parked": 3})


def test_the_office_has_a_word_for_every_service_and_every_detour() -> None:
    assert {each.key for each in possible()} == set(DETOURS)
    assert {each.value for each in Service} == set(SERVICES)
