"""Lines and specks in what should be even: dead columns, streaks, dirt."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]
_AROUND_MM = 6.0  # what a column or dot is compared with
_WIDEST_MM = 2.5  # a broader shade is uneven light, no line


def lines(grey: Grey, px_per_mm: float, levels: float, *, dark: bool) -> tuple[float, ...]:
    """Where columns of `grey` are darker (or lighter) than those around them by `levels`: in mm from its left."""
    columns = np.median(grey, axis=0).astype(np.float32)
    differs = (_even(columns, px_per_mm) - columns) * (1 if dark else -1)
    return tuple(
        (start + end - 1) / 2 / px_per_mm
        for start, end in _runs(differs > levels)
        if (end - start) / px_per_mm <= _WIDEST_MM
    )


def specks(grey: Grey, px_per_mm: float, levels: float, least_mm2: float) -> tuple[tuple[float, float, float], ...]:
    """Dark dots of at least `least_mm2`: (x, y, area) each, in mm and mm2 from the top left of `grey`."""
    size = max(3, round(_AROUND_MM * px_per_mm)) | 1
    paper = cv2.blur(grey, (size, size))
    dirty = np.asarray(cv2.subtract(paper, grey) > levels, np.uint8)
    _, _, found, centres = cv2.connectedComponentsWithStats(dirty, connectivity=8)
    least = least_mm2 * px_per_mm**2
    return tuple(
        (float(x) / px_per_mm, float(y) / px_per_mm, float(area) / px_per_mm**2)
        for (x, y), area in zip(centres[1:], found[1:, cv2.CC_STAT_AREA], strict=True)
        if area >= least
    )


def _even(columns: npt.NDArray[np.float32], px_per_mm: float) -> npt.NDArray[np.float32]:
    """The columns without their narrow lines: the median of what is around each."""
    reach = max(1, round(_AROUND_MM * px_per_mm / 2))
    padded = np.pad(columns, reach, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1)
    return np.asarray(np.median(windows, axis=1), np.float32)


def _runs(marked: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """[start, end) of every run of True."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], marked, [False])).astype(np.int8)))
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]
