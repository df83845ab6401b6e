"""Every quadrilateral that the lines of a picture make, and the score of each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from kiosk.capture import limits
from kiosk.capture.finder.evidence import FULL_STEP, UNSEEN, Evidence
from kiosk.capture.finder.geometry import Floats, area_of, crossing, sharpest_turn

MOST_TURN_DEG = 38.0  # a corner further from right than this is no sheet seen by somebody who wants to show it
SMALLEST_QUAD = 0.02  # of the picture
FAINT = 0.5  # what half an edge (a row of text) counts at most: less than an edge that lies outside the picture
OUTSIDE = 0.03  # corners may lie this share of the long side outside the picture


@dataclass(frozen=True, eq=False)
class Candidates:
    """`corners` (n, 4, 2) clockwise, `sides` (n, 4): the line of each side, from corner i to i + 1."""

    corners: Floats
    sides: npt.NDArray[np.intp]

    def __getitem__(self, which: list[int]) -> Candidates:
        """Only these."""
        return Candidates(self.corners[which], self.sides[which])


def quads_of(
    lines: Floats, along: npt.NDArray[np.intp], across: npt.NDArray[np.intp], size: tuple[int, int]
) -> Candidates:
    """All quadrilaterals of two lines `along` and two `across` that a sheet in a picture of `size` can be."""
    pairs = [np.array(list(combinations(group, 2)), np.intp).reshape(-1, 2) for group in (along, across)]
    first, second = (np.repeat(pairs[0], len(pairs[1]), 0), np.tile(pairs[1], (len(pairs[0]), 1)))
    sides = np.stack([first[:, 0], second[:, 0], first[:, 1], second[:, 1]], 1)
    corners = crossing(lines[np.roll(sides, 1, 1)], lines[sides])
    kept = np.isfinite(corners).all((1, 2))
    corners, sides = corners[kept], sides[kept]
    turned = area_of(corners) < 0
    corners[turned] = corners[turned][:, [0, 3, 2, 1]]
    sides[turned] = sides[turned][:, [3, 2, 1, 0]]
    kept = _possible(corners, size)
    return Candidates(corners[kept], sides[kept])


def _possible(corners: Floats, size: tuple[int, int]) -> npt.NDArray[np.bool_]:
    width, height = size
    slack = OUTSIDE * max(size)
    x, y = corners[..., 0], corners[..., 1]
    near = (x > -slack).all(1) & (y > -slack).all(1) & (x < width + slack).all(1) & (y < height + slack).all(1)
    return np.asarray(
        near & (area_of(corners) > SMALLEST_QUAD * width * height) & (sharpest_turn(corners) < MOST_TURN_DEG)
    )


def scores_of(candidates: Candidates, lines: Floats, evidence: Evidence, size: tuple[int, int]) -> Floats:
    """One number for each candidate, around 1 for a sheet whose four edges are clear, 0 for none."""
    step, change = side_evidence(candidates, lines, evidence)
    faint = (step < limits.CLEAR_SIDE) & (candidates.sides < len(lines) - 4)  # the last four are the picture's ends
    step = np.where(faint, np.minimum(step, FAINT), step)
    edges = 0.5 * step.mean(1) + 0.5 * step.min(1)
    paper = np.clip(change[..., 0] / 20, -1, 1).mean(1)
    share = np.sqrt(np.clip(area_of(candidates.corners) / (size[0] * size[1]), 0, 1))
    return np.asarray(edges + 0.12 * paper + 0.25 * share)


def side_evidence(candidates: Candidates, lines: Floats, evidence: Evidence) -> tuple[Floats, Floats]:
    """Per side: how clear the edge is along it (n, 4), and how the colour changes towards the inside (n, 4, 3)."""
    start, end = candidates.corners, np.roll(candidates.corners, -1, 1)
    normal = lines[candidates.sides][..., :2]
    along = np.stack([-normal[..., 1], normal[..., 0]], -1)
    begin, finish = (start * along).sum(-1), (end * along).sum(-1)
    step = evidence.mean(evidence.step, candidates.sides, begin, finish)
    centre = candidates.corners.mean(1, keepdims=True)
    inwards = np.sign(((centre - start) * normal).sum(-1))
    change = evidence.mean(evidence.change, candidates.sides, begin, finish) * inwards[..., None]
    steady = np.clip(np.linalg.norm(change, axis=-1) / FULL_STEP, 0, 1)
    return np.where(steady < step, 0.5 * (step + np.maximum(steady, np.minimum(step, UNSEEN))), step), change
