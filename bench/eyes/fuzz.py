"""Damaged, lying and impossible pictures through the kiosk's own doors: `python -m bench.eyes.fuzz --images 10000`.

Every second one is a file (through the doors of `anjungan capture`, `decode` and, one in forty, `read-ktp`), every
other one an array (through those of the scanner and the camera). All of it runs in the kiosk's own worker processes. It
counts what came out: a value is a verdict, codes or nothing; `stopped`, `too_slow` and `broken` are faults a kiosk
survives but should not need.
"""

from __future__ import annotations

import argparse
import logging
import resource
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path

import numpy as np

from bench.eyes.hostile import FILES, array
from hardware.device import Fault
from hardware.scanner.port import ScannedSheet
from kiosk import worker
from kiosk.asked import Asked
from kiosk.capture.work import report_on
from kiosk.codes.answers import FileRead
from kiosk.events import CapturedPage, CardKind

# Of the clock on the wall. The kiosk's own limits (5 to 20 s) are for a machine of its own; beside ten other jobs, and
# behind all of them, an answer that takes one second of processor time would reach them.
_LIMIT_S = 150.0
_READING_MB = 1000  # as kiosk.card_reader caps its process
_EVERY_READ = 40
_BUDGET_S = 0.1  # of looking for codes; `anjungan decode` takes 3


class Run:
    """Asks about one picture after the other and keeps count."""

    def __init__(self, folder: Path) -> None:
        self.worker, self.reader = worker.Worker(), worker.Worker(_READING_MB)
        self.file = folder / "picture"
        self.outcomes: Counter[str] = Counter()
        self.slowest: dict[str, tuple[float, int]] = {}  # per door: seconds, seed
        self.faulty: list[str] = []

    def image(self, seed: int) -> None:
        """The picture of `seed`, through the doors it may come in by."""
        dice = np.random.default_rng(seed)
        if seed % 2:
            self._array(dice, seed)
            return
        self.file.write_bytes(FILES[seed // 2 % len(FILES)](dice))
        self._count("capture", seed, lambda: self.worker.ask(report_on, self.file, Asked(), False, limit_s=_LIMIT_S))
        self._count("decode", seed, lambda: self.worker.decode_file(str(self.file), _BUDGET_S))
        if seed % _EVERY_READ == 0:
            self._count("read-ktp", seed, lambda: self.reader.ask(_read, str(self.file), limit_s=_LIMIT_S))

    def _array(self, dice: np.random.Generator, seed: int) -> None:
        pixels = array(dice)
        dpi = (0, 150, 300, -5)[int(dice.integers(4))]
        sheet = ScannedSheet(pixels, dpi)
        corners = tuple((float(x), float(y)) for x, y in dice.normal(0.5, 0.6, (4, 2)))
        self._count("scanner", seed, lambda: self.worker.capture(sheet))
        self._count("by hand", seed, lambda: self.worker.cut_by_hand(sheet, corners))
        self._count("camera", seed, lambda: self.worker.look(pixels))

    def _count(self, door: str, seed: int, ask: object) -> None:
        begun = time.monotonic()
        answer = ask()  # type: ignore[operator]
        took = time.monotonic() - begun
        self.slowest[door] = max(self.slowest.get(door, (0.0, 0)), (took, seed))
        outcome = _named(answer)
        self.outcomes[f"{door}: {outcome}"] += 1
        if isinstance(answer, Fault):
            self.faulty.append(f"{door}, seed {seed}: {answer.code}")
            print(f"fault: {self.faulty[-1]} after {took:.1f} s", flush=True)


def _read(path: str) -> object:
    from kiosk.capture.reading import door

    return door.file(path, CardKind.KTP, date(2026, 1, 1))


def _named(answer: object) -> str:
    """What came out, in a word."""
    if isinstance(answer, Fault):
        return f"FAULT {answer.code}"
    if isinstance(answer, CapturedPage):
        return answer.verdict.value
    if isinstance(answer, FileRead):
        return "code" if answer.codes else "no code"
    verdict = getattr(answer, "verdict", None)
    return str(getattr(verdict, "value", getattr(answer, "value", type(answer).__name__)))


def _progress(run: Run, done: int, took: float) -> None:
    print(f"{done} images in {took:.0f} s: {len(run.faulty)} faults, {_slowest(run)}", flush=True)


def _slowest(run: Run) -> str:
    """The longest wait at every door."""
    waits = ", ".join(f"{door} {took:.1f} s (seed {seed})" for door, (took, seed) in sorted(run.slowest.items()))
    return f"slowest: {waits}"


def main() -> None:
    """Print how often what came out, the longest wait and the most memory a worker held."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--images", type=int, default=10_000)
    arguments.add_argument("--first", type=int, default=0, help="the first seed")
    asked = arguments.parse_args()
    logging.disable(logging.ERROR)
    for limit in ("_CAPTURE_LIMIT_S", "_DECODE_LIMIT_S", "_LOOK_LIMIT_S"):
        setattr(worker, limit, _LIMIT_S)
    with tempfile.TemporaryDirectory() as folder:
        run = Run(Path(folder))
        begun = time.monotonic()
        for seed in range(asked.first, asked.first + asked.images):
            run.image(seed)
            if (seed + 1 - asked.first) % 250 == 0:
                _progress(run, seed + 1 - asked.first, time.monotonic() - begun)
        run.worker.stop()
        run.reader.stop()
    for outcome, count in sorted(run.outcomes.items()):
        print(f"{outcome:40} {count}")
    for fault in run.faulty:
        print(f"fault: {fault}")
    held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{_slowest(run)}; most memory of a worker {held} MB")
    sys.exit(1 if run.faulty else 0)


if __name__ == "__main__":
    main()
