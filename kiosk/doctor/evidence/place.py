"""Where the test sheet lies in a picture, and any part of it seen straight from above."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from hardware.scanner.port import Pixels
from kiosk.doctor.evidence import limits
from kiosk.doctor.evidence.layout import BAR, HOLE, MARK, MARKS, WHITE, Area

Grey = npt.NDArray[np.uint8]
Points = npt.NDArray[np.float32]  # (n, 2): x, y in pixels
Contour = npt.NDArray[np.integer[Any] | np.floating[Any]]  # as OpenCV gives it
Matrix = npt.NDArray[np.float64]  # (3, 3)

_MOST_CANDIDATES = 14  # 1,001 ways to choose four of them
_LONG_SIDE = MARKS[2][1] - MARKS[1][1]  # mm between two marks, down the sheet
_SHORT_SIDE = MARKS[1][0] - MARKS[0][0]


class Placed:
    """The sheet in `pixels`, (height, width, 3) uint8 RGB. `marks` are the four centres, clockwise from top left."""

    def __init__(self, pixels: Pixels, marks: Points) -> None:
        self.marks = marks
        self._grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
        self._matrix = np.asarray(cv2.getPerspectiveTransform(np.array(MARKS, np.float32), marks), np.float64)

    def area(self, area: Area, px_per_mm: float) -> Grey:
        """`area` of the sheet as (rows, columns) grey, `px_per_mm` pixels to a millimetre."""
        size = round(area.width * px_per_mm), round(area.height * px_per_mm)
        to_sheet = np.array([[1 / px_per_mm, 0, area.x], [0, 1 / px_per_mm, area.y], [0, 0, 1]], np.float64)
        seen = cv2.warpPerspective(
            self._grey, self._matrix @ to_sheet, size, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        )
        return np.asarray(seen, np.uint8)

    @property
    def skew_deg(self) -> float:
        """By how many degrees the sheet's upper edge sinks towards the right, in the picture."""
        across = self.marks[1] - self.marks[0]
        return float(np.degrees(np.arctan2(across[1], across[0])))

    @property
    def sides(self) -> tuple[float, float]:
        """Distance of the marks in px, (across, down), each the mean of both sides."""
        top_left, top_right, bottom_right, bottom_left = self.marks
        across = (_distance(top_left, top_right) + _distance(bottom_left, bottom_right)) / 2
        return across, (_distance(top_left, bottom_left) + _distance(top_right, bottom_right)) / 2


def place(pixels: Pixels) -> Placed | None:
    """The test sheet in `pixels`, whichever way up; None when it is not there whole."""
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    quads = (_clockwise(np.array(four, np.float32)) for four in combinations(_squares(grey), 4))
    good = [quad for quad in quads if _like_the_sheet(quad)]
    turned = (_from_the_hole(grey, quad[:, :2]) for quad in sorted(good, key=_area, reverse=True))
    placed = (Placed(pixels, quad) for quad in turned if quad is not None)
    return next((each for each in placed if _has_bar(each)), None)


def _squares(grey: Grey) -> list[tuple[float, float, float]]:
    """Centre (x, y) and side of what may be a mark, the largest first."""
    window = max(31, round(max(grey.shape) / 20) | 1)
    dark = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, window, 25)
    found, levels = cv2.findContours(dark, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    contours = [each for each, level in zip(found, levels[0], strict=True) if level[3] < 0] if found else []  # no holes
    square = [each for each in contours if _squareness(each, grey.shape) >= limits.SQUARENESS]
    largest = sorted(square, key=cv2.contourArea, reverse=True)[:_MOST_CANDIDATES]
    return [(*_centre(each), float(np.sqrt(cv2.contourArea(each)))) for each in largest]


def _squareness(contour: Contour, shape: tuple[int, ...]) -> float:
    """1.0 for a filled square of a mark's size; 0.0 for what is far too small, too large or too long."""
    (_, _), (width, height), _ = cv2.minAreaRect(contour)
    low, high = (side / (_LONG_SIDE + MARK) * max(shape) for side in limits.MARK_SIDE_MM)
    if not (low * 0.5 <= min(width, height) and max(width, height) <= high):
        return 0.0
    if min(width, height) < 0.7 * max(width, height):
        return 0.0
    return float(cv2.contourArea(contour)) / (width * height)


def _centre(contour: Contour) -> tuple[float, float]:
    moments = cv2.moments(contour)
    return moments["m10"] / moments["m00"], moments["m01"] / moments["m00"]


def _clockwise(points: Points) -> Points:
    """The four squares round their middle, clockwise on the screen; where it begins is not settled yet."""
    middle = points[:, :2].mean(axis=0)
    angles = np.arctan2(points[:, 1] - middle[1], points[:, 0] - middle[0])
    return np.asarray(points[np.argsort(angles)], np.float32)


def _like_the_sheet(quad: Points) -> bool:
    """Whether the four stand to each other like the marks of the sheet, seen from not too far aside, and are as large
    as marks so far apart must be."""
    centres = np.ascontiguousarray(quad[:, :2])
    sides = [_distance(centres[index], centres[(index + 1) % 4]) for index in range(4)]
    if min(sides) <= 0 or not cv2.isContourConvex(centres):
        return False
    large = quad[:, 2] / (max(sides) * MARK / _LONG_SIDE)
    if large.min() < limits.MARK_SIDE_MM[0] / MARK or large.max() > limits.MARK_SIDE_MM[1] / MARK:
        return False
    one, other = sides[0] + sides[2], sides[1] + sides[3]
    ratio = max(one, other) / min(one, other)
    return 0.8 < ratio / (_LONG_SIDE / _SHORT_SIDE) < 1.25 and max(sides) / min(sides) < 2.2


def _from_the_hole(grey: Grey, quad: Points) -> Points | None:
    """`quad` beginning with the mark that has a hole; None when none has one, or the sheet would lie on its side."""
    holes = [_has_hole(grey, quad, index) for index in range(4)]
    if sum(holes) != 1:
        return None
    turned = np.roll(quad, -holes.index(True), axis=0)
    upright = _distance(turned[0], turned[1]) < _distance(turned[1], turned[2])
    return np.asarray(turned, np.float32) if upright else None


def _has_hole(grey: Grey, quad: Points, index: int) -> bool:
    """Whether the middle of mark `index` is much lighter than its rim."""
    long_side = max(_distance(quad[index], quad[(index + 1) % 4]), _distance(quad[index], quad[index - 1]))
    unit = long_side / _LONG_SIDE
    x, y = quad[index]
    middle = _mean(grey, x, y, HOLE / 4 * unit)
    rim = min(_mean(grey, x + dx * unit, y + dy * unit, 0.4 * unit) for dx, dy in ((-2.7, 0), (2.7, 0), (0, 2.7)))
    return middle - rim > 50


def _has_bar(placed: Placed) -> bool:
    """Whether a dark bar and an empty area lie where the sheet has them: other squares may stand like its marks."""
    bar, empty = placed.area(BAR.inner(3), 2), placed.area(WHITE.inner(3), 2)
    return float(np.percentile(empty, 20)) - float(np.percentile(bar, 80)) > limits.BAR_LEVELS


def _mean(grey: Grey, x: float, y: float, radius: float) -> float:
    reach = max(1, round(radius))
    row, column = round(y), round(x)
    around = grey[max(0, row - reach) : row + reach + 1, max(0, column - reach) : column + reach + 1]
    return float(around.mean()) if around.size else 0.0


def _area(quad: Points) -> float:
    return float(cv2.contourArea(np.ascontiguousarray(quad[:, :2])))


def _distance(one: Points, other: Points) -> float:
    return float(np.linalg.norm(one - other))
