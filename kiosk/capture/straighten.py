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
    return Picture(as_pixels(pixels), picture.dpi)


def deskew(picture: Picture) -> Picture:
    """`picture` turned so that its lines of text run level; itself when they do, or when there are none to tell."""
    angle = skew_of(picture)
    if abs(angle) < limits.SMALLEST_SKEW_DEG:
        return picture
    width, height = picture.size
    matrix = np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0), np.float64)
    cosine, sine = abs(math.cos(math.radians(angle))), abs(math.sin(math.radians(angle)))
    size = math.ceil(width * cosine + height * sine), math.ceil(height * cosine + width * sine)  # room for every corner
    matrix[:, 2] += np.array([size[0] - width, size[1] - height]) / 2
    pixels = cv2.warpAffine(picture.pixels, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return Picture(as_pixels(pixels), picture.dpi)


def skew_of(picture: Picture) -> float:
    """By how many degrees the lines of text sink towards the right; 0.0 when no text tells."""
    rows, columns = np.nonzero(ink_mask(picture.at(_SKEW_DPI)))
    if len(rows) < limits.FEWEST_TILES:
        return 0.0
    every = 1 + len(rows) // _MOST_POINTS
    points = rows[::every].astype(np.float32), columns[::every].astype(np.float32)
    coarse = _clearest(points, np.arange(-limits.LARGEST_SKEW_DEG, limits.LARGEST_SKEW_DEG + 0.01, 0.5))
    fine = _clearest(points, np.arange(coarse - 0.4, coarse + 0.41, 0.1))
    worth_it = _clearness(points, fine) > limits.SKEW_GAIN * _clearness(points, 0.0)
    return fine if worth_it and abs(fine) < limits.LARGEST_SKEW_DEG else 0.0


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
