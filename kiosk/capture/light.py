"""The light on a page: too little, mirrored by a lamp, uneven; and how much colour the page has."""

from __future__ import annotations

import cv2
import numpy as np

from kiosk.capture import limits
from kiosk.capture.picture import Grey, Picture, as_pixels, darkest_channel

_SMALL_PX = 400
Part = tuple[float, float, float, float]  # left, top, right, bottom, as shares of the page


def paper_light(page: Picture) -> float:
    """How light the paper is, 0 to 255: three quarters of the page are darker."""
    return float(np.quantile(_small(page).pixels.max(axis=2), 0.75))


def colour_of(page: Picture) -> float:
    """How far the most coloured thousandth of the page is from grey, in Lab: stamps, a blue card, red letters."""
    lab = cv2.cvtColor(_small(page).pixels.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    colour = lab[..., 1:] - np.median(lab[..., 1:], axis=(0, 1))  # lamps are yellow; paper is the grey of this page
    return float(np.quantile(np.linalg.norm(colour, axis=2), 0.999))


def glare_on(page: Picture) -> Part | None:
    """Where a lamp is mirrored: a white spot on paper that is not white; None when there is none."""
    strength, spot = strongest_spot(page)
    return spot if strength > limits.GLARE_STEP else None


def strongest_spot(page: Picture) -> tuple[float, Part]:
    """By how much the page around its clearest white spot is darker, and where that is; 0.0 where there is none."""
    small, strongest = _small(page), (0.0, (0.0, 0.0, 1.0, 1.0))
    if np.quantile(small.pixels.max(axis=2), 0.75) > limits.GLARE_PAPER:
        return strongest
    dark = as_pixels(cv2.GaussianBlur(darkest_channel(small), (3, 3), 0))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(as_pixels(dark >= limits.GLARE_WHITE))
    for spot in range(1, count):
        left, top, width, height, area = (int(value) for value in stats[spot])
        if not limits.GLARE_SHARE[0] * dark.size <= area <= limits.GLARE_SHARE[1] * dark.size:
            continue
        strength = limits.GLARE_WHITE - _around(as_pixels(labels == spot), area, dark)
        wide, high = small.size
        part = (left / wide, top / high, (left + width) / wide, (top + height) / high)
        strongest = max(strongest, (strength, part))
    return strongest


def _around(spot: Grey, area: int, dark: Grey) -> float:
    """The grey of what lies around `spot`."""
    side = 2 * max(3, round(float(np.sqrt(area)) * 0.35)) + 1
    ring = cv2.dilate(spot, np.ones((side, side), np.uint8)) - spot
    return float(np.median(dark[ring > 0])) if ring.any() else 255.0


def evened(page: Picture) -> Picture:
    """`page` with its light evened: the paper as light everywhere as where it is lightest.

    A smooth surface is laid over the light of the bare paper, and every colour of a place is raised alike, so that a
    stamp stays as coloured and a signature as dark against its paper as they were.
    """
    small = _small(page)
    grey = cv2.cvtColor(small.pixels, cv2.COLOR_RGB2GRAY)
    closed = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8)).astype(np.float64)
    light = _surface(closed)
    gain = np.clip(np.quantile(light, 0.95) / np.maximum(light, 1), 1.0, limits.MOST_GAIN).astype(np.float32)
    if gain.max() < limits.LEAST_GAIN:
        return page
    everywhere = cv2.resize(gain, page.size, interpolation=cv2.INTER_LINEAR)
    lit = cv2.multiply(page.pixels, cv2.merge([everywhere] * 3), dtype=cv2.CV_8U)
    return Picture(as_pixels(lit), page.dpi, page.measured)


def _surface(light: np.ndarray) -> np.ndarray:
    """A surface of the second degree on the lighter half of `light`: dark print and pictures do not pull it down."""
    height, width = light.shape
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    terms = np.stack([np.ones_like(x), x, y, x * y, x * x, y * y], -1).reshape(-1, 6)[::7]
    values = light.reshape(-1)[::7]
    say = np.ones(len(values), bool)
    for _ in range(4):
        weights, *_ = np.linalg.lstsq(terms[say], values[say], rcond=None)
        say = values > terms @ weights - limits.PAPER_SPREAD
        if say.sum() < 100:
            break
    full = np.stack([np.ones_like(x), x, y, x * y, x * x, y * y], -1)
    return np.asarray(full @ weights)


def _small(page: Picture) -> Picture:
    return page.at(page.dpi * _SMALL_PX / max(page.size))
