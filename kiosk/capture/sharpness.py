"""How sharp the print on a page is, whatever is printed and however dark the ink."""

from __future__ import annotations

import math

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.capture import limits
from kiosk.capture.picture import Grey, Picture, darkest_channel

_TILE_PX = 24  # 3 mm at 200 dpi: one letter with the paper around it
_SLOPE_OF_A_BLURRED_EDGE = 0.4  # an edge of height 1 spread by a Gaussian of sigma s is steepest with 0.399 / s


def blur_px(page: Picture) -> float | None:
    """By how many pixels (sigma) the sharpest edges of the page are spread, seen at 300 dpi at most; None when it has
    too few to tell.
    """
    seen = page.at(limits.SHARPNESS_DPI) if page.measured else page
    steep = steepness(darkest_channel(seen))
    if steep is None:
        return None
    spread = _SLOPE_OF_A_BLURRED_EDGE / max(steep, 1e-6)
    return math.sqrt(max(0.0, spread**2 - limits.SPREAD_OF_PIXELS**2))


def steepness(light: Grey) -> float | None:
    """How steep the sharpest edges in `light` are, as share of their height per pixel; None with too few to tell.

    Each tile with an edge in it says slope / height; for an edge spread by sigma that is 0.4 / sigma.
    """
    grey = cv2.GaussianBlur(light, (3, 3), 0).astype(np.float32)
    slope = np.hypot(grey[1:-1, 2:] - grey[1:-1, :-2], grey[2:, 1:-1] - grey[:-2, 1:-1]) / 2
    tiles = _tiles(grey[1:-1, 1:-1])
    height = tiles.max(axis=(1, 3)) - tiles.min(axis=(1, 3))
    steepest = _tiles(slope).max(axis=(1, 3))
    telling = height > limits.SHARP_TILE_STEP
    if telling.sum() < limits.FEWEST_TILES:
        return None
    return float(np.quantile(steepest[telling] / height[telling], limits.SHARP_QUANTILE))


def _tiles(values: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """`values` as (tile rows, tile height, tile columns, tile width); the rest at right and bottom is left out."""
    rows, columns = values.shape[0] // _TILE_PX, values.shape[1] // _TILE_PX
    return values[: rows * _TILE_PX, : columns * _TILE_PX].reshape(rows, _TILE_PX, columns, _TILE_PX)
