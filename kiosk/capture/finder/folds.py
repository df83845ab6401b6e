"""A sheet that was folded has, in light from one side, two shades: a line as straight as its edge, in its middle.

The finder may take one half. What tells a fold from an edge is what lies beyond it: paper of the same colour, a shade
lighter or darker, between the same two sides, which go on as clear as before, up to a side that is an edge as well.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.capture.finder import limits
from kiosk.capture.finder.evidence import Evidence
from kiosk.capture.finder.geometry import Floats, crossing
from kiosk.capture.finder.lines import Split
from kiosk.capture.finder.quads import Quad, clear_between
from kiosk.capture.picture import Pixels


@dataclass(frozen=True, eq=False)
class _Beyond:
    """What may lie beyond side `side` of a quadrilateral, up to line `line`: `part` (4, 2) alone, `whole` (4, 2) with
    it; `clear`: how clear the edge of the new side is."""

    line: int
    part: Floats
    whole: Floats
    clear: float


@dataclass(frozen=True, eq=False)
class Searched:
    """The lines of a picture, those along and across of them, what is seen along them, and the picture itself with its
    letters closed over."""

    lines: Floats
    split: Split
    evidence: Evidence
    shade: Pixels


def unfolded(quad: Quad, searched: Searched) -> Quad:
    """`quad` with the halves that were folded away from it; itself where beyond its sides lies something else."""
    for side in range(4):
        quad = _with_half(quad, side, searched)
    return quad


def _with_half(quad: Quad, side: int, searched: Searched) -> Quad:
    beyond = [
        each
        for line in _further_out(quad, side, searched)
        if (each := _beyond(quad, side, int(line), searched)) is not None
        and same_paper(quad.corners, each.part, searched.shade)
    ]
    if not beyond:
        return quad
    best = max(beyond, key=lambda each: _area(each.part))
    sides, clear = quad.sides.copy(), quad.clear.copy()
    sides[side], clear[side] = best.line, best.clear
    return replace(quad, corners=best.whole, sides=sides, clear=clear)


def _further_out(quad: Quad, side: int, searched: Searched) -> npt.NDArray[np.intp]:
    """The lines of the same direction that lie beyond `side`, the ends of the picture not among them."""
    lines, split = searched.lines, searched.split
    group = split[0] if quad.sides[side] in split[0] else split[1]
    group = group[group < len(lines) - 4]
    middle, line = quad.corners[[side, (side + 1) % 4]].mean(0), lines[quad.sides[side]]
    out = np.sign(line[2] - quad.corners.mean(0) @ line[:2])
    ahead = (lines[group, 2] - lines[group, :2] @ middle) * np.sign(lines[group, :2] @ line[:2]) * out
    return np.asarray(group[ahead > limits.FOLDED_AWAY * np.sqrt(_area(quad.corners))])


def _beyond(quad: Quad, side: int, line: int, searched: Searched) -> _Beyond | None:
    """What lies between `side` and `line`, when the sides to its left and right go on up to there and it is an edge."""
    lines, evidence, follows = searched.lines, searched.evidence, (side + 1) % 4
    before, after = int(quad.sides[side - 1]), int(quad.sides[follows])
    start, end = crossing(lines[before], lines[line]), crossing(lines[after], lines[line])
    if not _inside(np.stack([start, end]), searched.shade.shape):
        return None
    first = clear_between(evidence, before, lines, (quad.corners[side], start))
    second = clear_between(evidence, after, lines, (quad.corners[follows], end))
    edge = clear_between(evidence, line, lines, (start, end))
    if min(first, second) < limits.GOES_ON or edge < limits.ENDS_CLEARLY:
        return None
    whole = quad.corners.copy()
    whole[side], whole[follows] = start, end
    return _Beyond(line, np.stack([quad.corners[side], start, end, quad.corners[follows]]), whole, edge)


def _inside(points: Floats, shape: tuple[int, ...]) -> bool:
    """Whether `points` lie in the picture; nan lies nowhere."""
    slack = limits.OUTSIDE * max(shape)
    return bool(((points > -slack) & (points < np.array([shape[1], shape[0]]) + slack)).all())


def same_paper(sheet: Floats, part: Floats, shade: Pixels) -> bool:
    """Whether `part` is `sheet` in another light: every colour grew or fell by one share, and it is plain."""
    (here, plain), (there, plain_there) = _colour(sheet, shade), _colour(part, shade)
    share = there / np.maximum(here, 1.0)
    same = float(share.max() / max(share.min(), 1e-3)) < limits.SAME_TINT
    shaded = 1 / limits.SHADED < float(share.mean()) < limits.SHADED
    return bool(same and shaded and plain_there < limits.AS_PLAIN * plain + limits.GRAIN)


def _colour(quad: Floats, shade: Pixels) -> tuple[Floats, float]:
    """The median colour within `quad`, and how far its middle half is spread, in grey levels."""
    mask = np.zeros(shade.shape[:2], np.uint8)
    cv2.fillConvexPoly(mask, quad.astype(np.int32), 255)
    inside = shade[cv2.erode(mask, np.ones((5, 5), np.uint8)) > 0]
    if not len(inside):
        return np.zeros(3), 255.0
    low, middle, high = np.quantile(inside, (0.25, 0.5, 0.75), axis=0)
    return np.asarray(middle), float((high - low).mean())


def _area(corners: Floats) -> float:
    return float(cv2.contourArea(corners.astype(np.float32)))
