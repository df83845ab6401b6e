"""How long one A4 page at 300 dpi takes to be found, straightened, judged and encoded: `python -m bench.capture`."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import cv2

from hardware.scanner.port import ScannedSheet
from kiosk.capture.pipeline import capture
from kiosk.worker import Worker
from tests.kiosk.capture.sheets import laid, letter, paper, scanned, write_letter

ROUNDS = 10


def measured(clock: Callable[[], float], work: Callable[[], object]) -> float:
    """Median milliseconds of `work` by `clock`, after one round to warm up."""
    work()
    rounds = []
    for _ in range(ROUNDS):
        begin = clock()
        work()
        rounds.append((clock() - begin) * 1000)
    return statistics.median(rounds)


def main() -> None:
    """Print one line per kind of sheet: processor time of the work itself, then the wait through the worker."""
    cv2.setNumThreads(1)
    leaning = laid(write_letter(paper(148, 210, 300), 300, lines=20, left_mm=8), (25, 35), turn=4, dpi=300)
    sheets: dict[str, ScannedSheet] = {
        "A4 letter fills the bed": scanned(letter(300), 300),
        "A5 letter, turned, dark lid": scanned(leaning, 300),
        "empty sheet": scanned(paper(dpi=300), 300),
    }
    worker = Worker()
    worker.start()
    for name, sheet in sheets.items():
        height, width = sheet.pixels.shape[:2]
        cpu = measured(time.process_time, lambda sheet=sheet: capture(sheet))  # type: ignore[misc]
        wait = measured(time.monotonic, lambda sheet=sheet: worker.capture(sheet))  # type: ignore[misc]
        print(f"{name:30} {width}x{height}  CPU {cpu:4.0f} ms  through the worker {wait:4.0f} ms")
    worker.stop()


if __name__ == "__main__":
    main()
