"""Straight edges in a picture, from line segments and from the outlines of regions, gathered into a few long lines."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.capture.finder import limits
from kiosk.capture.finder.geometry import Floats, line_through
from kiosk.capture.picture import Grey


def segments_in(grey: Grey) -> Floats:
    """The line segments of `grey`, (n, 4) as x1, y1, x2, y2, the short ones left out."""
    found: object = cv2.createLineSegmentDetector(cv2.LSD_REFINE_NONE, 0.8).detect(grey)[0]
    segments: Floats = np.asarray([] if found is None else found, np.float64).reshape(-1, 4)
    long = np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1])
    return np.asarray(segments[long > limits.SHORTEST_SEGMENT * max(grey.shape)])


def gathered(segments: Floats, long_side: int) -> tuple[Floats, Floats]:
    """Segments of one straight edge made one line: lines (n, 3) and how many pixels of segment lie on each."""
    if not len(segments):
        return np.zeros((0, 3)), np.zeros(0)
    start, end = segments[:, :2], segments[:, 2:]
    lengths = np.hypot(*(end - start).T)
    order = np.argsort(-lengths)
    start, end, lengths = start[order], end[order], lengths[order]
    lines, free = line_through(start, end), np.ones(len(start), bool)
    middle = (start + end) / 2
    out, weight = [], []
    for index in range(len(start)):
        if not free[index]:
            continue
        near = free & _like(lines[index], lines, middle, long_side)
        out.append(_fitted(start[near], end[near], lengths[near], lines[index]))
        weight.append(lengths[near].sum())
        free &= ~near
    return np.array(out), np.array(weight)


def _like(line: Floats, lines: Floats, middle: Floats, long_side: int) -> npt.NDArray[np.bool_]:
    turned = np.abs(lines[:, 0] * line[1] - lines[:, 1] * line[0]) < np.sin(np.radians(limits.SAME_ANGLE_DEG))
    offset = np.abs(middle @ line[:2] - line[2])
    return np.asarray(turned & (offset < limits.SAME_OFFSET * long_side))


def _fitted(start: Floats, end: Floats, lengths: Floats, first: Floats) -> Floats:
    """The line nearest to all of these segments, long ones counting more."""
    if len(start) == 1:
        return first
    points = np.concatenate([start, end])
    weights = np.concatenate([lengths, lengths])
    centre = (points * weights[:, None]).sum(0) / weights.sum()
    apart = (points - centre) * np.sqrt(weights)[:, None]
    normal = np.linalg.eigh(apart.T @ apart)[1][:, 0]
    return np.array([*normal, normal @ centre])


Split = tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]  # indices of lines along something, and of those across


def splits_of(lines: Floats, weight: Floats) -> list[Split]:
    """Along and across the two directions that most of the lines keep to: the sheet's may be the table's or not.

    The heaviest first, at most `limits.MOST_LINES` each.
    """
    angle = np.degrees(np.arctan2(lines[:, 1], lines[:, 0])) % 180
    histogram = np.bincount((angle % 90).astype(np.intp) % 90, weights=weight, minlength=90)
    around = np.convolve(np.concatenate([histogram[-8:], histogram, histogram[:8]]), np.ones(17), "valid")
    first = int(np.argmax(around))
    apart = np.abs((np.arange(90) - first + 45) % 90 - 45)
    second = int(np.argmax(np.where(apart > limits.OTHER_DIRECTION_DEG, around, -1)))
    return [_split(angle, weight, main + 0.5) for main in (first, second)]


def _split(angle: Floats, weight: Floats, main: float) -> Split:
    along = np.abs((angle - main + 90) % 180 - 90) < 45
    heaviest = [np.flatnonzero(side)[np.argsort(-weight[side])][: limits.MOST_LINES] for side in (along, ~along)]
    return heaviest[0], heaviest[1]
