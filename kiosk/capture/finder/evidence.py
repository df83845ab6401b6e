"""What the picture says along a line: does the colour change from one side of it to the other, and which is lighter."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.capture.finder.geometry import Floats

DEPTHS = (2.5, 6.0)  # pixels of the search picture to either side; paper curls, so a step may lie a little off
FULL_STEP = 9.0  # distance in Lab, grain averaged out, that nobody overlooks; more says no more
ALONG = 13  # pixels of the line that are averaged: grain goes, the edge stays
UNSEEN = 0.6  # what an edge outside the picture counts: less than a seen one, more than none


@dataclass(frozen=True, eq=False)
class Evidence:
    """Sums along every line, so that any stretch of it is judged by two look-ups: arrays (lines, positions, ...)."""

    reach: int  # positions run from -reach to +reach along the line, from the point nearest to the origin
    step: Floats  # running sum of how clear the step is, 0 to 1 per pixel
    change: Floats  # running sum of the change of colour across the line, in Lab, 3 values per pixel

    def mean(self, sums: Floats, lines: npt.NDArray[np.intp], start: Floats, end: Floats) -> Floats:
        """The mean of `sums` between positions `start` and `end` of `lines` (indices)."""
        low, high = np.minimum(start, end), np.maximum(start, end)
        first, last = self._index(low), self._index(high)
        length = np.maximum(last - first, 1)
        total = sums[lines, last] - sums[lines, first]
        return np.asarray(total / (length if total.ndim == length.ndim else length[..., None]))

    def _index(self, position: Floats) -> npt.NDArray[np.intp]:
        return np.clip(np.nan_to_num(position) + self.reach, 0, 2 * self.reach + 1).astype(np.intp)


def evidence_along(lines: Floats, lab: Floats) -> Evidence:
    """Look along all `lines` (n, 3) of the picture `lab`, (height, width, 3) float32, letters closed over."""
    height, width = lab.shape[:2]
    reach = int(np.hypot(height, width)) + 1
    along = np.stack([-lines[:, 1], lines[:, 0]], -1)
    position = np.arange(-reach, reach + 1)
    points = ((lines[:, :2] * lines[:, 2:])[:, None] + along[:, None] * position[None, :, None]).astype(np.float32)
    normal = lines[:, None, :2].astype(np.float32)
    step = np.zeros(points.shape[:2], np.float32)
    change = np.zeros((*points.shape[:2], 3), np.float32)
    for depth in DEPTHS:
        beyond, before = points + depth * normal, points - depth * normal
        seen = _within(beyond, width, height) & _within(before, width, height)
        across = np.where(seen[..., None], _sampled(lab, beyond) - _sampled(lab, before), 0)
        across = cv2.blur(across, (ALONG, 1))
        clear = np.clip(np.linalg.norm(across, axis=2) / FULL_STEP, 0, 1)
        step = np.maximum(step, np.where(seen, clear, UNSEEN))
        change += np.clip(across, -20, 20) / len(DEPTHS)
    step = np.where(_within(points, width, height), step, UNSEEN)
    return Evidence(reach, _running(step), _running(change))


def _running(values: Floats) -> Floats:
    return np.concatenate([np.zeros_like(values[:, :1]), np.cumsum(values, axis=1)], axis=1)


def _within(points: Floats, width: int, height: int) -> npt.NDArray[np.bool_]:
    x, y = points[..., 0], points[..., 1]
    return np.asarray((x >= 0) & (y >= 0) & (x <= width - 1) & (y <= height - 1))


def _sampled(lab: Floats, points: Floats) -> Floats:
    where = points.astype(np.float32)
    return np.asarray(
        cv2.remap(lab, where[..., 0], where[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.float32
    )
