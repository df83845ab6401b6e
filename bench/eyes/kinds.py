"""Is a KTP-el called a KK, or a right paper a wrong one? `python -m bench.eyes.kinds [PAPERS OF EACH WAY]`.

Drawn specimens, degraded in the ways of `bench.eyes.specimens.WAYS`, through the same steps as on the glass. A false
alarm is a right paper that is refused as a wrong one; other papers are asked for as if they were a KTP-el and a KK.
Times are processor time of reading what a page is.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import cv2
import numpy as np
from PIL import Image

from bench.eyes.row import Row
from bench.eyes.specimens import ORDINARY, degrade, draw_akta, draw_f102, draw_kk, draw_ktp, draw_nikah
from hardware.device import Fault
from hardware.scanner.port import ScannedSheet
from kiosk.asked import Asked, Kind
from kiosk.capture.pipeline import capture
from kiosk.capture.reading import door
from kiosk.events import CapturedPage, PageVerdict
from kiosk.second_look import captured

OF_EACH = 4
SEED = 7000
_WAYS = (*ORDINARY, "skewed", "faint", "photocopy")
_PAPERS = {Kind.KTP: draw_ktp, Kind.KK: draw_kk}
_OTHERS = (draw_akta, draw_f102, draw_nikah)


class _Judge:
    def capture(self, sheet: ScannedSheet, asked: Asked) -> CapturedPage | Fault:
        return capture(sheet, asked)


@dataclass
class _Reader:
    """The reading process, here: what it said and how long it took."""

    cpu_s: list[float] = field(default_factory=list)

    def kind_of(self, jpeg: bytes) -> Kind:
        begun = time.process_time()
        kind = door.kind(jpeg)
        self.cpu_s.append(time.process_time() - begun)
        return kind


def sheets(image: Image.Image, seed: int) -> Iterator[ScannedSheet]:
    """`image` in every way of coming in."""
    for way in _WAYS:
        seen = degrade(image, way, seed)
        yield ScannedSheet(seen.pixels, seen.dpi)


def table(of_each: int = OF_EACH) -> list[Row]:
    """The figures of this part, measured now."""
    cv2.setNumThreads(1)
    door.load()
    reader, right, told, alarms = _Reader(), 0, 0, 0
    for kind, draw in _PAPERS.items():
        other = Kind.KK if kind is Kind.KTP else Kind.KTP
        for sheet in (each for seed in range(SEED, SEED + of_each) for each in sheets(draw(seed)[0], seed)):
            right += 1
            alarms += _verdict(reader, sheet, kind) is PageVerdict.WRONG_KIND
            told += _verdict(reader, sheet, other) is PageVerdict.WRONG_KIND
    most = f"CPU median {np.median(reader.cpu_s):.2f} s, most {max(reader.cpu_s):.2f}"
    return [
        Row("right paper refused as a wrong one", f"{alarms} of {right}", "0", "0"),
        Row("KK where a KTP-el is asked, and the other way round: told", f"{told} of {right}; {most}"),
        _of_others(_Reader(), of_each),
    ]


def _of_others(reader: _Reader, of_each: int) -> Row:
    """Akta, F-1.02 and marriage books: neither name is theirs."""
    pages = [draw(seed)[0] for draw in _OTHERS for seed in range(SEED, SEED + of_each)]
    called = sum(
        reader.kind_of(capture(ScannedSheet(np.asarray(page, np.uint8), 300)).jpeg) != "auto" for page in pages
    )
    times = f"CPU median {np.median(reader.cpu_s):.2f} s, most {max(reader.cpu_s):.2f}"
    return Row("other papers called a KTP-el or a KK", f"{called} of {len(pages)}; {times}", "0", "0")


def _verdict(reader: _Reader, sheet: ScannedSheet, asked: Kind) -> PageVerdict:
    page = captured(_Judge(), reader, sheet, Asked(asked))
    assert isinstance(page, CapturedPage)
    return page.verdict


if __name__ == "__main__":
    for row in table(int(sys.argv[1]) if len(sys.argv) > 1 else OF_EACH):
        print(row.figure, row.measured, row.must, row.aim, sep=" | ")
