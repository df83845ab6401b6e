"""From a page that lies somehow on the bed to one that stands straight in its picture, nothing of it lost."""

from __future__ import annotations

import math

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.capture import limits
from kiosk.capture.ink import ink_mask
from kiosk.capture.picture import Picture, Points, as_pixels

_SKEW_DPI = 75  # lines of text are 10 pixels high here, and a page has few enough points to try dozens of angles
_FINE_DPI = 150
_MOST_POINTS = 30_000


def flatten(picture: Picture, corners: Points) -> Picture:
    """The page between `corners` (clockwise from top left) as an upright rectangle of its own size."""
    top_left, top_right, bottom_right, bottom_left = corners
    width = max(_distance(top_left, top_right), _distance(bottom_left, bottom_right))
    height = max(_distance(top_left, bottom_left), _distance(top_right, bottom_right))
    size = max(1, round(width)), max(1, round(height))
    target = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, target)
    pixels = cv2.warpPerspective(picture.pixels, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return Picture(as_pixels(pixels), picture.dpi, picture.measured)


def deskew(picture: Picture, angle: float) -> Picture:
    """`picture` turned so that lines of text which sink by `angle` degrees run level; itself when they do."""
    if abs(angle) < limits.SMALLEST_SKEW_DEG:
        return picture
    width, height = picture.size
    matrix = np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0), np.float64)
    cosine, sine = abs(math.cos(math.radians(angle))), abs(math.sin(math.radians(angle)))
    size = math.ceil(width * cosine + height * sine), math.ceil(height * cosine + width * sine)  # room for every corner
    matrix[:, 2] += np.array([size[0] - width, size[1] - height]) / 2
    pixels = cv2.warpAffine(picture.pixels, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return Picture(as_pixels(pixels), picture.dpi, picture.measured)


def skew_of(picture: Picture) -> float:
    """By how many degrees the lines of text sink towards the right; 0.0 when no text tells."""
    coarse_points = _ink_points(picture.at(_SKEW_DPI))
    if len(coarse_points[0]) < limits.FEWEST_TILES:
        return 0.0
    coarse = _clearest(coarse_points, np.arange(-limits.LARGEST_SKEW_DEG, limits.LARGEST_SKEW_DEG + 0.01, 0.5))
    points = _ink_points(picture.at(_FINE_DPI))
    finer = _clearest(points, np.arange(coarse - 0.4, coarse + 0.41, 0.1))
    fine = _clearest(points, np.arange(finer - 0.08, finer + 0.081, 0.02))
    worth_it = _clearness(points, fine) > limits.SKEW_GAIN * _clearness(points, 0.0)
    small = abs(fine) < 2 * limits.SMALLEST_SKEW_DEG  # so near to level that the rows hardly part more clearly
    return fine if (worth_it or small) and abs(fine) < limits.LARGEST_SKEW_DEG else 0.0


def _ink_points(picture: Picture) -> _InkPoints:
    """Where ink is, at most `_MOST_POINTS` points of it."""
    rows, columns = np.nonzero(ink_mask(picture))
    every = 1 + len(rows) // _MOST_POINTS
    return rows[::every].astype(np.float32), columns[::every].astype(np.float32)


_InkPoints = tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]  # rows, columns


def _clearest(points: _InkPoints, angles: npt.NDArray[np.float64]) -> float:
    return max((float(angle) for angle in angles), key=lambda angle: _clearness(points, angle))


def _clearness(points: _InkPoints, angle: float) -> float:
    """How clearly rows of ink and rows of paper part when the page is sheared by `angle` degrees."""
    rows, columns = points
    levelled = rows - columns * math.tan(math.radians(angle))
    profile = np.bincount((levelled - levelled.min()).astype(np.intp)).astype(np.float64)
    return float((np.diff(profile) ** 2).sum())


def _distance(a: npt.NDArray[np.float32], b: npt.NDArray[np.float32]) -> float:
    return float(np.linalg.norm(a - b))
