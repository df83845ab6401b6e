"""Lays the grid of a QR code over a picture, where decoders give up: bent, blurred, torn, half in glare.

The grid is moved until the squares every code has (eyes, timing lines, alignment marks) fall on what is there, and
every other square falls on one colour.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt
import segno
from segno import consts

from kiosk.codes import limits
from kiosk.codes.code import Corners
from kiosk.codes.finders import Suspect
from kiosk.codes.readers import Grey

Floats = npt.NDArray[np.float32]

_LIGHT = {
    consts.TYPE_FINDER_PATTERN_LIGHT,
    consts.TYPE_SEPARATOR,
    consts.TYPE_ALIGNMENT_PATTERN_LIGHT,
    consts.TYPE_TIMING_LIGHT,
    consts.TYPE_VERSION_LIGHT,
}
_DARK = {
    consts.TYPE_FINDER_PATTERN_DARK,
    consts.TYPE_ALIGNMENT_PATTERN_DARK,
    consts.TYPE_TIMING_DARK,
    consts.TYPE_VERSION_DARK,
    consts.TYPE_DARKMODULE,
}


@lru_cache(maxsize=40)
def known_squares(version: int) -> Floats:
    """(side, side): 1 where every code of `version` is light, -1 where dark, 0 where it depends on the text."""
    code = segno.make("0", version=version, error="l", micro=False)
    kinds = np.array([list(row) for row in code.matrix_iter(verbose=True, border=0)])
    light = np.isin(kinds, list(_LIGHT)).astype(np.float32)
    return light - np.isin(kinds, list(_DARK)).astype(np.float32)


@dataclass(frozen=True)
class Grid:
    """Where the squares of a code of `version` lie in a flat picture: four anchors (middles of the three eyes and the
    place opposite the first), and how far rows and columns bend between them; all in pixels of the flat picture."""

    version: int
    anchors: Floats  # (4, 2): top left, top right, bottom right, bottom left
    bends: Floats  # (2, 4): of x and y along u(1-u), v(1-v), u(1-u)v, v(1-v)u

    @property
    def side(self) -> int:
        return 17 + 4 * self.version

    def places(self, u: Floats, v: Floats) -> Floats:
        """(n, 2) pixels of the squares' middles; `u`, `v` run from 0 to 1 between the eyes' middles."""
        unit = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32)
        matrix = cv2.getPerspectiveTransform(unit, self.anchors)
        flat = cv2.perspectiveTransform(np.stack([u, v], -1)[None].astype(np.float32), matrix)[0]
        arcs = np.stack([u * (1 - u), v * (1 - v), u * (1 - u) * v, v * (1 - v) * u], -1)
        return np.asarray(flat + arcs @ self.bends.T, np.float32)

    def units(self) -> tuple[Floats, Floats]:
        """`u` and `v` of every square, row by row."""
        line = (np.arange(self.side, dtype=np.float32) - 3) / (self.side - 7)
        v, u = np.meshgrid(line, line, indexing="ij")
        return u.ravel().astype(np.float32), v.ravel().astype(np.float32)


class Flat:
    """The suspect's part of the picture, turned upright and with squares of `limits.SQUARE_PX` pixels."""

    def __init__(self, grey: Grey, suspect: Suspect, version: int) -> None:
        self.version = version
        side = 17 + 4 * version
        edge = limits.FLAT_MARGIN * side
        low, high = (edge + 3.5) * limits.SQUARE_PX, (edge + side - 3.5) * limits.SQUARE_PX
        source = np.array([(eye.x, eye.y) for eye in suspect.eyes], np.float32)
        target = np.array([(low, low), (high, low), (low, high)], np.float32)
        self._matrix = cv2.getAffineTransform(source, target)
        whole = round((side + 2 * edge) * limits.SQUARE_PX)
        shrink = limits.SQUARE_PX / max(suspect.module, 0.1)
        smooth = cv2.GaussianBlur(grey, (0, 0), 0.4 / shrink) if shrink < 0.6 else grey
        flags = cv2.INTER_CUBIC if shrink > 1 else cv2.INTER_LINEAR
        self.grey = np.asarray(
            cv2.warpAffine(smooth, self._matrix, (whole, whole), flags=flags, borderMode=cv2.BORDER_REPLICATE), np.uint8
        )
        anchors = np.array([(low, low), (high, low), (high, high), (low, high)], np.float32)
        self.start = Grid(version, anchors, np.zeros((2, 4), np.float32))

    def outline(self, grid: Grid) -> Corners:
        """The code's corners in the original picture."""
        edge = 3.5 / (grid.side - 7)
        u, v = np.array([(-edge, 1 + edge, 1 + edge, -edge), (-edge, -edge, 1 + edge, 1 + edge)], np.float32)
        points = grid.places(u, v)
        inverse = cv2.invertAffineTransform(self._matrix)
        a, b, c, d = cv2.transform(points[None].astype(np.float64), inverse)[0].tolist()
        return (a[0], a[1]), (b[0], b[1]), (c[0], c[1]), (d[0], d[1])


def sampled(picture: Floats, places: Floats) -> Floats:
    """The value of `picture` at each of `places` (n, 2)."""
    columns, rows = np.ascontiguousarray(places[:, 0]), np.ascontiguousarray(places[:, 1])
    found = cv2.remap(picture, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(found, np.float32).ravel()


def _levelled(grey: Grey) -> Floats:
    """-1 ink to 1 paper, whatever the light there: against the mean and the spread of the squares around."""
    light = cv2.GaussianBlur(grey.astype(np.float32), (0, 0), limits.SQUARE_PX * 0.25)
    window = (int(limits.SQUARE_PX * 9) | 1,) * 2
    mean = cv2.blur(light, window)
    spread = np.sqrt(np.maximum(cv2.blur(light * light, window) - mean * mean, 4.0))
    return np.asarray(np.clip((light - mean) / spread, -1, 1), np.float32)


class Fit:
    """How well a grid lies on a flat picture."""

    def __init__(self, flat: Flat) -> None:
        version = flat.version
        self.levelled = _levelled(flat.grey)
        known = known_squares(version).ravel()
        self._known = np.flatnonzero(known)
        self._signs = known[self._known]

    def samples(self, grid: Grid) -> Floats:
        """One value for each square, row by row."""
        return sampled(self.levelled, grid.places(*grid.units()))

    def of(self, grid: Grid) -> float:
        """About 1.2 for a grid that lies perfectly, 0.5 for one on noise."""
        samples = self.samples(grid)
        return float((samples[self._known] @ self._signs) / len(self._known) + 0.5 * np.abs(samples).mean())

    def agreement(self, grid: Grid) -> float:
        """Share of the known squares that have the right colour."""
        return float(np.mean(np.sign(self.samples(grid)[self._known]) == self._signs))


def laid(fit: Fit, grid: Grid) -> Grid:
    """`grid` moved, slanted and bent until it fits no better: the far corner first, then everything."""
    grid = _far_corner(fit, grid)
    for step in limits.GRID_STEPS:
        grid = _climbed(fit, grid, step * limits.SQUARE_PX)
    return grid


def _far_corner(fit: Fit, grid: Grid) -> Grid:
    """The place opposite the first eye, which no eye marks, sought over the whole range that perspective gives."""
    reach = 0.22 * (grid.side - 7) * limits.SQUARE_PX
    best, height = grid, fit.of(grid)
    centre = grid.anchors[2].copy()
    for spread in (reach, reach / 3, reach / 9):
        for dx in np.linspace(-spread, spread, 5):
            for dy in np.linspace(-spread, spread, 5):
                tried = _with_anchor(grid, 2, centre + np.array([dx, dy], np.float32))
                if (reached := fit.of(tried)) > height:
                    best, height = tried, reached
        centre = best.anchors[2].copy()
    return best


def _with_anchor(grid: Grid, index: int, place: Floats) -> Grid:
    anchors = grid.anchors.copy()
    anchors[index] = place
    return replace(grid, anchors=anchors)


def _climbed(fit: Fit, grid: Grid, step: float) -> Grid:
    """One value after another moved by `step` pixels as long as that helps."""
    height = fit.of(grid)
    for _ in range(limits.GRID_ROUNDS):
        before = height
        for tried_at in range(16):
            for sign in (step, -step):
                tried = _nudged(grid, tried_at, sign)
                if (reached := fit.of(tried)) > height:
                    grid, height = tried, reached
                    break
        if height - before < 1e-3:
            break
    return grid


def _nudged(grid: Grid, which: int, step: float) -> Grid:
    """`grid` with its value number `which` (8 of the anchors, then 8 of the bends) changed by `step`."""
    if which < 8:
        anchors = grid.anchors.copy()
        anchors[which // 2, which % 2] += step
        return replace(grid, anchors=anchors)
    bends = grid.bends.copy()
    bends[(which - 8) // 4, (which - 8) % 4] += 3 * step  # an arc is a quarter as high as its coefficient
    return replace(grid, bends=bends)


def versions_of(suspect: Suspect) -> list[int]:
    """Versions that the distance between the eyes allows, likeliest first."""
    first, right, below = (np.array([eye.x, eye.y]) for eye in suspect.eyes)
    modules = [
        np.linalg.norm(other - first) / ((suspect.top_left.module + eye.module) / 2)
        for other, eye in ((right, suspect.top_right), (below, suspect.bottom_left))
    ]
    likely = (float(max(modules)) + 7 - 17) / 4
    reach = max(1, round(likely * 0.15))
    tried = sorted(range(1, 41), key=lambda version: abs(version - likely))
    return [version for version in tried if abs(version - likely) <= reach + 0.5]
