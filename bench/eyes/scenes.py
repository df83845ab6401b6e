"""Photographs drawn by the project: a sheet or card on something, seen at an angle by some lens, with its corners.

Every degradation is listed here or in the two files named: grounds (`bench.eyes.grounds`); perspective, turn, curled
and folded paper, its shadow, fingers over an edge, other papers at its side, pens across it; light, lens, sensor and
file (`bench.eyes.lens`). `seed` decides all of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from bench.eyes.grounds import GROUNDS, Dice, Floats, ground_of
from bench.eyes.lens import bent, lit, taken
from kiosk.capture.picture import Pixels, Points

_SIZES = ((1200, 1600), (1500, 2000), (1600, 1200), (1920, 1080), (1080, 1440))
_SKINS = ((224, 180, 150), (190, 140, 105), (130, 88, 62), (90, 60, 45))


@dataclass(frozen=True, eq=False)
class Scene:
    """A picture (height, width, 3) RGB and the true corners of the sheet in it, (4, 2) clockwise from top left."""

    pixels: Pixels
    corners: Points
    ground: str
    troubles: str = ""


def photographed(
    sheet: Pixels, seed: int, size: tuple[int, int] | None = None, ground: str = "", card: bool = False
) -> Scene:
    """`sheet` as a phone or camera held over a table sees it."""
    dice = np.random.default_rng(seed)
    size = size or _SIZES[int(dice.integers(len(_SIZES)))]
    kind = ground or tuple(GROUNDS)[seed % len(GROUNDS)]
    picture = ground_of(kind, size, dice)
    corners = _placed(sheet.shape[1] / sheet.shape[0], size, dice, card)
    troubles = []
    if dice.random() < 0.3:
        picture = _neighbours(picture, corners, dice)
        troubles.append("papers")
    scene = _lying(picture, sheet, corners, dice, card)
    if dice.random() < 0.3:
        scene = _held(scene, corners, dice)
        troubles.append("fingers")
    if dice.random() < 0.15:
        scene = _pen(scene, corners, dice)
        troubles.append("pen")
    scene, corners = bent(lit(scene, dice), corners, dice)
    return Scene(taken(scene, dice), corners, kind, "+".join(troubles))


def empty(seed: int, size: tuple[int, int] = (1280, 720)) -> Pixels:
    """A ground with nothing on it."""
    dice = np.random.default_rng(seed)
    return taken(lit(ground_of(tuple(GROUNDS)[seed % len(GROUNDS)], size, dice), dice), dice)


def _placed(aspect: float, size: tuple[int, int], dice: Dice, card: bool) -> Points:
    """Where the corners come to lie: turned, leaning, whole in the picture."""
    width, height = size
    turn = np.radians(dice.normal(0, 8) if dice.random() < 0.8 else dice.uniform(-45, 45))
    long = min(width, height) * (dice.uniform(0.4, 0.9) if card else dice.uniform(0.7, 1.15))
    half = np.array([aspect, 1.0]) / max(aspect, 1.0) * long / 2
    square = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half
    turned = square @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    lean = dice.uniform(-0.25, 0.25, 2)
    seen = turned / (1 + (turned @ lean) / long)[:, None]
    low, high = seen.min(0), seen.max(0)
    fit = min(1.0, 0.96 * width / (high - low)[0], 0.96 * height / (high - low)[1])
    room = np.array(size) - (high - low) * fit
    return np.asarray(seen * fit - low * fit + room * dice.uniform(0.08, 0.92, 2), np.float32)


def _lying(ground: Floats, sheet: Pixels, corners: Points, dice: Dice, card: bool) -> Floats:
    """The sheet on its ground with its shadow."""
    size = (ground.shape[1], ground.shape[0])
    sheet = _shrunk(sheet, corners)
    height, width = sheet.shape[:2]
    frame = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32) - 0.5
    matrix = cv2.getPerspectiveTransform(frame, corners)
    inside = _outline(width, height, width * 3.18 / 85.6 if card else 0)
    handled = sheet.astype(np.float32) if card else _handled(sheet, dice)
    curl = _curl(size, corners, dice) if not card and dice.random() < 0.4 else None
    cover = np.asarray(cv2.warpPerspective(inside, matrix, size, flags=cv2.INTER_LINEAR), np.float32) / 255
    paper = cv2.warpPerspective(handled, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    if curl is not None:
        cover = np.asarray(cv2.remap(cover, *curl, cv2.INTER_LINEAR), np.float32)
        paper = cv2.remap(paper, *curl, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    way, reach = dice.uniform(-0.6, 0.6, 2), dice.uniform(2, 25)
    fallen = cv2.warpAffine(cover, np.array([[1, 0, reach * way[0]], [0, 1, reach * way[1]]]), size)
    shadow = cv2.GaussianBlur(fallen, (0, 0), reach)[..., None]
    scene = ground * (1 - dice.uniform(0, 0.5) * shadow)
    return np.asarray(scene * (1 - cover[..., None]) + paper * cover[..., None], np.float32)


def _shrunk(sheet: Pixels, corners: Points) -> Pixels:
    """`sheet` no finer than it is seen, so that fine print averages as in a lens."""
    wide = float(np.linalg.norm(corners - np.roll(corners, 1, 0), axis=1).max())
    factor = 1.1 * wide / max(sheet.shape[:2])
    return (
        sheet if factor >= 1 else np.asarray(cv2.resize(sheet, None, fx=factor, fy=factor, interpolation=3), np.uint8)
    )


def _handled(sheet: Pixels, dice: Dice) -> Floats:
    """Tinted paper, folded once or twice; every fold parts two shades."""
    paper = sheet.astype(np.float32) * np.array([1, 1, 1] if dice.random() < 0.7 else dice.uniform(0.78, 1, 3))
    height, width = sheet.shape[:2]
    for _ in range(int(dice.integers(0, 3))):
        x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
        upright = dice.random() < 0.5
        across = x / width if upright else y / height
        along = y / height if upright else x / width
        beyond = across > dice.uniform(0.3, 0.7) + dice.uniform(-0.03, 0.03) * along
        paper *= np.where(beyond, 1 - dice.uniform(0.01, 0.12), 1.0)[..., None]
    return np.asarray(paper, np.float32)


def _curl(size: tuple[int, int], corners: Points, dice: Dice) -> tuple[Floats, Floats]:
    """Sides that bow by up to 1 % of their length while the corners stay: maps for `cv2.remap`."""
    x, y = np.meshgrid(np.arange(size[0], dtype=np.float32), np.arange(size[1], dtype=np.float32))
    flat = cv2.getPerspectiveTransform(corners, np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32))
    lifted = np.stack([x, y, np.ones_like(x)], -1) @ flat.T
    u, v = (np.clip(lifted[..., each] / lifted[..., 2], 0, 1) for each in (0, 1))
    long = float(np.linalg.norm(corners[1] - corners[3]))
    bow = dice.uniform(-0.01, 0.01, 2) * long
    return (
        np.asarray(x + bow[0] * 4 * v * (1 - v), np.float32),
        np.asarray(y + bow[1] * 4 * u * (1 - u), np.float32),
    )


def _outline(width: int, height: int, radius: float) -> Pixels:
    mask = np.full((height, width), 0 if radius else 255, np.uint8)
    if radius:
        r = round(radius)
        cv2.rectangle(mask, (r, 0), (width - r - 1, height - 1), 255, -1)
        cv2.rectangle(mask, (0, r), (width - 1, height - r - 1), 255, -1)
        for x in (r, width - r - 1):
            for y in (r, height - r - 1):
                cv2.circle(mask, (x, y), r, 255, -1)
    return mask


def _neighbours(ground: Floats, corners: Points, dice: Dice) -> Floats:
    """One or two other papers that reach into the picture from outside, under the sheet or beside it."""
    desk = np.ascontiguousarray(ground, np.float32)
    height, width = desk.shape[:2]
    for _ in range(int(dice.integers(1, 3))):
        side = int(dice.integers(4))
        at = np.array([(0, dice.uniform(0, height)), (width, dice.uniform(0, height)), (dice.uniform(0, width), 0),
                       (dice.uniform(0, width), height)][side])  # fmt: skip
        box = cv2.boxPoints((at.tolist(), dice.uniform(0.15, 0.45, 2) * min(width, height), dice.uniform(0, 180)))
        cv2.fillConvexPoly(desk, box.astype(np.int32), dice.uniform(120, 240, 3).tolist(), cv2.LINE_AA)
    return desk


def _held(scene: Floats, corners: Points, dice: Dice) -> Floats:
    """One to three fingers from outside over one side of the sheet."""
    seen = np.ascontiguousarray(scene, np.float32)
    side = int(dice.integers(4))
    start, end = corners[side], corners[(side + 1) % 4]
    along = (end - start) / np.linalg.norm(end - start)
    out = np.array([along[1], -along[0]])
    long = float(np.linalg.norm(corners[0] - corners[2]))
    skin, thick = np.array(_SKINS[int(dice.integers(4))]) * dice.uniform(0.8, 1.1), long * dice.uniform(0.02, 0.035)
    first = dice.uniform(0.2, 0.6)
    for finger in range(int(dice.integers(1, 4))):
        tip = start + (end - start) * (first + finger * 2.4 * thick / np.linalg.norm(end - start)) - out * thick * 1.5
        root = tip + (out + along * dice.uniform(-0.3, 0.3)) * long
        tone = (skin * dice.uniform(0.92, 1.05)).tolist()
        cv2.line(seen, tip.astype(int).tolist(), root.astype(int).tolist(), tone, int(2 * thick), cv2.LINE_AA)
    return seen


def _pen(scene: Floats, corners: Points, dice: Dice) -> Floats:
    """A pen that lies half on the sheet."""
    seen = np.ascontiguousarray(scene, np.float32)
    long = float(np.linalg.norm(corners[0] - corners[2]))
    across = corners[int(dice.integers(4))] * 0.4 + corners[int(dice.integers(4))] * 0.6
    turn = dice.uniform(0, 6.28)
    half = np.array([np.cos(turn), np.sin(turn)]) * long * 0.22
    tone = dice.uniform(10, 200, 3).tolist()
    ends = ((across - half).astype(int).tolist(), (across + half).astype(int).tolist())
    cv2.line(seen, *ends, tone, max(3, int(long * 0.012)), cv2.LINE_AA)
    return seen
