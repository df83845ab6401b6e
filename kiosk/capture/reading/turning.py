"""Which way up: read as it lies, and if that makes no sense, turned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from kiosk.capture.picture import Pixels, Points
from kiosk.capture.reading import limits, ocr
from kiosk.capture.reading.glare import dimmed
from kiosk.capture.reading.ocr import Line


def upright_readings(
    pixels: Pixels, long_side: int, most_px: float, share: float = 1.0
) -> Iterator[tuple[Pixels, list[Line]]]:
    """The picture and its lines, then (only if more is asked for) the same upside down.

    `most_px`: how much is read each time, in pixels along the lines; the rest of a page that has more is left alone.
    `share`: how much of the printed height is read, from its top; a KK repeats its members in its lower half.
    Lines that run from top to bottom say that the picture lies on its side; then both ways of turning it are tried.
    """
    pixels, boxes = closer(pixels, ocr.lines_in(pixels, long_side), long_side)
    if _upright_lines(boxes):
        pixels = np.ascontiguousarray(np.rot90(pixels))
        boxes = ocr.lines_in(pixels, long_side)
    for _ in range(2):
        worth = within_budget(_upper(boxes, share), most_px)
        yield pixels, [dimmed(pixels, ocr.read(pixels, box)) for box in worth]
        pixels = np.ascontiguousarray(np.rot90(pixels, 2))
        boxes = [_turned(box, pixels) for box in boxes]


def closer(pixels: Pixels, boxes: list[Points], long_side: int) -> tuple[Pixels, list[Points]]:
    """Only what is printed, looked at again, when it is a small part of the picture: a card on a scanner's A4 bed."""
    if not boxes:
        return pixels, boxes
    points = np.concatenate(boxes)
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    reach = max(right - left, bottom - top)
    if reach > limits.SMALL_PART * max(pixels.shape[:2]):
        return pixels, boxes
    room = reach * limits.ROOM_AROUND
    x, y = max(0, int(left - room)), max(0, int(top - room))
    part = np.ascontiguousarray(pixels[y : int(bottom + room), x : int(right + room)])
    return part, ocr.lines_in(part, long_side)


def within_budget(boxes: Sequence[Points], most_px: float) -> list[Points]:
    """Those of `boxes` that are read for `most_px`, the uppermost first: titles and numbers stand there."""
    costs = np.array([ocr.cost_px(box) for box in boxes])
    order = np.argsort([box[:, 1].mean() for box in boxes], kind="stable")
    read = np.zeros(len(boxes), bool)
    read[order] = np.cumsum(costs[order]) <= most_px
    return [box for box, is_read in zip(boxes, read, strict=True) if is_read]


def _upper(boxes: Sequence[Points], share: float) -> list[Points]:
    """Those in the upper `share` of the printed height."""
    if not boxes:
        return []
    middles = np.array([box[:, 1].mean() for box in boxes])
    end = middles.min() + share * np.ptp(middles)
    return [box for box, middle in zip(boxes, middles, strict=True) if middle <= end]


def _upright_lines(boxes: Sequence[Points]) -> bool:
    """Whether most of the long lines stand upright."""
    sizes = [(float(np.ptp(box[:, 0])), float(np.ptp(box[:, 1]))) for box in boxes]
    upright = sum(height for width, height in sizes if height > 2 * width)
    level = sum(width for width, height in sizes if width > 2 * height)
    return upright > level


def _turned(box: Points, pixels: Pixels) -> Points:
    """The same line after the picture was turned upside down; clockwise from its new top left."""
    size = np.array([pixels.shape[1] - 1, pixels.shape[0] - 1], np.float32)
    return np.asarray(np.roll(size - box, 2, axis=0), np.float32)
