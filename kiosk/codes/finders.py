"""Where QR codes must be, by their three eyes: square rings around a square. Tells which part of a picture still holds
an unread code, and where its grid lies."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.codes import limits
from kiosk.codes.code import Corners, Point
from kiosk.codes.readers import Grey

Floats = npt.NDArray[np.float64]
Ring = tuple[cv2.typing.MatLike, cv2.typing.MatLike, cv2.typing.MatLike]  # outlines: outer, hole and blob


@dataclass(frozen=True)
class Eye:
    """One finder pattern: its middle and the length of one module there, pixels."""

    x: float
    y: float
    module: float


@dataclass(frozen=True)
class Suspect:
    """Three eyes that may belong to one code: at its top left, top right and bottom left. `flaw` 0 is a perfect fit."""

    top_left: Eye
    top_right: Eye
    bottom_left: Eye
    flaw: float

    @property
    def eyes(self) -> tuple[Eye, Eye, Eye]:
        return self.top_left, self.top_right, self.bottom_left

    @property
    def module(self) -> float:
        """Length of one module, pixels."""
        return sum(eye.module for eye in self.eyes) / 3

    @property
    def middle(self) -> Point:
        return (self.top_right.x + self.bottom_left.x) / 2, (self.top_right.y + self.bottom_left.y) / 2

    def corners(self) -> Corners:
        """The code's outline, taken as a parallelogram; pixels, clockwise from the top left."""
        first, right, below = (np.array([eye.x, eye.y]) for eye in self.eyes)
        across, down = right - first, below - first
        modules = (np.linalg.norm(across) + np.linalg.norm(down)) / 2 / self.module
        edge = 3.5 / max(float(modules), 14.0)  # an eye's middle lies 3.5 modules inside
        steps = ((-edge, -edge), (1 + edge, -edge), (1 + edge, 1 + edge), (-edge, 1 + edge))
        a, b, c, d = (first + u * across + v * down for u, v in steps)
        return (a[0], a[1]), (b[0], b[1]), (c[0], c[1]), (d[0], d[1])


def suspects_of(eyes: list[Eye]) -> list[Suspect]:
    """Every three of `eyes` that stand like those of a QR code, best fit first, each eye used once."""
    return _without_shared_eyes(_triples(eyes))


def guesses_of(eyes: list[Eye]) -> list[Suspect]:
    """Codes of which one eye is torn off, covered or burnt out: two eyes, and where the third may be."""
    pairs = [(one, two) for one, two in combinations(eyes[: limits.GUESSED_EYES], 2) if _could_join(one, two)]
    return [suspect for pair in pairs for suspect in _completed(*pair)]


def _completed(one: Eye, two: Eye) -> list[Suspect]:
    """The six squares that have `one` and `two` for two of their eyes."""
    dx, dy, module = two.x - one.x, two.y - one.y, (one.module + two.module) / 2
    found = []
    for side in (1, -1):
        aside = (-dy * side, dx * side)
        beside_one, beside_two = (Eye(eye.x + aside[0], eye.y + aside[1], module) for eye in (one, two))
        between = Eye((one.x + two.x + aside[0]) / 2, (one.y + two.y + aside[1]) / 2, module)
        found += [_suspect(one, two, beside_one), _suspect(two, one, beside_two), _suspect(between, one, two)]
    return [each for each in found if each is not None]


def eyes_in(grey: Grey) -> list[Eye]:
    """The finder patterns of `grey`, each once, those seen most often first."""
    seen: list[list[Eye]] = []
    for small, shrink in _copies(grey):
        for binary in _thresholded(small):
            for eye in _nested(binary):
                _add(seen, Eye(eye.x / shrink, eye.y / shrink, eye.module / shrink))
    seen.sort(key=len, reverse=True)
    return [_mean(each) for each in seen[: limits.MOST_EYES]]


def _add(seen: list[list[Eye]], eye: Eye) -> None:
    for known in seen:
        if _same(known[0], eye):
            known.append(eye)
            return
    if len(seen) < 4 * limits.MOST_EYES:
        seen.append([eye])


def _copies(grey: Grey) -> list[tuple[Grey, float]]:
    """Smaller pictures, quick to look through, and how much smaller: soft, sharpened, and one of more detail."""
    small, shrink = _shrunk(grey, limits.EYE_SIDE_PX)
    blurred = cv2.GaussianBlur(small, (0, 0), 4)
    sharp = np.asarray(cv2.addWeighted(small, 6.0, blurred, -5.0, 0), np.uint8)
    fine, less = _shrunk(grey, limits.FINE_EYE_SIDE_PX)
    soft = np.asarray(cv2.GaussianBlur(fine, (0, 0), 1.6), np.uint8)
    return [(small, shrink), (sharp, shrink)] + ([(soft, less)] if less > shrink else [])


def _shrunk(grey: Grey, side: int) -> tuple[Grey, float]:
    shrink = min(1.0, side / max(grey.shape))
    if shrink == 1:
        return grey, 1.0
    height, width = (max(2, round(each * shrink)) for each in grey.shape)
    return np.asarray(cv2.resize(grey, (width, height), interpolation=cv2.INTER_AREA), np.uint8), shrink


def _thresholded(grey: Grey) -> list[Grey]:
    """Ink white on black, against neighbourhoods of several sizes, and once the other way round."""
    smooth = cv2.GaussianBlur(grey, (3, 3), 0)
    blocks = [max(3, int(max(grey.shape) * share)) | 1 for share in limits.EYE_NEIGHBOURHOODS]
    ways = [(block, cv2.THRESH_BINARY_INV) for block in blocks] + [(blocks[1], cv2.THRESH_BINARY)]
    return [
        np.asarray(cv2.adaptiveThreshold(smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, way, block, 4), np.uint8)
        for block, way in ways
    ]


def _nested(binary: Grey) -> list[Eye]:
    """Rings with a blob in their hole, of an eye's proportions."""
    outlines, tree = cv2.findContours(binary, cv2.RETR_TREE, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return []
    links: list[list[int]] = tree[0].tolist()  # of each outline: next, previous, first in it, the one it is in
    eyes = []
    for index, (_, _, inner, hole) in enumerate(links):
        ring = links[hole][3] if hole >= 0 else -1
        if inner < 0 <= ring and len(outlines[ring]) > 3 and len(outlines[index]) > 3:
            eyes.append(_eye_of((outlines[ring], outlines[hole], outlines[index])))
    return [eye for eye in eyes if eye is not None]


def _eye_of(ring: Ring) -> Eye | None:
    """The eye whose outlines these are; None when their proportions are not those of one."""
    (x, y), size, _ = cv2.minAreaRect(ring[0])
    if min(size) < limits.SMALLEST_EYE_PX or max(size) > limits.LONGEST_RING * min(size):
        return None
    outer, hole, blob = (max(cv2.contourArea(each), 1.0) for each in ring)
    if not limits.OUTER_TO_HOLE[0] < outer / hole < limits.OUTER_TO_HOLE[1]:
        return None
    if not limits.HOLE_TO_BLOB[0] < hole / blob < limits.HOLE_TO_BLOB[1]:
        return None
    (inner_x, inner_y), _, _ = cv2.minAreaRect(ring[2])
    if np.hypot(inner_x - x, inner_y - y) > limits.OFF_CENTRE * max(size):
        return None
    return Eye((x + inner_x) / 2, (y + inner_y) / 2, float(np.sqrt(outer)) / 7)


def _same(one: Eye, other: Eye) -> bool:
    return bool(np.hypot(one.x - other.x, one.y - other.y) < 2 * max(one.module, other.module))


def _mean(eyes: list[Eye]) -> Eye:
    x, y, module = np.median([(eye.x, eye.y, eye.module) for eye in eyes], axis=0)
    return Eye(float(x), float(y), float(module))


def _triples(eyes: list[Eye]) -> list[Suspect]:
    """Every three that could be one code, each eye joined only with those not too far away."""
    found = []
    for index, corner in enumerate(eyes):
        others = [eye for i, eye in enumerate(eyes) if i != index and _could_join(corner, eye)]
        nearest = sorted(others, key=lambda eye, at=corner: np.hypot(eye.x - at.x, eye.y - at.y))[:12]  # type: ignore[misc]
        pairs = combinations(nearest, 2)
        found += [suspect for one, two in pairs if (suspect := _suspect(corner, one, two)) is not None]
    return sorted(found, key=lambda each: each.flaw)


def _could_join(one: Eye, other: Eye) -> bool:
    small, large = sorted((one.module, other.module))
    distance = np.hypot(one.x - other.x, one.y - other.y) / ((small + large) / 2)
    return bool(large < limits.EYE_RATIO * small and limits.EYE_DISTANCE[0] < distance < limits.EYE_DISTANCE[1])


def _suspect(corner: Eye, one: Eye, two: Eye) -> Suspect | None:
    """`corner` between the other two, these named so that the code is not mirrored; None when they fit badly."""
    a, b = (np.array([eye.x - corner.x, eye.y - corner.y]) for eye in (one, two))
    long, short = max(np.linalg.norm(a), np.linalg.norm(b)), min(np.linalg.norm(a), np.linalg.norm(b))
    cosine = abs(float(a @ b)) / float(long * short)
    if long > limits.SIDE_RATIO * short or cosine > limits.LARGEST_COSINE:
        return None
    modules = [eye.module for eye in (corner, one, two)]
    flaw = cosine + (long / short - 1) + (max(modules) / min(modules) - 1)
    right, below = (one, two) if a[0] * b[1] - a[1] * b[0] > 0 else (two, one)
    return Suspect(corner, right, below, float(flaw))


def _without_shared_eyes(suspects: list[Suspect]) -> list[Suspect]:
    used: set[Eye] = set()
    kept = []
    for each in suspects:
        if used.isdisjoint(each.eyes):
            used.update(each.eyes)
            kept.append(each)
    return kept
