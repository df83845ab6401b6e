"""What libsane is told between the sheets of a stack: scanners on our benches bear a cancel there, others do not."""

from __future__ import annotations

from typing import Any

import pytest

from hardware.scanner import sane_worker
from hardware.scanner.sane_worker import Worker

SHEETS = 2


class Wire:
    def send_bytes(self, _data: bytes) -> None:
        """Nobody listens."""


class Feeder:
    """Stands where python-sane's device does; `told` is everything it heard, `dev` its own lower half."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.left = SHEETS
        self.dev = self

    def start(self) -> None:
        self.told.append("start")
        if not self.left:
            raise sane_worker._sane.error("Document feeder out of documents")
        self.left -= 1

    def get_parameters(self) -> tuple[Any, ...]:
        return ("color", 1, (1, 1), 8, 3)

    def snap(self, *_: object) -> tuple[bytes, int, int, int, int]:
        return b"\x00\x00\x00", 1, 1, 3, 1

    def cancel(self) -> None:
        self.told.append("cancel")


@pytest.fixture
def feeder(monkeypatch: pytest.MonkeyPatch) -> Feeder:
    monkeypatch.setattr(sane_worker, "set_up", lambda device, *_: device.told.append("set up") or 300)
    return Feeder()


def serve(feeder: Feeder, *requests: dict[str, Any]) -> list[str]:
    worker = Worker(Wire())  # type: ignore[arg-type]
    worker._device = feeder
    for request in requests:
        worker._serve(request)
    return feeder.told


def scan(source: str) -> dict[str, Any]:
    return {"do": "scan", "source": source, "resolution": 300, "mode": "colour", "options": {}}


def test_a_stack_is_set_up_once_and_put_away_after_its_last_sheet(feeder: Feeder) -> None:
    told = serve(feeder, *[scan("feeder")] * (SHEETS + 1))
    assert told == ["set up", "start", "start", "start", "cancel"]


def test_a_stack_that_is_wanted_no_more_is_put_away(feeder: Feeder) -> None:
    told = serve(feeder, scan("feeder"), {"do": "put-away"}, {"do": "put-away"}, scan("feeder"))
    assert told == ["set up", "start", "cancel", "set up", "start"]


def test_the_glass_after_a_stack_begins_anew(feeder: Feeder) -> None:
    told = serve(feeder, scan("feeder"), scan("glass"))
    assert told == ["set up", "start", "cancel", "set up", "start", "cancel"]
