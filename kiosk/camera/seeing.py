"""One frame, looked at. Runs in the process of `kiosk.worker`."""

from __future__ import annotations

import numpy as np

from hardware.scanner.port import Pixels
from kiosk.camera.look import CodeLook, Look, Outline
from kiosk.capture.preview import look_at
from kiosk.codes.advice import advise
from kiosk.codes.decode import decode_all


def look(pixels: Pixels) -> Look:
    """Where a sheet lies in the frame `pixels`, (height, width, 3) uint8 RGB, and whether it could be read."""
    sight = look_at(pixels)
    outline = None if sight.outline is None else _shares(np.asarray(sight.outline, np.float64), pixels)
    return Look(outline, float(sight.sharp), sight.blurred, sight.dark, sight.glare, sight.bare)


def look_for_code(pixels: Pixels, want_advice: bool) -> CodeLook:
    """The code in the frame `pixels`; without one and on demand, whether a phone's glass is what hides it."""
    texts = [code.text for code in decode_all(pixels, live=True) if code.text.isprintable()]
    if texts:
        return CodeLook(texts[0])
    return CodeLook(None, advise(pixels)) if want_advice else CodeLook()


def _shares(corners: np.ndarray[tuple[int, int], np.dtype[np.float64]], pixels: Pixels) -> Outline:
    height, width = pixels.shape[:2]
    a, b, c, d = ((float(x) / width, float(y) / height) for x, y in corners)
    return a, b, c, d
