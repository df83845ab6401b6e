"""Numbers of sixteen digits, read a second time with nothing but digits allowed, and once more in another light."""

from __future__ import annotations

import cv2
import numpy as np

from kiosk.capture.picture import Pixels
from kiosk.capture.reading import checks, limits, ocr
from kiosk.capture.reading.layout import Letters
from kiosk.capture.reading.model import MISSING, ReadField
from kiosk.capture.reading.ocr import Line
from kiosk.capture.reading.rows import part


def read_number(picture: Pixels, line: Line, letters: Letters) -> ReadField:
    """The number in that part of `line` where `letters` stand."""
    if len(letters) < limits.FEWEST_DIGITS:
        return MISSING
    cut = ocr.cut_out(picture, np.array(part(line, letters), np.float32))
    return checks.number_of(ocr.read_digits(cut), ocr.read_digits(_other_light(cut)))


def digits_of(letters: Letters) -> Letters:
    """The longest stretch of `letters` that may be one number: digits, and letters that look like them."""
    best: Letters = ()
    run: Letters = ()
    for letter in letters:
        run = (*run, letter) if letter.sign in limits.LIKE_DIGITS else ()
        best = run if len(run) > len(best) else best
    return best if sum(letter.sign.isdigit() for letter in best) >= limits.FEWEST_DIGITS else ()


def _other_light(cut: Pixels) -> Pixels:
    """The same line grey, its contrast stretched, a little narrower: what is only guessed reads differently now."""
    grey = cv2.cvtColor(cut, cv2.COLOR_RGB2GRAY)
    even = cv2.createCLAHE(2.0, (1, 4)).apply(grey)
    height, width = even.shape
    return np.asarray(cv2.cvtColor(cv2.resize(even, (round(width * 0.92), height)), cv2.COLOR_GRAY2RGB), np.uint8)
