"""What is played before each kind of device on its real bench: every fault that it can tell of, and back.

    python -m tests.traces.sessions FOLDER

records all of them anew (`FOLDER/<kind>.jsonl`), which is how the examples beside this file were made.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from hardware.power import faults as power
from hardware.power.nut import open_ups
from hardware.printer import faults as printer
from hardware.printer.cups import CupsPrinter
from hardware.reader import faults as reader
from hardware.reader.serial import open_reader
from hardware.scanner import faults as scanner
from hardware.scanner.port import ScanSettings
from hardware.scanner.sane import open_scanner
from hardware.slip_printer import faults as slip_printer
from hardware.slip_printer.escpos import open_slip_printer
from hardware.trace_file import Trace
from tests.benches.cups import CupsBench
from tests.benches.nut import NAME, NutUpsBench
from tests.benches.pty import PtyReader
from tests.benches.sane import PnmScanner, sample_sheet
from tests.benches.slip import TcpBench
from tests.benches.wait import wait_until
from tests.traces.stage import Stage

Scene = Callable[[Stage, Any], None]


@contextmanager
def slip_printer_stage(folder: Path) -> Iterator[tuple[Stage, TcpBench]]:
    with TcpBench() as bench:
        yield Stage("slip_printer", partial(open_slip_printer, "escpos-network", bench.address), folder), bench


def slip_printer_scene(stage: Stage, hand: Any) -> None:
    for spoil, repair, fault in (
        (hand.take_paper_away, hand.load_paper, slip_printer.PAPER_OUT),
        (hand.open_cover, hand.close_cover, slip_printer.COVER_OPEN),
        (hand.block_cutter, hand.free_cutter, slip_printer.CUTTER),
        (hand.fall_silent, hand.speak_again, slip_printer.SILENT),
        (hand.pull_cable, hand.plug_in, slip_printer.UNPLUGGED),
    ):
        _there_and_back(stage, spoil, repair, fault)


@contextmanager
def printer_stage(folder: Path) -> Iterator[tuple[Stage, CupsBench]]:
    with CupsBench() as bench:
        yield Stage("printer", lambda: CupsPrinter(bench.queue, server=bench.server), folder), bench


def printer_scene(stage: Stage, hand: Any) -> None:
    for spoil, repair, fault in (
        (hand.take_paper_away, hand.load_paper, printer.OUT_OF_PAPER),
        (partial(hand.set_toner, 0), partial(hand.set_toner, 80), printer.TONER_EMPTY),
        (hand.pull_cable, hand.plug_in, printer.OFFLINE),
    ):
        _there_and_back(stage, spoil, repair, fault)


@contextmanager
def reader_stage(folder: Path) -> Iterator[tuple[Stage, PtyReader]]:
    with tempfile.TemporaryDirectory() as place:
        bench = PtyReader(Path(place))
        yield Stage("reader", partial(open_reader, bench.port), folder), bench
        bench.pull_cable()


def reader_scene(stage: Stage, hand: Any) -> None:
    hand.show("UJI-CODE128-ANJUNGAN")
    stage.job(lambda line: line.read(2.0))
    _there_and_back(stage, hand.pull_cable, hand.plug_in, reader.NOT_FOUND)


@contextmanager
def scanner_stage(folder: Path) -> Iterator[tuple[Stage, PnmScanner]]:
    with tempfile.TemporaryDirectory() as place:
        bench = PnmScanner(Path(place))
        bench.put(sample_sheet())
        name, value = bench.environment
        before = os.environ.get(name)
        os.environ[name] = value
        try:
            yield Stage("scanner", partial(open_scanner, bench.name, bench.options), folder), bench
        finally:
            os.environ.pop(name)
            if before is not None:
                os.environ[name] = before


def scanner_scene(stage: Stage, hand: Any) -> None:
    for fault in (scanner.COVER_OPEN, scanner.JAM, scanner.NO_PAGE, scanner.IO_ERROR, scanner.ACCESS_DENIED):
        hand.play(fault)
        stage.job(lambda glass: glass.scan(ScanSettings()))
        hand.clear()
        stage.until(None)
    stage.job(lambda glass: glass.scan(ScanSettings()))


@contextmanager
def power_stage(folder: Path) -> Iterator[tuple[Stage, NutUpsBench]]:
    with tempfile.TemporaryDirectory() as place:
        bench = NutUpsBench(Path(place))
        try:
            opener = partial(open_ups, NAME, "127.0.0.1", bench.port)
            wait_until(lambda: hasattr(opener(), "check"), "the UPS opens")
            yield Stage("power", opener, folder), bench
        finally:
            bench.stop()


def power_scene(stage: Stage, hand: Any) -> None:
    for spoil, fault in (
        (hand.cut_mains, power.ON_BATTERY),
        (hand.drain, power.BATTERY_LOW),
        (hand.restore_mains, None),
        (hand.wear_out, power.REPLACE_BATTERY),
        (hand.change_battery, None),
        (hand.overload, power.OVERLOAD),
        (hand.unload, None),
    ):
        spoil()
        _noticed(stage, fault)


def _there_and_back(stage: Stage, spoil: Callable[[], None], repair: Callable[[], None], fault: Any) -> None:
    spoil()
    _noticed(stage, fault)
    repair()
    _noticed(stage, None)


def _noticed(stage: Stage, fault: Any) -> None:
    """Real parts take real time: looked at until it shows."""

    def shows() -> bool:
        stage.look()
        return bool(stage.keeper.fault == fault)

    wait_until(shows, "it is noticed", 20)


STAGES: dict[str, tuple[Callable[[Path], Any], Scene]] = {
    "slip_printer": (slip_printer_stage, slip_printer_scene),
    "printer": (printer_stage, printer_scene),
    "reader": (reader_stage, reader_scene),
    "scanner": (scanner_stage, scanner_scene),
    "power": (power_stage, power_scene),
}


def record(kind: str, folder: Path) -> Trace:
    """The scene of `kind` on its real bench, kept in `folder/<kind>.jsonl`."""
    make, scene = STAGES[kind]
    with tempfile.TemporaryDirectory() as place, make(Path(place)) as (stage, hand):
        stage.begin()
        scene(stage, hand)
        trace = stage.end()
        (folder / f"{kind}.jsonl").write_bytes(stage.file.read_bytes())
    return trace


if __name__ == "__main__":
    for each in STAGES:
        print(each, len(record(each, Path(sys.argv[1])).lines))
