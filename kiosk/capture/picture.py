"""A sheet as the steps of capture see it: checked once, brought to the resolution that is kept."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.capture import limits

Pixels = npt.NDArray[np.uint8]
Grey = npt.NDArray[np.uint8]
Points = npt.NDArray[np.float32]  # (n, 2): x, y in pixels


@dataclass(frozen=True, eq=False)
class Picture:
    """`pixels` is (height, width, 3) uint8 RGB, at `dpi` dots per inch."""

    pixels: Pixels
    dpi: float
    measured: bool = True  # False: no scanner said so, `dpi` is what an A4 sheet of this length would have

    def px(self, mm: float) -> float:
        """How many pixels `mm` millimetres of paper are."""
        return mm * self.dpi / 25.4

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels."""
        return self.pixels.shape[1], self.pixels.shape[0]

    def at(self, dpi: float) -> Picture:
        """The same picture at `dpi`; itself when it is not finer than that (detail cannot be invented)."""
        factor = dpi / self.dpi
        if factor >= 1:
            return self
        width, height = (max(1, round(side * factor)) for side in self.size)
        smaller = cv2.resize(_halved(self.pixels, width, height), (width, height), interpolation=cv2.INTER_AREA)
        return Picture(as_pixels(smaller), dpi, self.measured)


def _halved(pixels: Pixels, width: int, height: int) -> Pixels:
    """`pixels` halved as long as at least (height, width) are left: exact halves cost a fifth of other shares."""
    while pixels.shape[1] >= 2 * width and pixels.shape[0] >= 2 * height and min(pixels.shape[:2]) >= 4:
        rows, columns = pixels.shape[0] // 2, pixels.shape[1] // 2
        even = pixels[: 2 * rows, : 2 * columns]
        pixels = as_pixels(cv2.resize(even, (columns, rows), interpolation=cv2.INTER_AREA))
    return pixels


def picture_of(pixels: object, resolution: object) -> Picture | None:
    """`pixels` as a picture, or None when they are not one: no array, wrong shape or type, too small, too large."""
    if not isinstance(pixels, np.ndarray) or pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] != 3:
        return None
    short, long = sorted(pixels.shape[:2])
    if short < limits.SMALLEST_SIDE_PX or long > limits.LARGEST_SIDE_PX or short * long > limits.LARGEST_AREA_PX:
        return None
    low, high = limits.RESOLUTION_RANGE_DPI
    if isinstance(resolution, int | float) and low <= resolution <= high:
        return Picture(np.ascontiguousarray(pixels), float(resolution))
    return Picture(np.ascontiguousarray(pixels), long / limits.A4_LONG_MM * 25.4, measured=False)


def darkest_channel(picture: Picture) -> Grey:
    """Per pixel the least of red, green and blue: ink of any colour is dark in it, wood and skin darker than paper."""
    red, green, blue = cv2.split(picture.pixels)
    return as_pixels(cv2.min(cv2.min(red, green), blue))


def as_pixels(array: object) -> Pixels:
    """OpenCV's answer as the uint8 array that it is."""
    return np.asarray(array, dtype=np.uint8)
