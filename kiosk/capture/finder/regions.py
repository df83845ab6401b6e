"""Candidates from areas: what is lighter, more coloured or other than the ground; their outlines give sides."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from kiosk.capture.finder import limits
from kiosk.capture.finder.geometry import Floats
from kiosk.capture.picture import Grey, as_pixels


def unlike_ground(lab: Floats) -> Grey:
    """How far in Lab each pixel is from the colour at the picture's ends, `limits.AMPLIFIED`."""
    return as_pixels(np.minimum(np.linalg.norm(lab - _ground(lab), axis=2) * limits.AMPLIFIED, 255))


def region_sides(light: Grey, other: Grey) -> Floats:
    """The sides of every region that looks like a sheet, (n, 4) as x1, y1, x2, y2."""
    sides = [_sides_of(outline) for mask in _masks(light, other) for outline in _outlines(mask)]
    return np.concatenate(sides) if sides else np.zeros((0, 4))


def _masks(light: Grey, other: Grey) -> Iterator[Grey]:
    """Masks, each 255 where a sheet may be: the light part at three thresholds, the part unlike the picture's ends."""
    level, mask = cv2.threshold(light, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    yield as_pixels(mask)
    bright = light[light > level]
    if bright.size > limits.SMALLEST_REGION * light.size:
        yield as_pixels((light > cv2.threshold(bright.reshape(1, -1), 0, 255, cv2.THRESH_OTSU)[0]) * 255)
    dark = light[light <= level]
    if dark.size > limits.SMALLEST_REGION * light.size:
        yield as_pixels((light > cv2.threshold(dark.reshape(1, -1), 0, 255, cv2.THRESH_OTSU)[0]) * 255)
    yield as_pixels(cv2.threshold(other, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1])
    for step in limits.OTHER_COLOUR:
        yield as_pixels((other > step * limits.AMPLIFIED) * 255)


def _ground(lab: Floats) -> Floats:
    ends = np.concatenate([end.reshape(-1, 3) for end in (lab[:4], lab[-4:], lab[:, :4], lab[:, -4:])])
    return np.asarray(np.median(ends, axis=0), np.float32)


def _outlines(mask: Grey) -> Iterator[Floats]:
    """The hulls of the largest pieces of `mask`."""
    smooth = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    contours, _ = cv2.findContours(smooth, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for piece in sorted(contours, key=cv2.contourArea, reverse=True)[:3]:
        if cv2.contourArea(piece) > limits.SMALLEST_REGION * mask.size:
            yield np.asarray(cv2.convexHull(piece).reshape(-1, 2), np.float64)


def _sides_of(hull: Floats) -> Floats:
    """The longest sides of `hull`, small bends taken out."""
    bent = cv2.approxPolyDP(
        hull.astype(np.float32).reshape(-1, 1, 2), 0.012 * cv2.arcLength(hull.astype(np.float32), True), True
    )
    points = bent.reshape(-1, 2).astype(np.float64)
    sides = np.concatenate([points, np.roll(points, -1, axis=0)], axis=1)
    lengths = np.hypot(sides[:, 2] - sides[:, 0], sides[:, 3] - sides[:, 1])
    return sides[np.argsort(-lengths)[:6]]
