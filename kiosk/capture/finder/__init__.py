"""Where the sheet or card lies: line segments and the outlines of regions, every quadrilateral they make under one
score, and the sides of the best laid anew on the full picture."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.capture.finder.evidence import evidence_along
from kiosk.capture.finder.folds import Searched, unfolded
from kiosk.capture.finder.geometry import Floats, clockwise
from kiosk.capture.finder.lines import gathered, segments_in, splits_of
from kiosk.capture.finder.quads import best_quad
from kiosk.capture.finder.refit import Laid, refit
from kiosk.capture.finder.regions import region_sides, unlike_ground
from kiosk.capture.limits import CLOSE_LETTERS, PREVIEW_SEARCH_PX, SEARCH_SIDE_PX
from kiosk.capture.picture import Picture, Pixels, Points, as_pixels, darkest_channel

_AN_END = 1e6  # the ends of the picture are always among the lines


@dataclass(frozen=True, eq=False)
class Found:
    """The best quadrilateral. `corners` (4, 2) px in the full picture, clockwise from top left.

    `clear` (4,): how clear the edge is along each side, 0 to 1, from corner i to i + 1; `inner` (4,): whether the side
    lies inside the picture (else at its end, where nothing can be seen beyond); `lighter`: how much lighter than its
    ground the sheet is, in L; `bulge`: by how many pixels a curled side reaches beyond its straight line.
    """

    corners: Points
    clear: Floats
    inner: npt.NDArray[np.bool_]
    lighter: float
    bulge: float

    @property
    def score(self) -> float:
        """0 to 1: how surely this is a sheet, as good as its worst side and its sides on the whole."""
        return float(0.5 * self.clear.mean() + 0.5 * self.clear.min())


def find(picture: Picture, preview: bool = False) -> Found | None:
    """The sheet in `picture`; None when nothing in it has four sides. `preview`: coarser, at half the cost."""
    small = picture.at(picture.dpi * (PREVIEW_SEARCH_PX if preview else SEARCH_SIDE_PX) / max(picture.size))
    shade = letters_closed(small)
    lab = np.asarray(cv2.cvtColor(shade.astype(np.float32) / 255, cv2.COLOR_RGB2LAB), np.float32)
    lines, weight = _lines_of(shade, lab)
    evidence = evidence_along(lines, lab)
    splits = splits_of(lines, weight)
    quads = [(quad, split) for split in splits if (quad := best_quad(lines, split, evidence, small.size))]
    if not quads:
        return None
    best, split = max(quads, key=lambda each: each[0].score)
    best = unfolded(best, Searched(lines, split, evidence, shade))
    inner = weight[best.sides] < _AN_END
    factor = picture.size[0] / small.size[0]
    rough = (best.corners + 0.5) * factor - 0.5
    laid = Laid(rough, 0.0) if preview else refit(rough, inner, picture.pixels)
    return _found(laid, best.clear, inner, float(best.lighter.mean()))


def _found(laid: Laid, clear: Floats, inner: npt.NDArray[np.bool_], lighter: float) -> Found:
    """`laid` with its corners, and what belongs to each side, in the order of the picture."""
    corners = clockwise(laid.corners.astype(np.float32))
    first = int(np.argmin(np.linalg.norm(laid.corners - corners[0], axis=1)))
    return Found(corners, np.roll(clear, -first), np.roll(inner, -first), lighter, laid.bulge)


def _lines_of(shade: Pixels, lab: Floats) -> tuple[Floats, Floats]:
    """The straight edges, the outlines of regions counting double, and the four ends of the picture."""
    light = darkest_channel(Picture(shade, 1.0))
    brightness = as_pixels(lab[..., 0] * 2.55)
    other = unlike_ground(lab)
    sides = region_sides(light, other)
    segments = [segments_in(grey) for grey in (light, brightness, other)]
    lines, weight = gathered(np.concatenate([*segments, sides, sides]), max(light.shape))
    height, width = light.shape
    ends = np.array([[1, 0, -0.5], [1, 0, width - 0.5], [0, 1, -0.5], [0, 1, height - 0.5]], np.float64)
    return np.concatenate([lines, ends]), np.concatenate([weight, np.full(4, _AN_END)])


def letters_closed(small: Picture) -> Pixels:
    """The picture with its letters closed over, so that a step in colour is the end of the paper and not of a line.

    Its ends are drawn out first: a strip of dark table beside white paper would else be closed like a letter.
    """
    side = max(3, round(CLOSE_LETTERS * max(small.size)) | 1)
    wide = cv2.copyMakeBorder(small.pixels, side, side, side, side, cv2.BORDER_REPLICATE)
    closed = cv2.morphologyEx(wide, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))[side:-side, side:-side]
    return as_pixels(cv2.GaussianBlur(closed, (3, 3), 0))
