"""Photographs drawn by the project: a sheet or card on a table, seen at an angle, in uneven light, with its corners.

Every degradation is listed here: ground (wood, cloth, checks, clutter, plain, almost white), perspective, turn, shadow
of the paper, falling-off light, lens blur, grain, JPEG. `seed` decides all of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.capture.picture import Pixels, Points

Floats = npt.NDArray[np.floating[Any]]
GROUNDS = ("wood", "cloth", "checks", "clutter", "plain", "pale")


@dataclass(frozen=True, eq=False)
class Scene:
    """A picture (height, width, 3) RGB and the true corners of the sheet in it, (4, 2) clockwise from top left."""

    pixels: Pixels
    corners: Points
    ground: str


def photographed(
    sheet: Pixels, seed: int, size: tuple[int, int] = (1500, 2000), ground: str = "", card: bool = False
) -> Scene:
    """`sheet` as a phone held over a table sees it."""
    random = np.random.default_rng(seed)
    kind = ground or GROUNDS[seed % len(GROUNDS)]
    picture = _ground(kind, size, random)
    corners = _placed(sheet.shape[1] / sheet.shape[0], size, random, card)
    height, width = sheet.shape[:2]
    frame = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32) - 0.5
    matrix = cv2.getPerspectiveTransform(frame, corners)
    inside = _outline(width, height, width * 3.18 / 85.6 if card else 0)
    smaller = cv2.INTER_AREA if width > size[0] else cv2.INTER_LINEAR
    cover = cv2.warpPerspective(inside, matrix, size, flags=smaller).astype(np.float32)[..., None] / 255
    paper = cv2.warpPerspective(sheet, matrix, size, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)
    reach = random.uniform(4, 25)
    fallen = cv2.warpAffine(cover, np.array([[1, 0, reach / 2], [0, 1, reach / 2]]), size)
    shadow = cv2.GaussianBlur(fallen, (0, 0), reach)[..., None]
    scene = picture * (1 - random.uniform(0, 0.5) * shadow)
    scene = scene * (1 - cover) + paper * cover
    return Scene(_taken(scene, random), corners, kind)


def _placed(aspect: float, size: tuple[int, int], random: np.random.Generator, card: bool) -> Points:
    """Where the corners come to lie: turned, leaning, whole in the picture."""
    width, height = size
    turn = np.radians(random.normal(0, 8) if random.random() < 0.8 else random.uniform(-40, 40))
    long = min(width, height) * (random.uniform(0.55, 0.85) if card else random.uniform(0.75, 1.0))
    half = np.array([aspect, 1.0]) / max(aspect, 1.0) * long / 2
    square = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half
    turned = square @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    lean = random.uniform(-0.18, 0.18, 2)
    depth = 1 + (turned @ lean) / long
    seen = turned / depth[:, None]
    low, high = seen.min(0), seen.max(0)
    fit = min(1.0, 0.97 * width / (high - low)[0], 0.97 * height / (high - low)[1])
    room = np.array(size) - (high - low) * fit
    return np.asarray(seen * fit - low * fit + room * random.uniform(0.05, 0.95, 2), np.float32)


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


def _ground(kind: str, size: tuple[int, int], random: np.random.Generator) -> Floats:
    width, height = size
    colour = random.uniform(30, 170, 3)
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    plain = np.full((height, width, 3), colour, np.float32)
    match kind:
        case "wood":
            colour = np.array([150, 105, 60]) * random.uniform(0.5, 1.3)
            grain = random.normal(0, 1, (height // 40, width)).astype(np.float32)
            grain = cv2.GaussianBlur(cv2.resize(grain, size, interpolation=cv2.INTER_CUBIC), (0, 0), 2)
            return np.asarray(colour + 28 * grain[..., None] * [1, 0.9, 0.7], np.float32)
        case "cloth":
            weave = np.sin(x * random.uniform(0.5, 1.2)) * np.sin(y * random.uniform(0.5, 1.2))
            return np.asarray(
                plain + 14 * weave[..., None] + 25 * (np.sin(x / random.uniform(30, 90)) > 0)[..., None], np.float32
            )
        case "checks":
            side = random.uniform(60, 260)
            return np.asarray(plain + 45 * (((x // side) + (y // side)) % 2)[..., None], np.float32)
        case "clutter":
            return _cluttered(plain, random)
        case "pale":
            grey = random.uniform(196, 222)
            return np.asarray(np.full_like(plain, grey) + random.normal(0, 3, 3), np.float32)
    return plain


def _cluttered(plain: Floats, random: np.random.Generator) -> Floats:
    """A desk with pens, books and edges of other things."""
    desk = np.ascontiguousarray(plain)
    height, width = desk.shape[:2]
    for _ in range(14):
        centre = (random.uniform(0, width), random.uniform(0, height))
        box = cv2.boxPoints((centre, (random.uniform(20, 500), random.uniform(10, 90)), random.uniform(0, 180)))
        cv2.fillConvexPoly(desk, box.astype(np.int32), random.uniform(10, 190, 3).tolist(), cv2.LINE_AA)
    return desk


def _taken(scene: Floats, random: np.random.Generator) -> Pixels:
    """The light, the lens, the sensor and the file."""
    height, width = scene.shape[:2]
    way = random.uniform(-1, 1, 2)
    light = 1 + 0.25 * (way[0] * np.linspace(-1, 1, width)[None, :] + way[1] * np.linspace(-1, 1, height)[:, None])
    lit = scene * (light * random.uniform(0.65, 1.0))[..., None].astype(np.float32)
    soft = cv2.GaussianBlur(lit.astype(np.float32), (0, 0), random.uniform(0.6, 1.8))
    noisy = np.clip(soft + random.normal(0, random.uniform(1, 6), scene.shape), 0, 255).astype(np.uint8)
    quality = int(random.integers(70, 96))
    jpeg = cv2.imencode(".jpg", cv2.cvtColor(noisy, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.asarray(cv2.cvtColor(cv2.imdecode(jpeg, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB), np.uint8)
