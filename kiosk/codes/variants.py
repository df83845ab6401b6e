"""The same picture made easier to read in different ways, and the way back to where a code lies in the original."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import cv2
import numpy as np

from kiosk.codes import limits
from kiosk.codes.code import Corners, Point
from kiosk.codes.readers import Grey, Reading


@dataclass(frozen=True)
class View:
    """`grey`, which is the original's part from (`left`, `top`) on, enlarged `scale` times."""

    grey: Grey
    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0

    def back(self, reading: Reading) -> Reading:
        """`reading` with its corners in pixels of the original."""
        a, b, c, d = (self.place(corner) for corner in reading.corners)
        return Reading(reading.text, reading.kind, (a, b, c, d))

    def place(self, point: Point) -> Point:
        """Where `point` of this view lies in the original."""
        return point[0] / self.scale + self.left, point[1] / self.scale + self.top

    def with_grey(self, grey: object) -> View:
        return View(np.asarray(grey, np.uint8), self.scale, self.left, self.top)

    def scaled(self, factor: float) -> View:
        """A copy `factor` times as large."""
        way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
        height, width = (max(2, round(side * factor)) for side in self.grey.shape)
        grey = cv2.resize(self.grey, (width, height), interpolation=way)
        return View(np.asarray(grey, np.uint8), self.scale * factor, self.left, self.top)

    def without(self, places: Iterable[Corners]) -> View:
        """A copy with every one of `places` (pixels of the original) filled with the mean grey of where it lies."""
        grey = self.grey.copy()
        for corners in places:
            points = np.rint((np.array(corners) - (self.left, self.top)) * self.scale).astype(np.int32)
            low, high = np.maximum(points.min(0), 0), points.max(0) + 1
            part = self.grey[low[1] : high[1], low[0] : high[0]]
            if part.size:
                cv2.fillConvexPoly(grey, cv2.convexHull(points), (float(part.mean()),))
        return View(grey, self.scale, self.left, self.top)

    def around(self, corners: Corners, margin: float) -> View:
        """The part that holds `corners` (pixels of the original), and `margin` of its size around it."""
        points = (np.array(corners) - (self.left, self.top)) * self.scale
        low, high = points.min(0), points.max(0)
        edge = margin * max(high - low)
        x0, y0 = (max(0, int(each)) for each in low - edge)
        x1, y1 = (int(each) + 1 for each in high + edge)
        part = np.ascontiguousarray(self.grey[y0:y1, x0:x1])
        return View(part, self.scale, self.left + x0 / self.scale, self.top + y0 / self.scale)


Change = Callable[[View], View]


def evened(view: View) -> View:
    """Contrast made equal in every part (CLAHE): shadows, weak print, a dim phone."""
    return view.with_grey(cv2.createCLAHE(3.0, (8, 8)).apply(view.grey))


def thresholded(share: float, offset: int = 5) -> Change:
    """Black and white against the mean of a neighbourhood of `share` of the long side: shadows and glare edges."""

    def change(view: View) -> View:
        block = max(3, int(max(view.grey.shape) * share)) | 1
        method = cv2.ADAPTIVE_THRESH_MEAN_C
        return view.with_grey(cv2.adaptiveThreshold(view.grey, 255, method, cv2.THRESH_BINARY, block, offset))

    return change


def sharpened(sigma: float, amount: float) -> Change:
    """What is finer than `sigma` px made `amount` times stronger: out of focus, moved."""

    def change(view: View) -> View:
        blurred = cv2.GaussianBlur(view.grey, (0, 0), sigma)
        return view.with_grey(cv2.addWeighted(view.grey, 1 + amount, blurred, -amount, 0))

    return change


def softened(sigma: float) -> Change:
    """Sub-pixels of a screen, grain and JPEG noise smoothed away."""
    return lambda view: view.with_grey(cv2.GaussianBlur(view.grey, (0, 0), sigma))


def opened(size: int) -> Change:
    """Light specks in ink closed: broken print."""
    return lambda view: view.with_grey(cv2.morphologyEx(view.grey, cv2.MORPH_OPEN, np.ones((size, size), np.uint8)))


def closed(size: int) -> Change:
    """Dark specks on paper removed: dirt, dots of a cheap printer."""
    return lambda view: view.with_grey(cv2.morphologyEx(view.grey, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8)))


def resized(factor: float) -> Change:
    return lambda view: view.scaled(factor)


def fitted(area: int) -> Change:
    """Shrunk to at most `area` pixels."""
    return lambda view: view.scaled(min(1.0, (area / view.grey.size) ** 0.5)) if view.grey.size > area else view


def inverted(view: View) -> View:
    """Light codes on dark, for zbar, which does not look for them."""
    return view.with_grey(255 - view.grey)


def one_after_another(*changes: Change) -> Change:
    def change(view: View) -> View:
        for each in changes:
            view = each(view)
        return view

    return change


def enlarged(factor: float) -> Change:
    """Larger, unless the picture is large already (`limits.ENLARGED_AREA_PX`)."""
    return lambda view: view.scaled(factor) if view.grey.size * factor**2 <= limits.ENLARGED_AREA_PX else view
