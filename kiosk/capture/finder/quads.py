"""Every quadrilateral that the lines of a picture make, and the best of them.

Two of `n` lines along and two of `m` across make a quarter of a million quadrilaterals, but each of their sides is one
of a few thousand stretches. Those are judged once; the quadrilaterals are sums over tables of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from kiosk.capture.finder import limits
from kiosk.capture.finder.evidence import Evidence
from kiosk.capture.finder.geometry import Floats, crossing
from kiosk.capture.finder.lines import Split
from kiosk.capture.limits import CLEAR_SIDE

_Indices = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Quad:
    """`corners` (4, 2) clockwise; per side, from corner i to i + 1: `sides` (4,) its line, `clear` (4,) how clear the
    edge is along it, `lighter` (4,) by how much L grows towards the inside. `score`: around 1.2 for a sheet whose four
    edges are clear, 0 for none."""

    score: float
    corners: Floats
    sides: _Indices
    clear: Floats
    lighter: Floats


@dataclass(frozen=True, eq=False)
class _Grid:
    """Where lines along (rows) and across (columns) meet, and every pair of rows and of columns."""

    lines: Floats
    along: _Indices
    across: _Indices
    meets: Floats  # (rows, columns, 2); nan where lines hardly meet
    rows: _Indices  # (pairs, 2)
    columns: _Indices

    @property
    def turned(self) -> _Grid:
        """Rows and columns exchanged."""
        return _Grid(self.lines, self.across, self.along, self.meets.transpose(1, 0, 2), self.columns, self.rows)


@dataclass(frozen=True, eq=False)
class _Stretches:
    """What the picture says along rows between pairs of columns: tables (rows, pairs of columns)."""

    clear: Floats  # how clear the edge is, 0 to 1
    counts: Floats  # the same, with what is faint counting less
    strong: Floats  # how strong the steady step is, 0 to 1
    change: Floats  # how L changes in the direction of the line's normal


@dataclass(frozen=True, eq=False)
class _Sides:
    """The four sides of every quadrilateral, tables (pairs of rows, pairs of columns): the first row, the second
    column, the second row, the first column."""

    clear: list[Floats]
    counts: list[Floats]
    strong: list[Floats]
    lighter: list[Floats]


def best_quad(lines: Floats, split: Split, evidence: Evidence, size: tuple[int, int]) -> Quad | None:
    """The best that a sheet in a picture of `size` can be, of two lines along and two across; None when there is none.

    The last four of `lines` are the ends of the picture.
    """
    along, across = split
    if min(len(along), len(across)) < 2:
        return None
    grid = _Grid(
        lines, along, across, crossing(lines[along][:, None], lines[across][None]), _pairs(along), _pairs(across)
    )
    area = _area(grid) / (size[0] * size[1])
    kept = _corners_stand(grid, size) & (area > limits.SMALLEST_QUAD) & ~_only_ends(grid)
    if not kept.any():
        return None
    sides = _sides(grid, evidence)
    score = np.where(kept, _score(sides, area), -1)
    row, column = np.unravel_index(int(np.argmax(score)), score.shape)
    return _quad(grid, sides, (int(row), int(column)), float(score[row, column]))


def _pairs(which: _Indices) -> _Indices:
    return np.array(list(combinations(range(len(which)), 2)), np.intp).reshape(-1, 2)


def _corners_stand(grid: _Grid, size: tuple[int, int]) -> npt.NDArray[np.bool_]:
    """Whether all four corners lie near the picture and nearly at right angles."""
    (width, height), slack = size, limits.OUTSIDE * max(size)
    x, y = grid.meets[..., 0], grid.meets[..., 1]
    near = (x > -slack) & (y > -slack) & (x < width + slack) & (y < height + slack)  # nan is nowhere near
    lean = np.abs(grid.lines[grid.along, :2] @ grid.lines[grid.across, :2].T)
    corner = near & (lean < np.sin(np.radians(limits.MOST_TURN_DEG)))
    both = corner[grid.rows[:, 0]] & corner[grid.rows[:, 1]]
    return np.asarray(both[:, grid.columns[:, 0]] & both[:, grid.columns[:, 1]])


def _only_ends(grid: _Grid) -> npt.NDArray[np.bool_]:
    """Whether all four sides are ends of the picture: the whole of it is no sheet."""
    first = len(grid.lines) - 4
    rows, columns = grid.along[grid.rows].min(1) >= first, grid.across[grid.columns].min(1) >= first
    return np.asarray(np.logical_and.outer(rows, columns))


def _area(grid: _Grid) -> Floats:
    """The area of every quadrilateral by its diagonals, whichever way round."""
    first, second = grid.meets[grid.rows[:, 0]], grid.meets[grid.rows[:, 1]]
    left, right = grid.columns[:, 0], grid.columns[:, 1]
    down, up = second[:, right] - first[:, left], second[:, left] - first[:, right]
    return np.asarray(0.5 * np.abs(np.nan_to_num(down[..., 0] * up[..., 1] - down[..., 1] * up[..., 0])))


def _sides(grid: _Grid, evidence: Evidence) -> _Sides:
    level, upright = _stretches(grid, evidence), _stretches(grid.turned, evidence)

    def four(rows: Floats, columns: Floats) -> list[Floats]:
        up = columns[grid.columns].transpose(1, 2, 0)
        across = rows[grid.rows].transpose(1, 0, 2)
        return [across[0], up[1], across[1], up[0]]

    ways = [_inwards(grid, 0), _inwards(grid.turned, 1).T, _inwards(grid, 1), _inwards(grid.turned, 0).T]
    change = four(level.change, upright.change)
    return _Sides(
        four(level.clear, upright.clear),
        four(level.counts, upright.counts),
        four(level.strong, upright.strong),
        [each * way for each, way in zip(change, ways, strict=True)],
    )


def _stretches(grid: _Grid, evidence: Evidence) -> _Stretches:
    """Along every row, between where it meets each pair of columns."""
    normal = grid.lines[grid.along, :2]
    direction = np.stack([-normal[:, 1], normal[:, 0]], -1)
    position = np.nan_to_num((grid.meets * direction[:, None]).sum(-1))
    of = np.broadcast_to(grid.along[:, None], (len(grid.along), len(grid.columns)))
    begin, end = position[:, grid.columns[:, 0]], position[:, grid.columns[:, 1]]
    step, change = evidence.mean(evidence.step, of, begin, end), evidence.mean(evidence.change, of, begin, end)
    size = np.linalg.norm(change, axis=-1)
    clear = _clear(step, size, evidence)
    faint = (clear < CLEAR_SIDE) & (of < len(grid.lines) - 4)
    counts = np.where(faint, np.minimum(clear, limits.FAINT), clear)
    return _Stretches(clear, counts, np.clip(size / limits.STRONG, 0, 1), change[..., 0])


def clear_between(evidence: Evidence, line: int, lines: Floats, ends: tuple[Floats, Floats]) -> float:
    """How clear the edge is along `line` (index) between two points (2,), 0 to 1."""
    along = np.array([-lines[line, 1], lines[line, 0]])
    which, begin, stop = np.array([line]), np.array([ends[0] @ along]), np.array([ends[1] @ along])
    step, change = (evidence.mean(sums, which, begin, stop) for sums in (evidence.step, evidence.change))
    return float(_clear(step, np.linalg.norm(change, axis=-1), evidence)[0])


def _clear(step: Floats, size: Floats, evidence: Evidence) -> Floats:
    """How clear edges are whose looks show the mean `step` and together change by `size`: steady changes are edges."""
    steady = np.clip(size / evidence.full, 0, 1)
    return np.where(steady < step, 0.5 * (step + np.maximum(steady, np.minimum(step, limits.UNSEEN))), step)


def _inwards(grid: _Grid, side: int) -> Floats:
    """1 or -1 as the inside lies on the side of the row's normal or not: where the middle of the opposite row lies."""
    line, opposite = grid.lines[grid.along[grid.rows[:, side]]], grid.meets[grid.rows[:, 1 - side]]
    far = (opposite * line[:, None, :2]).sum(-1) - line[:, None, 2]
    return np.asarray(np.sign(np.nan_to_num(far[:, grid.columns[:, 0]] + far[:, grid.columns[:, 1]])))


def _score(sides: _Sides, area: Floats) -> Floats:
    """One number for each pair of rows with each pair of columns."""
    edges = 0.125 * np.add.reduce(sides.counts) + 0.5 * np.minimum.reduce(sides.counts)
    paper = 0.25 * np.add.reduce([np.clip(each / 20, -1, 1) for each in sides.lighter])
    strong = np.minimum.reduce(sides.strong)
    return np.asarray(edges + 0.12 * paper + 0.25 * np.sqrt(np.minimum(area, 1)) + 0.15 * strong)


def _quad(grid: _Grid, sides: _Sides, at: tuple[int, int], score: float) -> Quad:
    """The quadrilateral of the pair of rows and the pair of columns `at`, its corners clockwise."""
    (first, second), (left, right) = grid.rows[at[0]], grid.columns[at[1]]
    corners = grid.meets[[first, first, second, second], [left, right, right, left]]
    lines = np.array([grid.along[first], grid.across[right], grid.along[second], grid.across[left]], np.intp)
    down, up = corners[2] - corners[0], corners[3] - corners[1]
    order = [0, 1, 2, 3]
    if down[0] * up[1] - down[1] * up[0] < 0:
        corners, order = corners[[0, 3, 2, 1]], [3, 2, 1, 0]
    clear, lighter = (np.array([each[at] for each in values]) for values in (sides.clear, sides.lighter))
    return Quad(score, corners, lines[order], clear[order], lighter[order])
