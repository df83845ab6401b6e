"""Whether a phone's glass is what keeps a code from being read: reflections, and dots that beat with the camera's."""

from __future__ import annotations

import cv2
import numpy as np

from hardware.scanner.port import Pixels
from kiosk.codes import limits
from kiosk.codes.answers import Advice
from kiosk.codes.readers import Grey


def advise(pixels: Pixels) -> Advice:
    """What is wrong with the screen in `pixels`, (height, width, 3) uint8 RGB; `NONE` when it shows no such trouble."""
    grey = _small(np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8))
    if _glares(grey):
        return Advice.SCREEN_GLARE
    return Advice.SCREEN_MOIRE if _beats(grey) else Advice.NONE


def _small(grey: Grey) -> Grey:
    """The middle, uncompressed: shrinking would smooth the dots of a screen away."""
    side = limits.ADVICE_SIDE_PX
    top, left = (max(0, (length - side) // 2) for length in grey.shape)
    return grey[top : top + side, left : left + side]


def _glares(grey: Grey) -> bool:
    """A burnt-out spot with soft edges, on a picture that is otherwise not bright: no paper looks like that."""
    burnt = (grey >= limits.BURNT_LEVEL).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(burnt)
    largest = int(stats[1:, cv2.CC_STAT_AREA].max()) if count > 1 else 0
    share = largest / grey.size
    return limits.BURNT_SHARE[0] < share < limits.BURNT_SHARE[1] and float(np.median(grey)) < limits.BURNT_BESIDE


def _beats(grey: Grey) -> bool:
    """Whether one fine wave goes through the whole picture: a peak in its spectrum that no print makes."""
    if min(grey.shape) < 64:
        return False
    light = grey.astype(np.float32) - cv2.blur(grey.astype(np.float32), (31, 31))
    window = np.outer(np.hanning(light.shape[0]), np.hanning(light.shape[1]))
    spectrum = np.log1p(np.abs(np.fft.fftshift(np.fft.fft2(light * window))))
    around = cv2.blur(spectrum, (15, 15))
    return bool(np.max((spectrum - around) * _fine_waves(light.shape)) > limits.MOIRE_PEAK)


def _fine_waves(shape: tuple[int, ...]) -> Grey:
    """1 for waves of 2 to `limits.MOIRE_PERIOD_PX` pixels that lean: lines of print and rows of a code do not."""
    rows = np.fft.fftshift(np.fft.fftfreq(shape[0]))[:, None]
    columns = np.fft.fftshift(np.fft.fftfreq(shape[1]))[None, :]
    return (np.hypot(rows, columns) > 1 / limits.MOIRE_PERIOD_PX).astype(np.uint8)
