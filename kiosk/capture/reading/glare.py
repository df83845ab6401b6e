"""A lamp mirrored in the laminate: letters end where it begins, and what is left looks like a whole, shorter word."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from kiosk.capture.picture import Pixels
from kiosk.capture.reading import limits
from kiosk.capture.reading.ocr import Line


def dimmed(pixels: Pixels, line: Line) -> Line:
    """`line`, its letters less sure when a white spot lies on it or just behind it."""
    corners = np.array(line.corners)
    own, behind = _blown(pixels, corners), _blown(pixels, _behind(corners))
    if own > limits.WHITE_PAPER or max(own, behind) < limits.GLARE:
        return line
    letters = tuple(replace(each, probability=each.probability * limits.DIMMED) for each in line.letters)
    return replace(line, letters=letters)


def _behind(corners: np.ndarray) -> np.ndarray:
    """Where the next letters of the line would stand."""
    along = (corners[1] - corners[0]) / max(float(np.linalg.norm(corners[1] - corners[0])), 1e-6)
    reach = along * np.linalg.norm(corners[3] - corners[0]) * limits.GLARE_REACH
    return np.array([corners[1], corners[1] + reach, corners[2] + reach, corners[2]])


def _blown(pixels: Pixels, corners: np.ndarray) -> float:
    """Which share of the box around `corners` is as white as a picture can be."""
    height, width = pixels.shape[:2]
    left, top = np.clip(corners.min(axis=0), 0, [width, height]).astype(int)
    right, bottom = np.clip(corners.max(axis=0), 0, [width, height]).astype(int)
    box = pixels[top:bottom, left:right]
    return float((box.min(axis=2) >= limits.WHITE).mean()) if box.size else 0.0
