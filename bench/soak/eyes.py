"""Who looks at the pages: small sheets are taken as they lie, large ones go to the real process beside."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from io import BytesIO

import numpy as np
from PIL import Image

from hardware.device import Fault
from hardware.scanner.port import Pixels, ScannedSheet
from kiosk.asked import Asked
from kiosk.events import CapturedPage, PageVerdict
from kiosk.journeys.verdicts import KEPT
from kiosk.views import Preview
from kiosk.worker import Worker

_SMALL_PX = 400  # a card on a shred of paper; nobody's page
_CELL = 8


def shred(visit: int, sheet: int) -> Pixels:
    """A small sheet that no other one of the run is like: (180, 128, 3) uint8 RGB."""
    noise = np.random.default_rng((visit, sheet)).integers(60, 250, (20, 14), dtype=np.uint8)
    grey = np.repeat(np.repeat(noise, 9, axis=0), 9, axis=1)
    return np.repeat(grey[:, :, np.newaxis], 3, axis=2)


def marked(sheet: Pixels, visit: int) -> Pixels:
    """`sheet` with the number of the visit as a row of squares in its middle, so that no other page is like it."""
    copy = sheet.copy()
    middle, left = copy.shape[0] // 2, copy.shape[1] // 3
    for bit in range(16):
        at = left + bit * 2 * _CELL
        copy[middle : middle + _CELL, at : at + _CELL] = 0 if visit >> bit & 1 else 200
    return copy


class Eyes:
    """`kiosk.machine.Capture`. `kept` holds the digest of every page that came out well, in order."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self.kept: list[str] = []

    def capture(self, sheet: ScannedSheet, asked: Asked) -> CapturedPage | Fault:
        small = sheet.pixels.shape[0] <= _SMALL_PX
        return self._noted(_as_it_lies(sheet) if small else self._worker.capture(sheet, asked))

    def cut_by_hand(
        self, sheet: ScannedSheet, corners: Sequence[tuple[float, float]], asked: Asked
    ) -> CapturedPage | Fault:
        return self._noted(self._worker.cut_by_hand(sheet, corners, asked))

    def _noted(self, page: CapturedPage | Fault) -> CapturedPage | Fault:
        if isinstance(page, CapturedPage) and page.verdict in KEPT:
            self.kept.append(hashlib.sha256(page.jpeg).hexdigest())
        return page


def _as_it_lies(sheet: ScannedSheet) -> CapturedPage:
    file = BytesIO()
    Image.fromarray(sheet.pixels).save(file, "JPEG", quality=80, dpi=(sheet.resolution,) * 2)
    height, width = sheet.pixels.shape[:2]
    return CapturedPage(PageVerdict.GOOD, file.getvalue(), Preview(file.getvalue(), width, height))
