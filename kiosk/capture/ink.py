"""Where ink is: what is clearly darker than the paper around it, whatever the paper's colour and the light's shade."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.capture import limits
from kiosk.capture.picture import Grey, Picture, as_pixels, darkest_channel

_PAPER_DPI = 30  # paper changes slowly: its shade is estimated on 0.85 mm pixels


def ink_mask(picture: Picture, step: int = limits.INK_STEP) -> Grey:
    """255 where there is ink, 0 where there is paper; (height, width) uint8. Single specks are dropped."""
    dark = as_pixels(cv2.GaussianBlur(darkest_channel(picture), (3, 3), 0))
    paper = cv2.resize(_paper_shade(dark, picture), picture.size, interpolation=cv2.INTER_LINEAR)
    _, mask = cv2.threshold(cv2.subtract(paper, dark), step, 255, cv2.THRESH_BINARY)
    return as_pixels(cv2.medianBlur(mask, 3))


def _paper_shade(dark: Grey, picture: Picture) -> Grey:
    """The shade of the bare paper everywhere, letters and thick strokes closed over, at about 30 dpi."""
    factor = min(1.0, _PAPER_DPI / picture.dpi)
    small = cv2.resize(dark, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    side = max(3, round(_PAPER_DPI / 25.4 * limits.CLOSE_TEXT_MM) | 1)
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, (side, side)))
    return as_pixels(cv2.GaussianBlur(closed, (5, 5), 0))


def ink_area_mm2(mask: Grey, picture: Picture) -> float:
    """How much of the paper is inked, in square millimetres, the outermost border left out."""
    border = round(picture.px(limits.IGNORED_BORDER_MM))
    inner = mask[border:-border, border:-border] if border else mask
    return float(cv2.countNonZero(np.ascontiguousarray(inner))) / picture.px(1.0) ** 2 if inner.size else 0.0


def marks_along(strip: Grey) -> int:
    """How many marks go right through `strip`, (depth, length), from rim to inside."""
    through: npt.NDArray[np.int8] = (strip.min(axis=0) > 0).astype(np.int8)
    return int((np.diff(through, prepend=np.int8(0)) == 1).sum())
