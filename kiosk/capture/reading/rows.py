"""Lines of print brought into rows, although the card lies askew or is seen from the side. Pure geometry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kiosk.capture.reading.ocr import Letter, Line

_ALMOST_LEVEL = 3  # a line this many times longer than high says which way the rows run


@dataclass(frozen=True)
class Placed:
    """A line where it stands on the levelled card: left and right end, middle and height, in pixels."""

    line: Line
    left: float
    right: float
    row: float
    height: float

    @property
    def text(self) -> str:
        return self.line.text


def levelled(lines: Sequence[Line]) -> list[Placed]:
    """`lines` with the slope of the rows taken out; seen from the side, it changes from top to bottom."""
    if not lines:
        return []
    boxes = np.array([line.corners for line in lines], np.float64)  # (n, 4, 2)
    middles = (boxes[:, [0, 3]].mean(axis=1) + boxes[:, [1, 2]].mean(axis=1)) / 2
    heights = np.linalg.norm(boxes[:, 3] - boxes[:, 0], axis=1)
    slope_at = _slopes(boxes, heights)
    origin = float(boxes[:, :, 0].min())
    rows = middles[:, 1] - slope_at(middles[:, 1]) * (middles[:, 0] - origin)
    return [
        Placed(line, float(box[[0, 3], 0].mean()), float(box[[1, 2], 0].mean()), float(row), float(height))
        for line, box, row, height in zip(lines, boxes, rows, heights, strict=True)
    ]


def _slopes(boxes: np.ndarray, heights: np.ndarray) -> np.poly1d:
    """How rows rise or sink, as a line over the height of the picture; from the longest lines, outliers left out."""
    along = (boxes[:, 1] - boxes[:, 0] + boxes[:, 2] - boxes[:, 3]) / 2
    slopes = along[:, 1] / np.maximum(along[:, 0], 1e-6)
    long = along[:, 0] > _ALMOST_LEVEL * heights
    if not long.any():
        return np.poly1d([0.0])
    long &= np.abs(slopes - np.median(slopes[long])) < 0.05
    if long.sum() < 4:
        return np.poly1d([float(np.median(slopes[long]))])
    middle = boxes[:, :, 1].mean(axis=1)
    return np.poly1d(np.polyfit(middle[long], slopes[long], 1, w=np.sqrt(along[long, 0])))


def part(line: Line, letters: Sequence[Letter]) -> tuple[tuple[float, float], ...]:
    """The corners of that part of `line` where `letters` stand, with half a letter of room at both ends."""
    pitch = 1 / max(len(line.letters), 1)
    start, end = max(0.0, letters[0].at - pitch), min(1.0, letters[-1].at + pitch)
    top_left, top_right, bottom_right, bottom_left = (np.array(corner) for corner in line.corners)
    top, bottom = top_right - top_left, bottom_right - bottom_left
    corners = (top_left + top * start, top_left + top * end, bottom_left + bottom * end, bottom_left + bottom * start)
    return tuple((float(x), float(y)) for x, y in corners)
