"""Codes in a picture. Runs in the process of `kiosk.worker`: zbar has taken whole programs down with it."""

from __future__ import annotations

import cv2
import numpy as np

from hardware.scanner.port import Pixels
from kiosk.codes import limits
from kiosk.codes.code import Code
from kiosk.codes.readers import Grey
from kiosk.codes.search import Search
from kiosk.codes.variants import View

_MOST_TEXTS = 8  # that a visit looks at; more is a sheet of stickers


def decode(pixels: Pixels) -> tuple[str, ...]:
    """The texts of the codes in `pixels`, (height, width, 3) uint8 RGB, largest code first, each once.

    Empty when there is none, or when what arrived is no picture. Codes with control characters are left out.
    """
    texts = (code.text for code in decode_all(pixels))
    return tuple(dict.fromkeys(text for text in texts if text.isprintable()))[:_MOST_TEXTS]


def decode_all(pixels: Pixels, budget_s: float | None = None, live: bool = False) -> tuple[Code, ...]:
    """Every code in `pixels`, (height, width, 3) uint8 RGB, largest first, for at most about `budget_s` CPU seconds.

    Left out, the budget is that of `kiosk.codes.limits`. `live` is for one frame of a moving picture: QR and Code 128
    only, and no second look. The same text at two places is two codes. Empty when what arrived is no picture.
    """
    if not _is_picture(pixels):
        return ()
    view = _brought_down(np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8))
    if live:
        search = Search(view, limits.LIVE_BUDGET_S if budget_s is None else budget_s)
        search.live()
    else:
        search = Search(view, limits.STILL_BUDGET_S if budget_s is None else budget_s)
        search.still()
    return search.ledger.codes()[: limits.MOST_CODES]


def _is_picture(pixels: object) -> bool:
    if not isinstance(pixels, np.ndarray) or pixels.dtype != np.uint8:
        return False
    return pixels.ndim == 3 and pixels.shape[2] == 3 and min(pixels.shape[:2]) > 1


def _brought_down(grey: Grey) -> View:
    """`grey` at most as large as `limits` allows; long thin pictures too."""
    by_side, by_area = limits.LARGEST_SIDE_PX / max(grey.shape), (limits.LARGEST_AREA_PX / grey.size) ** 0.5
    factor = min(by_side, by_area, 1.0)
    return View(grey).scaled(factor) if factor < 1 else View(grey)
