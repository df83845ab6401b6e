"""What light, lens, sensor and file do to a drawn scene."""

from __future__ import annotations

import cv2
import numpy as np

from bench.eyes.grounds import Dice, Floats
from kiosk.capture.picture import Pixels, Points


def lit(scene: Floats, dice: Dice) -> Floats:
    """Light that falls off to one side, a lens darker at its ends, a white balance that is off, a shadow in half."""
    height, width = scene.shape[:2]
    x, y = np.meshgrid(np.linspace(-1, 1, width, dtype=np.float32), np.linspace(-1, 1, height, dtype=np.float32))
    way = dice.uniform(-1, 1, 2)
    light = (1 + dice.uniform(0, 0.3) * (way[0] * x + way[1] * y)) * (1 - dice.uniform(0, 0.25) * (x * x + y * y) / 2)
    light = light * dice.uniform(0.62, 1.0)
    if dice.random() < 0.25:  # somebody stands between the lamp and the table
        turn, soft = dice.uniform(0, 6.28), dice.uniform(0.01, 0.15)
        across = x * np.cos(turn) + y * np.sin(turn) - dice.uniform(-0.5, 0.5)
        light = light * (1 - dice.uniform(0.1, 0.4) / (1 + np.exp(-across / soft)))
    tint = np.array([1 + dice.uniform(-0.02, 0.1), 1.0, 1 - dice.uniform(-0.04, 0.18)], np.float32)
    return np.asarray(scene * light[..., None] * tint, np.float32)


def bent(scene: Floats, corners: Points, dice: Dice) -> tuple[Floats, Points]:
    """The bend of a wide lens, 3 % of the half diagonal at most, and where the corners then lie."""
    if dice.random() < 0.5:
        return scene, corners
    height, width = scene.shape[:2]
    strength, half = dice.uniform(-0.03, 0.03), float(np.hypot(width, height)) / 2
    centre = np.array([width, height], np.float32) / 2
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    away = ((x - centre[0]) ** 2 + (y - centre[1]) ** 2) / half**2
    grow = 1 + strength * away  # a pixel here shows what lay this much further out
    shown = cv2.remap(
        scene, (x - centre[0]) * grow + centre[0], (y - centre[1]) * grow + centre[1], cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )  # fmt: skip
    seen = corners - centre
    for _ in range(8):  # the inverse, by going back and forth
        seen = (corners - centre) / (1 + strength * (seen**2).sum(1, keepdims=True) / half**2)
    return np.asarray(shown, np.float32), np.asarray(seen + centre, np.float32)


def taken(scene: Floats, dice: Dice) -> Pixels:
    """Out of focus a little, moved a little, grainy, and packed as JPEG."""
    soft = cv2.GaussianBlur(scene.astype(np.float32), (0, 0), dice.uniform(0.5, 1.8))
    if dice.random() < 0.25:
        soft = cv2.filter2D(soft, -1, _smear(int(dice.integers(3, 9)), dice.uniform(0, 180)))
    grain, tone = dice.uniform(1, 9), dice.uniform(0, 3)
    noise = dice.standard_normal((*scene.shape[:2], 1), np.float32) * grain
    noise = noise + cv2.GaussianBlur(dice.standard_normal(scene.shape, np.float32), (0, 0), 1.2) * tone * 3
    curve = 255 * np.power(np.clip(soft + noise, 0, 255) / 255, dice.uniform(0.8, 1.25))
    quality = int(dice.integers(45, 96))
    packed = cv2.imencode(".jpg", curve[..., ::-1].astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.ascontiguousarray(np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)[..., ::-1])


def _smear(length: int, degrees: float) -> Floats:
    kernel = np.zeros((length, length), np.float32)
    kernel[length // 2] = 1
    middle = ((length - 1) / 2, (length - 1) / 2)
    kernel = np.asarray(cv2.warpAffine(kernel, cv2.getRotationMatrix2D(middle, degrees, 1), (length, length)))
    return np.asarray(kernel / max(float(kernel.sum()), 1e-6), np.float32)
