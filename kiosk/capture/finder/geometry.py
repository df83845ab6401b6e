"""Lines, quadrilaterals and how they meet. A line is (a, b, c) with a x + b y = c and (a, b) of length one."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.capture.finder import limits

Floats = npt.NDArray[np.floating[Any]]


def line_through(start: Floats, end: Floats) -> Floats:
    """The lines through points `start` and `end`, (..., 2) each, as (..., 3)."""
    along = end - start
    normal = np.stack([along[..., 1], -along[..., 0]], -1)
    normal = normal / np.maximum(np.linalg.norm(normal, axis=-1, keepdims=True), 1e-9)
    return np.concatenate([normal, (normal * start).sum(-1, keepdims=True)], -1)


def crossing(first: Floats, second: Floats) -> Floats:
    """Where lines meet, (..., 2); nan where they are nearly parallel."""
    turn = first[..., 0] * second[..., 1] - first[..., 1] * second[..., 0]
    turn = np.where(np.abs(turn) < limits.PARALLEL, np.nan, turn)
    x = (first[..., 2] * second[..., 1] - first[..., 1] * second[..., 2]) / turn
    y = (first[..., 0] * second[..., 2] - first[..., 2] * second[..., 0]) / turn
    return np.stack([x, y], -1)


def area_of(quads: Floats) -> Floats:
    """The area of quadrilaterals (..., 4, 2); positive when their corners go clockwise in the picture."""
    x, y = quads[..., 0], quads[..., 1]
    return np.asarray(0.5 * (x * np.roll(y, -1, -1) - np.roll(x, -1, -1) * y).sum(-1))


def sharpest_turn(quads: Floats) -> Floats:
    """The largest distance of a corner's angle from a right one, in degrees, per quadrilateral (..., 4, 2)."""
    there, back = np.roll(quads, -1, -2) - quads, np.roll(quads, 1, -2) - quads
    lengths = np.linalg.norm(there, axis=-1) * np.linalg.norm(back, axis=-1)
    cosine = np.abs((there * back).sum(-1)) / np.maximum(lengths, 1e-9)
    return np.asarray(np.degrees(np.arcsin(np.clip(cosine, 0, 1))).max(-1))


def clockwise(corners: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """`corners` in the order top left, top right, bottom right, bottom left as they lie in the picture."""
    centre = corners.mean(axis=0)
    around = corners[np.argsort(np.arctan2(corners[:, 1] - centre[1], corners[:, 0] - centre[0]))]
    return np.roll(around, -int(np.argmin(around.sum(axis=1))), axis=0)
