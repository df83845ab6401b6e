"""Sixteen ways in which phones photograph codes badly, one after another.

They are the categories of BoofCV's QR study (https://boofcv.org/index.php?title=Performance:QrCode); none of its
photographs is used here. `picture("glare", 7)` is the same picture on every machine; even seeds are for building, odd
seeds are held out for measuring.
"""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from bench.eyes.drawn_codes import (
    Picture,
    Rng,
    Scene,
    blurred,
    moved,
    photographed,
    scene_of,
    seen_through,
    slanted,
    spots,
    turned,
    usual,
)


def picture(category: str, seed: int) -> Picture:
    """The picture number `seed` of `category`, a key of `CATEGORIES`."""
    rng = np.random.default_rng([sorted(CATEGORIES).index(category), seed])
    return photographed(category, CATEGORIES[category](rng), rng)


def _blur(rng: Rng) -> Scene:
    scene = turned(rng, scene_of(rng, rng.uniform(4, 14)))
    if rng.random() < 0.5:
        return moved(rng, scene, scene.module * rng.uniform(0.8, 2.2))
    return blurred(scene, scene.module * rng.uniform(0.45, 0.95))


def _bright_spots(rng: Rng) -> Scene:
    scene = usual(rng)
    scene.light *= rng.uniform(0.15, 0.5)
    return spots(rng, scene, int(rng.integers(1, 5)), rng.uniform(0.3, 0.6), rng.uniform(0.04, 0.2))


def _brightness(rng: Rng) -> Scene:
    scene = usual(rng)
    low, span = (0.0, rng.uniform(0.06, 0.25)) if rng.random() < 0.5 else (rng.uniform(0.5, 0.8), rng.uniform(0.4, 1.2))
    scene.light = np.clip(low + scene.light * span, 0, 1)
    return scene


def _close(rng: Rng) -> Scene:
    scene = slanted(rng, turned(rng, scene_of(rng, rng.uniform(18, 40), length=int(rng.integers(1, 30)))), 10)
    return blurred(scene, scene.module * rng.uniform(0.1, 0.5))


def _curved(rng: Rng) -> Scene:
    """Around a bottle, or a sheet that bulges: columns run together towards both sides, rows bow."""
    scene = scene_of(rng, rng.uniform(6, 14))
    height, width = scene.light.shape
    radius = width * rng.uniform(0.52, 0.9)
    columns = np.arange(width, dtype=np.float32) - width / 2
    reach = radius * np.sin(width / 2 / radius)
    around = np.arcsin(np.clip(columns * reach / (width / 2) / radius, -1, 1)) * radius + width / 2
    bow = height * rng.uniform(-0.12, 0.12) * (1 - np.cos(columns / radius))
    rows = np.arange(height, dtype=np.float32)[:, None] + bow[None, :]
    maps = np.broadcast_to(around, (height, width)).astype(np.float32), rows.astype(np.float32)
    scene.light = seen_through(scene.light, *maps)
    return blurred(turned(rng, scene, 180), scene.module * rng.uniform(0.05, 0.25))


def _damaged(rng: Rng) -> Scene:
    """Scratches, patches torn off or painted over, creases."""
    scene = scene_of(rng, rng.uniform(6, 14))
    height, width = scene.light.shape
    for _ in range(int(rng.integers(2, 7))):
        start, end = (tuple((rng.uniform(0.15, 0.85, 2) * (width, height)).astype(int).tolist()) for _ in range(2))
        cv2.line(scene.light, start, end, rng.uniform(0, 1), int(scene.module * rng.uniform(0.3, 1.5)) + 1)
    for _ in range(int(rng.integers(1, 4))):
        middle = tuple((rng.uniform(0.2, 0.8, 2) * (width, height)).astype(int).tolist())
        axes = tuple((scene.module * rng.uniform(1.0, 4.5, 2)).astype(int).tolist())
        cv2.ellipse(scene.light, middle, axes, rng.uniform(0, 180), 0, 360, rng.uniform(0, 1), -1)
    return blurred(turned(rng, scene, 180), scene.module * 0.15)


def _glare(rng: Rng) -> Scene:
    scene = usual(rng)
    return spots(rng, scene, int(rng.integers(1, 3)), rng.uniform(0.5, 0.9), rng.uniform(0.05, 0.16))


def _high_version(rng: Rng) -> Scene:
    scene = scene_of(rng, rng.uniform(3.5, 8), version=int(rng.integers(15, 41)), length=int(rng.integers(100, 250)))
    return blurred(slanted(rng, turned(rng, scene), rng.uniform(0, 25)), scene.module * rng.uniform(0.1, 0.35))


def _lots(rng: Rng) -> Scene:
    return usual(rng, (3.0, 6), codes=int(rng.integers(9, 40)), length=int(rng.integers(1, 30)))


def _monitor(rng: Rng) -> Scene:
    """A phone's glass: columns of sub-pixels that beat with the camera's, and a reflection."""
    scene = usual(rng)
    height, width = scene.light.shape
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    for _ in range(2):
        angle, period = rng.uniform(0, np.pi), rng.uniform(2.1, 14)
        wave = np.sin((columns * np.cos(angle) + rows * np.sin(angle)) * 2 * np.pi / period)
        scene.light = scene.light * (1 - rng.uniform(0.05, 0.28) * (1 + wave))
    return spots(rng, scene, 1, rng.uniform(0.1, 0.5), rng.uniform(0.1, 0.3))


def _noncompliant(rng: Rng) -> Scene:
    """Light on dark, mirrored, without its quiet zone, or with a sign in the middle."""
    scene, way = usual(rng), int(rng.integers(0, 3))
    if way == 0:
        scene.light = 1 - scene.light
    elif way == 1:
        scene.light = scene.light[:, ::-1].copy()
    else:
        height, width = scene.light.shape
        cv2.circle(scene.light, (width // 2, height // 2), int(scene.module * rng.uniform(1, 3)), rng.uniform(0, 1), -1)
    return scene


def _pathological(rng: Rng) -> Scene:
    """Paper that is crumpled: smaller waves in both directions."""
    scene = scene_of(rng, rng.uniform(7, 14))
    height, width = scene.light.shape
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    shifts = [cv2.resize(rng.normal(0, 1, (5, 5)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)]
    shifts.append(
        cv2.resize(rng.normal(0, 1, (5, 5)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    )
    far = scene.module * rng.uniform(0.3, 1.6)
    maps = columns + shifts[0] * far, rows + shifts[1] * far
    scene.light = seen_through(scene.light, *maps)
    scene.light = np.clip(scene.light * (1 + 0.12 * shifts[0]), 0, 1)
    return blurred(turned(rng, scene, 180), scene.module * 0.2)


def _perspective(rng: Rng) -> Scene:
    scene = slanted(rng, turned(rng, scene_of(rng, rng.uniform(8, 16)), 45), rng.uniform(30, 62))
    return blurred(scene, scene.module * rng.uniform(0.05, 0.15))


def _rotations(rng: Rng) -> Scene:
    scene = turned(rng, scene_of(rng, rng.uniform(4, 12)), 180)
    return blurred(slanted(rng, scene, rng.uniform(0, 25)), scene.module * rng.uniform(0.1, 0.3))


def _shadows(rng: Rng) -> Scene:
    """The shadow of a hand or a window's frame, with a sharp edge through the code."""
    scene = usual(rng)
    height, width = scene.light.shape
    shade = np.zeros((height, width), np.float32)
    for _ in range(int(rng.integers(1, 4))):
        corners = (rng.uniform(-0.2, 1.2, (4, 2)) * (width, height)).astype(np.int32)
        cv2.fillConvexPoly(shade, cv2.convexHull(corners), 1.0)
    shade = np.asarray(cv2.GaussianBlur(shade, (0, 0), rng.uniform(1, 12)), np.float32)
    scene.light *= 1 - shade * rng.uniform(0.5, 0.88)
    return scene


CATEGORIES: dict[str, Callable[[Rng], Scene]] = {
    "blurred": _blur,
    "bright_spots": _bright_spots,
    "brightness": _brightness,
    "close": _close,
    "curved": _curved,
    "damaged": _damaged,
    "glare": _glare,
    "high_version": _high_version,
    "lots": _lots,
    "monitor": _monitor,
    "nominal": usual,
    "noncompliant": _noncompliant,
    "pathological": _pathological,
    "perspective": _perspective,
    "rotations": _rotations,
    "shadows": _shadows,
}
