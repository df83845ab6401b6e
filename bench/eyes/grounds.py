"""What papers lie on in the drawn photographs: each ground (height, width, 3) float32, 0 to 255, by dice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating[Any]]
Dice = np.random.Generator
Size = tuple[int, int]  # width, height


def ground_of(kind: str, size: Size, dice: Dice) -> Floats:
    """The ground `kind` (a key of `GROUNDS`), looked at from somewhere."""
    return np.asarray(GROUNDS[kind](size, dice), np.float32)


def _plain(size: Size, dice: Dice) -> Floats:
    return np.full((size[1], size[0], 3), dice.uniform(30, 170, 3), np.float32)


def _wood(size: Size, dice: Dice) -> Floats:
    """Grain along the boards, and the dark lines between them."""
    width, height = size
    colour = np.array([150, 105, 60]) * dice.uniform(0.4, 1.45)
    grain = dice.normal(0, 1, (height // 40 + 2, width)).astype(np.float32)
    smooth = cv2.GaussianBlur(cv2.resize(grain, size, interpolation=cv2.INTER_CUBIC), (0, 0), dice.uniform(1, 4))
    wood = colour + dice.uniform(8, 34) * smooth[..., None] * [1, 0.9, 0.7]
    if dice.random() < 0.5:
        step = int(dice.uniform(0.12, 0.4) * width)
        for x in range(int(dice.uniform(0, step)), width, step):
            wood[:, x : x + int(dice.integers(2, 9))] *= dice.uniform(0.3, 0.8)
            wood[:, x : x + step] *= dice.uniform(0.88, 1.12)
    return np.asarray(np.rot90(wood) if width == height and dice.random() < 0.5 else wood)


def _cloth(size: Size, dice: Dice) -> Floats:
    x, y = _grid(size)
    weave = np.sin(x * dice.uniform(0.5, 1.2)) * np.sin(y * dice.uniform(0.5, 1.2))
    stripes = np.sin(x / dice.uniform(10, 90) + y / dice.uniform(30, 300)) > dice.uniform(-0.5, 0.9)
    return np.asarray(_plain(size, dice) + 14 * weave[..., None] + dice.uniform(-30, 30, 3) * stripes[..., None])


def _checks(size: Size, dice: Dice) -> Floats:
    x, y = _grid(size)
    side = dice.uniform(40, 260)
    return np.asarray(_plain(size, dice) + dice.uniform(-50, 60) * (((x // side) + (y // side)) % 2)[..., None])


def _batik(size: Size, dice: Dice) -> Floats:
    """Round figures in three colours, repeated."""
    x, y = _grid(size)
    pitch = dice.uniform(50, 200)
    u, v = x % pitch - pitch / 2, (y + (x // pitch % 2) * pitch / 2) % pitch - pitch / 2
    rings = np.sin(np.hypot(u, v) / pitch * dice.uniform(12, 40)) + 0.5 * np.cos(6 * np.arctan2(v, u))
    share = np.clip(rings, -1, 1)[..., None] / 2 + 0.5
    return np.asarray(share * dice.uniform(90, 200, 3) + (1 - share) * dice.uniform(20, 90, 3))


def _tiles(size: Size, dice: Dice) -> Floats:
    """Floor tiles: light, with grey joints as straight as paper."""
    x, y = _grid(size)
    side, joint = dice.uniform(250, 700), dice.uniform(4, 12)
    turn = dice.uniform(-0.4, 0.4)
    u, v = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
    between = (u % side < joint) | (v % side < joint)
    floor = np.full((size[1], size[0], 3), dice.uniform(110, 205) + dice.normal(0, 8, 3), np.float32)
    floor += (_cloudy(size, dice, 30) * dice.uniform(2, 12))[..., None]
    return np.where(between[..., None], floor * dice.uniform(0.45, 0.85), floor)


def _marble(size: Size, dice: Dice) -> Floats:
    veins = 1 - np.abs(_cloudy(size, dice, 12)) * dice.uniform(0.2, 0.9)
    return np.asarray(dice.uniform(60, 200, 3).mean() + dice.normal(0, 10, 3) - 50 * np.clip(veins, 0, 1)[..., None])


def _carpet(size: Size, dice: Dice) -> Floats:
    speckle = cv2.GaussianBlur(dice.normal(0, 1, (size[1], size[0])).astype(np.float32), (0, 0), dice.uniform(1, 3))
    return np.asarray(_plain(size, dice) * 0.8 + dice.uniform(60, 160) * speckle[..., None])


def _pale(size: Size, dice: Dice) -> Floats:
    """A table nearly as light as the paper on it."""
    grey = dice.uniform(185, 222)
    return np.asarray(np.full((size[1], size[0], 3), grey) + dice.normal(0, 4, 3) + _cloudy(size, dice, 6)[..., None])


def _black(size: Size, dice: Dice) -> Floats:
    return np.asarray(np.full((size[1], size[0], 3), dice.uniform(6, 30)) + dice.uniform(-4, 6, 3))


def _clutter(size: Size, dice: Dice) -> Floats:
    """A desk with pens, books and edges of other things."""
    width, height = size
    desk = np.ascontiguousarray(_wood(size, dice) if dice.random() < 0.5 else _plain(size, dice), np.float32)
    for _ in range(int(dice.integers(6, 20))):
        centre = (dice.uniform(0, width), dice.uniform(0, height))
        box = cv2.boxPoints((centre, (dice.uniform(20, 500), dice.uniform(10, 90)), dice.uniform(0, 180)))
        cv2.fillConvexPoly(desk, box.astype(np.int32), dice.uniform(10, 190, 3).tolist(), cv2.LINE_AA)
    return desk


def _newspaper(size: Size, dice: Dice) -> Floats:
    """Rows of grey print in columns: light, and full of straight lines."""
    page = np.full((size[1], size[0], 3), dice.uniform(150, 195) * np.array([1, 0.98, 0.92]), np.float32)
    row, column = int(dice.integers(9, 16)), int(dice.integers(180, 420))
    for y in range(0, size[1], row):
        ink = dice.random(size[0] // 6 + 1).repeat(6)[: size[0]] < 0.7
        ink &= np.arange(size[0]) % column > 14
        page[y : y + row // 2, ink] *= 0.5
    return page


def _cloudy(size: Size, dice: Dice, lumps: int) -> Floats:
    """Smooth noise of about -2 to 2, `lumps` of it along the picture."""
    small = dice.normal(0, 1, (lumps + 2, lumps + 2)).astype(np.float32)
    return np.asarray(cv2.resize(small, size, interpolation=cv2.INTER_CUBIC))


def _grid(size: Size) -> tuple[Floats, Floats]:
    x, y = np.meshgrid(np.arange(size[0], dtype=np.float32), np.arange(size[1], dtype=np.float32))
    return x, y


GROUNDS: dict[str, Callable[[Size, Dice], Floats]] = {
    "wood": _wood, "cloth": _cloth, "checks": _checks, "clutter": _clutter, "plain": _plain, "pale": _pale,
    "black": _black, "tiles": _tiles, "marble": _marble, "batik": _batik, "carpet": _carpet, "newspaper": _newspaper,
}  # fmt: skip
