"""The four sides laid anew on the gradients of the full picture: from half a millimetre to a tenth of it.

Paper curls: a side may bow. Its corners are then where the bowed sides meet, and `bulge` says how far the paper
reaches beyond the straight line between them, so that nothing of it is cut away.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.capture.finder import limits
from kiosk.capture.finder.geometry import Floats, crossing, line_through
from kiosk.capture.picture import Pixels

_EVENLY = np.linspace(0, 1, 21)


@dataclass(frozen=True, eq=False)
class Laid:
    """`corners` (4, 2) in pixels, and `bulge`: how many pixels a bowed side reaches beyond them."""

    corners: Floats
    bulge: float


@dataclass(frozen=True, eq=False)
class _Side:
    """A side as its line near the first corner, near the second, and how far it bows outwards in between."""

    first: Floats
    second: Floats
    bulge: float = 0.0


def refit(corners: Floats, inner: npt.NDArray[np.bool_], pixels: Pixels) -> Laid:
    """`corners` of a sheet in `pixels`, (height, width, 3), moved onto its edges; where unclear, as they were.

    Sides that are not `inner` lie at the end of the picture and stay there.
    """
    bulge = 0.0
    for width in limits.ROUNDS:
        reach = max(4.0, width * max(pixels.shape[:2]))
        ends = [(corners[i], corners[(i + 1) % 4]) for i in range(4)]
        sides = [_side(*ends[i], pixels, reach) if inner[i] else _straight(*ends[i]) for i in range(4)]
        moved = np.stack([crossing(sides[i - 1].second, sides[i].first) for i in range(4)])
        if not np.isfinite(moved).all() or np.abs(moved - corners).max() > 3 * reach:
            break
        corners, bulge = moved, max(side.bulge for side in sides)
    return Laid(corners, bulge)


def _side(start: Floats, end: Floats, pixels: Pixels, reach: float) -> _Side:
    """The side from `start` to `end` after looking `reach` pixels to either side of it."""
    line = line_through(start, end)
    along = np.linspace(limits.ENDS, 1 - limits.ENDS, limits.POINTS)
    offsets = np.arange(-reach - 2, reach + 2.01, 1.0)
    points = start + (end - start) * along[:, None]
    where = (points[:, None] + offsets[None, :, None] * line[:2]).astype(np.float32)
    height, width = pixels.shape[:2]
    seen = (where[..., 0] >= 0) & (where[..., 1] >= 0) & (where[..., 0] <= width - 1) & (where[..., 1] <= height - 1)
    colours = cv2.remap(pixels, where[..., 0], where[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    found, off = _edge_points(colours.astype(np.float32), seen, offsets)
    if len(found) < limits.POINTS // 4:
        return _straight(start, end)
    return _bowed(start, end, line, _curve(along[found], off, float(np.hypot(*(end - start)))))


def _straight(start: Floats, end: Floats) -> _Side:
    line = line_through(start, end)
    return _Side(line, line)


def _edge_points(colours: Floats, seen: Floats, offsets: Floats) -> tuple[Floats, Floats]:
    """Which looks across the side met its edge (indices), and at which offset each, to a part of a pixel."""
    smooth = cv2.blur(colours, (1, 5))  # along the side neighbours agree, grain does not
    slope = (smooth[:, 4:] - smooth[:, :-4] + 2 * (smooth[:, 3:-1] - smooth[:, 1:-3])) / 8
    trust = np.exp(-0.5 * (offsets / (limits.NEARER * offsets[-1])) ** 2)
    slope *= trust[None, 2:-2, None]
    value = np.clip(slope @ _common_direction(slope), 0, None) * seen[:, 2:-2]
    rows, best = np.arange(len(value)), value.argmax(1)
    top = value[rows, best]
    clear = (top > 0.35 * np.median(top)) & (top > 1.0) & (best > 0) & (best < value.shape[1] - 1)
    rows, best, top = rows[clear], best[clear], top[clear]
    left, right = value[rows, best - 1], value[rows, best + 1]
    peak = 0.5 * (left - right) / np.minimum(left - 2 * top + right, -1e-6)
    return rows, offsets[2:-2][best] + np.clip(peak, -1, 1)


def _common_direction(slope: Floats) -> Floats:
    """The change of colour that the side as a whole shows, a unit vector."""
    common = np.median(slope, axis=0)
    direction = common[np.argmax(np.abs(common).sum(1))]
    return np.asarray(direction / max(float(np.linalg.norm(direction)), 1e-6))


def _curve(along: Floats, off: Floats, length: float) -> Floats:
    """The straight line or, where the side really bows, the cubic that most points lie on; points off it lose
    their say. Coefficients for `np.polyval` over 0 (start) to 1 (end)."""
    straight, rest = _robust(along, off, 1)
    bowed, rest_bowed = _robust(along, off, 3)
    bow = np.abs(np.polyval(bowed, _EVENLY) - np.polyval(straight, _EVENLY)).max()
    return bowed if bow > limits.LEAST_BOW * length and rest_bowed < 0.7 * rest else straight


def _robust(along: Floats, off: Floats, degree: int) -> tuple[Floats, float]:
    say = np.ones(len(off))
    for _ in range(8):
        curve = np.polyfit(along, off, degree, w=np.sqrt(say))
        rest = np.abs(off - np.polyval(curve, along))
        scale = max(1.4826 * float(np.median(rest)), 0.4)
        say = 1.0 / (1.0 + (rest / (2 * scale)) ** 4)
    return curve, float(np.mean(np.minimum(rest, 6.0)))


def _bowed(start: Floats, end: Floats, line: Floats, curve: Floats) -> _Side:
    """`curve`, offsets from `line` between `start` and `end`, as lines near both corners."""
    along = np.array([0.0, limits.CORNER, 1 - limits.CORNER, 1.0])
    at = start + (end - start) * along[:, None] + np.polyval(curve, along)[:, None] * line[:2]
    chord = line_through(at[0], at[3])
    course = start + (end - start) * _EVENLY[:, None] + np.polyval(curve, _EVENLY)[:, None] * line[:2]
    return _Side(line_through(at[0], at[1]), line_through(at[2], at[3]), float((course @ chord[:2] - chord[2]).max()))
