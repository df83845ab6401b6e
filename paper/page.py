"""A picture of paper, checked once: what every step of archiving works on."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from paper import limits

Pixels = npt.NDArray[np.uint8]  # (height, width, 3) RGB
Grey = npt.NDArray[np.uint8]  # (height, width)


@dataclass(frozen=True, eq=False)
class Page:
    """`pixels` is (height, width, 3) uint8 RGB at `dpi` dots per inch."""

    pixels: Pixels
    dpi: float

    @property
    def points(self) -> tuple[float, float]:
        """Width and height on paper in points (1/72 inch)."""
        height, width = self.pixels.shape[:2]
        return max(limits.SHORTEST_POINTS, width / self.dpi * 72), max(limits.SHORTEST_POINTS, height / self.dpi * 72)

    def size_at(self, dpi: float) -> tuple[int, int]:
        """(width, height) in pixels of the whole page at `dpi`."""
        height, width = self.pixels.shape[:2]
        return max(1, round(width * dpi / self.dpi)), max(1, round(height * dpi / self.dpi))


def checked(pixels: object, resolution: float) -> Page:
    """`pixels` as a page. ValueError when they are none: another shape or type, empty, or larger than any sheet."""
    if not isinstance(pixels, np.ndarray) or pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] != 3:
        raise ValueError("a page is an array of (height, width, 3) uint8")
    short, long = sorted(pixels.shape[:2])
    if short < 1 or long > limits.LARGEST_SIDE_PX or short * long > limits.LARGEST_AREA_PX:
        raise ValueError("no sheet of paper has this many pixels")
    return Page(np.ascontiguousarray(pixels), _trusted(float(resolution), long))


def is_card(page: Page) -> bool:
    """Is this a card of ID-1 size (KTP-el, KIA), lying either way?"""
    sides = sorted((each / 72 * 25.4 for each in page.points), reverse=True)
    return all(abs(side - own) <= limits.CARD_TOLERANCE_MM for side, own in zip(sides, limits.CARD_MM, strict=True))


def _trusted(resolution: float, long_side: int) -> float:
    """The resolution as given, or that of an A4 sheet of this length where it cannot be true."""
    shortest, longest = limits.LONG_SIDE_MM
    plausible = resolution > 0 and shortest <= long_side / resolution * 25.4 <= longest
    return resolution if plausible else long_side / limits.A4_LONG_MM * 25.4


def scaled(array: Pixels, size: tuple[int, int]) -> Pixels:
    """`array` at `size` (width, height): averaged on the way down, smoothly drawn out on the way up."""
    height, width = array.shape[:2]
    if (width, height) == size:
        return array
    way = cv2.INTER_AREA if size[0] < width else cv2.INTER_CUBIC
    return as_pixels(cv2.resize(array, size, interpolation=way))


def as_pixels(array: object) -> Pixels:
    """OpenCV's answer as the uint8 array that it is."""
    return np.asarray(array, np.uint8)
