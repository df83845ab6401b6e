"""Whether what lies under a camera is printed or written on: small dark marks, as letters make them, and others than
around it. A tile, a check of cloth and a board have four sides as a sheet does, but the same marks inside and outside.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.capture import limits
from kiosk.capture.picture import Picture, Points, darkest_channel


def is_printed(frame: Picture, outline: Points) -> bool:
    """Whether there is print between the corners `outline`, (4, 2) px of `frame`, clockwise."""
    inside, outside = _filled(frame, outline, 1 - limits.LIVE_RIM), _filled(frame, outline, 1 + limits.LIVE_RIM) == 0
    area, around = np.count_nonzero(inside), np.count_nonzero(outside)
    if around < limits.LEAST_AROUND * outside.size:
        return False
    marks = _marks(frame, float(np.sqrt(cv2.contourArea(outline))))
    x, y = marks.T
    there, elsewhere = int((inside[y, x] > 0).sum()), int(outside[y, x].sum())
    ratio = (there / max(int(area), 1)) / (max(elsewhere, 1) / int(around))
    return bool(there >= limits.FEWEST_MARKS and not 1 / limits.OTHER_MARKS <= ratio <= limits.OTHER_MARKS)


def _marks(frame: Picture, length: float) -> npt.NDArray[np.intp]:
    """The middles of all small dark marks in `frame`, (n, 2) as x, y. `length`: about how long the sheet is, in px."""
    grey = cv2.GaussianBlur(darkest_channel(frame), (3, 3), 0)
    side = round(limits.LETTERS_CLOSED * length) | 1
    ink = cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, np.ones((side, side), np.uint8)) > limits.LIVE_INK_STEP
    _, _, stats, middles = cv2.connectedComponentsWithStats(ink.astype(np.uint8))
    small = (stats[:, cv2.CC_STAT_HEIGHT] < limits.HIGHEST_MARK * length) & (
        stats[:, cv2.CC_STAT_AREA] >= limits.SMALLEST_MARK_PX
    )
    return np.asarray(middles[small], np.intp)


def _filled(frame: Picture, outline: Points, grown: float) -> npt.NDArray[np.uint8]:
    """A mask that is 1 between the corners, moved away from their middle by the share `grown`."""
    middle = outline.mean(axis=0)
    mask = np.zeros(frame.pixels.shape[:2], np.uint8)
    cv2.fillConvexPoly(mask, (middle + (outline - middle) * grown).astype(np.int32), 1)
    return mask
