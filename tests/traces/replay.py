"""Plays a trace to the driver of today, and tells what the kiosk makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import dropwhile
from pathlib import Path
from typing import Any

from hardware.device import Device, Fault
from hardware.power.nut import open_ups
from hardware.power.played import PlayedUps
from hardware.printer.cups import CupsPrinter
from hardware.printer.played import PlayedPrinter
from hardware.reader.played import PlayedReader
from hardware.reader.serial import open_reader
from hardware.scanner.played import PlayedScanner
from hardware.scanner.port import ScanSettings
from hardware.slip_printer.escpos import open_slip_printer
from hardware.slip_printer.played import PlayedSlipPrinter
from hardware.trace import READY, Said, Speaker
from hardware.trace_file import Trace
from kiosk.devices.keeper import Keeper
from kiosk.devices.timing import Timing
from tests.benches.cups import CupsBench
from tests.kiosk.fake_clock import FakeClock
from tests.traces.stage import PASSES_S, PATIENCE

Factory = Callable[[], Device | Fault]
Play = Callable[[Keeper, Said], None]
Played = tuple[Factory, Play]


def nothing(_keeper: Keeper, _said: Said) -> None:
    """A device that waits to be asked needs no hand."""


@contextmanager
def slip_printer(trace: Trace, _place: Path) -> Iterator[Played]:
    played = PlayedSlipPrinter(trace)
    yield partial(open_slip_printer, "escpos-network", played.address), nothing
    played.close()


@contextmanager
def printer(trace: Trace, _place: Path) -> Iterator[Played]:
    """A real cupsd, with the played printer behind its queue."""
    played = PlayedPrinter(trace)
    with CupsBench() as bench:
        bench.put_in_its_place(played.device_uri)
        yield lambda: CupsPrinter(bench.queue, server=bench.server), nothing
    played.close()


@contextmanager
def reader(_trace: Trace, place: Path) -> Iterator[Played]:
    played = PlayedReader(place)

    def play(keeper: Keeper, said: Said) -> None:
        played.play(said)
        if said.speaker is Speaker.DEVICE:
            keeper.run(lambda line: line.read(1.0))

    yield partial(open_reader, played.port), play
    played.close()


@contextmanager
def scanner(trace: Trace, _place: Path) -> Iterator[Played]:
    played = PlayedScanner(trace)

    def play(keeper: Keeper, said: Said) -> None:
        if said == Said(Speaker.KIOSK, "scan"):
            played.script.skip_to("scan")  # the looks of then come by the clock of now
            keeper.run(lambda glass: glass.scan(ScanSettings()))

    yield played.open, play


@contextmanager
def power(trace: Trace, _place: Path) -> Iterator[Played]:
    played = PlayedUps(trace)

    def opened() -> Device | Fault:
        played.opening = True
        try:
            return open_ups("ups", "127.0.0.1", played.port)
        finally:
            played.opening = False

    yield opened, nothing
    played.close()


STANDS: dict[str, Any] = {
    "slip_printer": slip_printer,
    "printer": printer,
    "reader": reader,
    "scanner": scanner,
    "power": power,
}


def verdicts_of(trace: Trace) -> list[str]:
    """What the kiosk made of it then."""
    return [line.said.what for line in trace.lines if line.said.speaker is Speaker.VERDICT]


def replayed(trace: Trace, place: Path) -> list[str]:
    """What it makes of it now, from the first trouble on."""
    heard: list[str] = []
    with STANDS[trace.head.kind](trace, place) as (factory, play):
        clock = FakeClock()
        keeper = Keeper(trace.head.kind, factory, clock, Timing())
        keeper.listen_in(lambda said: heard.append(said.what) if said.speaker is Speaker.VERDICT else None)
        keeper.tick()
        expected = 0
        for said in (line.said for line in trace.lines):
            play(keeper, said)
            expected += said.speaker is Speaker.VERDICT
            _look_until(keeper, clock, lambda least=expected: len(troubles(heard)) >= least)
        keeper.listen_in(None)
        keeper.close()
    return troubles(heard)


def troubles(heard: list[str]) -> list[str]:
    """From the first one on: a recording begins with a device that was opened before."""
    return list(dropwhile(lambda code: code == READY, heard))


def _look_until(keeper: Keeper, clock: FakeClock, noticed: Callable[[], bool]) -> None:
    for _ in range(PATIENCE):
        if noticed():
            return
        clock.pass_time(PASSES_S)
        keeper.tick()
