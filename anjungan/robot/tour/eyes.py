"""Who looks at the tour's pages: every sheet is small, unlike any other, and taken as it lies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from itertools import count

import numpy as np
from PIL import Image

from hardware.scanner.port import Pixels, ScannedSheet
from kiosk.asked import Asked
from kiosk.events import CapturedPage, PageVerdict
from kiosk.printed_form import FormSeen
from kiosk.views import Preview

_NUMBERS = count(1)


def sheet() -> Pixels:
    """A shred of paper that no other one is like: (180, 128, 3) uint8 RGB."""
    noise = np.random.default_rng(next(_NUMBERS)).integers(60, 250, (20, 16), dtype=np.uint8)
    grey = np.repeat(np.repeat(noise, 9, axis=0), 8, axis=1)
    return np.repeat(grey[:, :, np.newaxis], 3, axis=2)


class Eyes:
    """`kiosk.machine.Capture`: finding pages and signatures has its own tests, and takes longer than all the rest of a
    visit. The sheets of a printed form come back signed and in their order."""

    def __init__(self) -> None:
        self._came_back: Counter[str] = Counter()  # sheets, by the code on the first one of their print

    def capture(self, sheet: ScannedSheet, asked: Asked) -> CapturedPage:
        file = BytesIO()
        Image.fromarray(sheet.pixels).save(file, "JPEG", quality=80, dpi=(sheet.resolution,) * 2)
        height, width = sheet.pixels.shape[:2]
        preview = Preview(file.getvalue(), width, height)
        return CapturedPage(PageVerdict.GOOD, file.getvalue(), preview, form=self._seen(asked))

    def _seen(self, asked: Asked) -> FormSeen | None:
        if not asked.form:
            return None
        printed = asked.form[0].code
        self._came_back[printed] += 1
        return FormSeen(self._came_back[printed])

    def cut_by_hand(self, sheet: ScannedSheet, _corners: Sequence[tuple[float, float]], asked: Asked) -> CapturedPage:
        return self.capture(sheet, asked)
