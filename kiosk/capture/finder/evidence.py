"""What the picture says along a line: does the colour change from one side of it to the other, and which is lighter."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.capture.finder import limits
from kiosk.capture.finder.geometry import Floats


@dataclass(frozen=True, eq=False)
class Evidence:
    """Sums along every line, so that any stretch of it is judged by two look-ups: arrays (lines, positions, ...)."""

    reach: int  # looks run from -reach to +reach along the line, from the point nearest to the origin
    step: Floats  # running sum of how clear the step is, 0 to 1 per look
    change: Floats  # running sum of the change of colour across the line, in Lab, 3 values per look
    full: float  # the step that counts as 1: less where the whole picture is quiet

    def mean(self, sums: Floats, lines: npt.NDArray[np.intp], start: Floats, end: Floats) -> Floats:
        """The mean of `sums` between positions `start` and `end` of `lines` (indices)."""
        low, high = np.minimum(start, end), np.maximum(start, end)
        first, last = self._index(low), self._index(high)
        length = np.maximum(last - first, 1)
        total = sums[lines, last] - sums[lines, first]
        return np.asarray(total / (length if total.ndim == length.ndim else length[..., None]))

    def _index(self, position: Floats) -> npt.NDArray[np.intp]:
        return np.asarray(np.clip(np.nan_to_num(position) / limits.EVERY + self.reach, 0, 2 * self.reach + 1), np.intp)


def evidence_along(lines: Floats, lab: Floats) -> Evidence:
    """Look along all `lines` (n, 3) of the picture `lab`, (height, width, 3) float32, letters closed over."""
    height, width = lab.shape[:2]
    reach = int(np.hypot(height, width) / limits.EVERY) + 1
    along = np.stack([-lines[:, 1], lines[:, 0]], -1)
    position = np.arange(-reach, reach + 1) * limits.EVERY
    points = ((lines[:, :2] * lines[:, 2:])[:, None] + along[:, None] * position[None, :, None]).astype(np.float32)
    normal = lines[:, None, :2].astype(np.float32)
    change = np.zeros((*points.shape[:2], 3), np.float32)
    across, seen = [], []
    for depth in limits.DEPTHS:
        beyond, before = points + depth * normal, points - depth * normal
        seen.append(_within(beyond, width, height) & _within(before, width, height))
        apart = np.where(seen[-1][..., None], _sampled(lab, beyond) - _sampled(lab, before), 0)
        across.append(cv2.blur(apart, (limits.ALONG, 1)))
        change += np.clip(across[-1], -20, 20) / len(limits.DEPTHS)
    sizes = [np.linalg.norm(each, axis=2) for each in across]
    full = _full_step(sizes[0][seen[0]])
    step = np.maximum.reduce(
        [np.where(s, np.clip(size / full, 0, 1), limits.UNSEEN) for size, s in zip(sizes, seen, strict=True)]
    )
    step = np.where(_within(points, width, height), step, limits.UNSEEN)
    return Evidence(reach, _running(step), _running(change), full)


def _full_step(sizes: Floats) -> float:
    """The step that is told from the grain of this picture without doubt."""
    grain = float(np.quantile(sizes, 0.25)) if sizes.size else 0.0
    return float(np.clip(limits.BUSY * grain, *limits.FULL_STEP))


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
