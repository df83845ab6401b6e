"""Who looks at the tour's pages: every sheet is small, unlike any other, and taken as it lies."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from itertools import count

import numpy as np
from PIL import Image

from hardware.scanner.port import Pixels, ScannedSheet
from kiosk.asked import Asked
from kiosk.events import CapturedPage, PageVerdict
from kiosk.views import Preview

_NUMBERS = count(1)


def sheet() -> Pixels:
    """A shred of paper that no other one is like: (180, 128, 3) uint8 RGB."""
    noise = np.random.default_rng(next(_NUMBERS)).integers(60, 250, (20, 16), dtype=np.uint8)
    grey = np.repeat(np.repeat(noise, 9, axis=0), 8, axis=1)
    return np.repeat(grey[:, :, np.newaxis], 3, axis=2)


class Eyes:
    """`kiosk.machine.Capture`: finding pages has its own tests, and takes longer than all the rest of a visit."""

    def capture(self, sheet: ScannedSheet, _asked: Asked) -> CapturedPage:
        file = BytesIO()
        Image.fromarray(sheet.pixels).save(file, "JPEG", quality=80, dpi=(sheet.resolution,) * 2)
        height, width = sheet.pixels.shape[:2]
        return CapturedPage(PageVerdict.GOOD, file.getvalue(), Preview(file.getvalue(), width, height))

    def cut_by_hand(self, sheet: ScannedSheet, _corners: Sequence[tuple[float, float]], asked: Asked) -> CapturedPage:
        return self.capture(sheet, asked)
