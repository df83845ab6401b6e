"""Can an officer work with this page? One verdict, made of three plain measurements."""

from __future__ import annotations

import math

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.capture import limits
from kiosk.capture.ink import ink_area_mm2, ink_mask, marks_along
from kiosk.capture.picture import Grey, Picture, Points, darkest_channel
from kiosk.events import PageVerdict

_TILE_PX = 24  # 3 mm at 200 dpi: one letter with the paper around it
_SLOPE_OF_A_BLURRED_EDGE = 0.4  # an edge of height 1 spread by a Gaussian of sigma s is steepest with 0.399 / s


def judge(page: Picture, bed: Picture, corners: Points | None) -> PageVerdict:
    """The verdict on `page`, which was found at `corners` of `bed` (None: the whole bed was kept)."""
    if ink_area_mm2(ink_mask(page), page) < limits.BLANK_INK_MM2:
        return PageVerdict.BLANK
    blur = blur_mm(page)
    if blur is not None and blur > limits.BLURRED_SIGMA_MM:
        return PageVerdict.BLURRED
    if cut_marks(bed, corners) >= limits.FEWEST_CUT_MARKS:
        return PageVerdict.CUT_OFF
    return PageVerdict.GOOD


def blur_mm(page: Picture) -> float | None:
    """By how many millimetres (sigma) the sharpest edges of the page are spread; None when it has too few to tell.

    Each tile with an edge in it says slope / height; for an edge spread by sigma that is 0.4 / sigma.
    """
    grey = cv2.GaussianBlur(darkest_channel(page), (3, 3), 0).astype(np.float32)
    slope = np.hypot(grey[1:-1, 2:] - grey[1:-1, :-2], grey[2:, 1:-1] - grey[:-2, 1:-1]) / 2
    tiles = _tiles(grey[1:-1, 1:-1])
    height = tiles.max(axis=(1, 3)) - tiles.min(axis=(1, 3))
    steepest = _tiles(slope).max(axis=(1, 3))
    telling = height > limits.SHARP_TILE_STEP
    if telling.sum() < limits.FEWEST_TILES:
        return None
    sharpness = float(np.quantile(steepest[telling] / height[telling], limits.SHARP_QUANTILE))
    spread = _SLOPE_OF_A_BLURRED_EDGE / max(sharpness, 1e-6)
    return math.sqrt(max(0.0, spread**2 - limits.SPREAD_OF_PIXELS**2)) / page.px(1.0)


def _tiles(values: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """`values` as (tile rows, tile height, tile columns, tile width); the rest at right and bottom is left out."""
    rows, columns = values.shape[0] // _TILE_PX, values.shape[1] // _TILE_PX
    return values[: rows * _TILE_PX, : columns * _TILE_PX].reshape(rows, _TILE_PX, columns, _TILE_PX)


def cut_marks(bed: Picture, corners: Points | None) -> int:
    """How many letters and lines run out of the bed, on the side where most of them do."""
    mask = ink_mask(bed)
    depth = max(2, round(bed.px(limits.CUT_DEPTH_MM)))
    strips: tuple[tuple[Grey, bool], ...] = (
        (mask[:depth], _reaches(corners, bed, axis=1, end=0)),
        (mask[-depth:], _reaches(corners, bed, axis=1, end=bed.size[1])),
        (mask[:, :depth].T, _reaches(corners, bed, axis=0, end=0)),
        (mask[:, -depth:].T, _reaches(corners, bed, axis=0, end=bed.size[0])),
    )
    return max(marks_along(strip) if reached else 0 for strip, reached in strips)


def _reaches(corners: Points | None, bed: Picture, axis: int, end: int) -> bool:
    """Whether the page touches this end of the bed; a page inside of it cannot be cut there."""
    if corners is None:
        return True
    return bool((np.abs(corners[:, axis] - end) < bed.px(limits.AT_THE_END_MM)).any())
