"""A page as JPEG: readable for the officer, small enough for a village's uplink; and small for the resident's eyes."""

from __future__ import annotations

import cv2
import numpy as np

from kiosk.capture import limits
from kiosk.capture.picture import Picture, Pixels
from kiosk.views import Preview
from paper.encode import with_resolution


def encode_page(page: Picture) -> bytes:
    """The page as JPEG, at the best of `limits.JPEG_QUALITIES` that keeps it under `limits.LARGEST_JPEG`.

    Its head says its resolution: the office archives the page at its own size on paper.
    """
    return with_resolution(_within(page, limits.JPEG_QUALITIES, limits.LARGEST_JPEG), page.dpi)


def encode_untouched(bed: Picture) -> bytes:
    """All that the scanner or camera saw, as it lay, smaller: nothing cut away, turned, straightened or evened."""
    dpi = limits.UNTOUCHED_DPI if bed.measured else bed.dpi * limits.UNTOUCHED_SIDE_PX / max(bed.size)
    small = bed.at(dpi)
    return with_resolution(_within(small, limits.UNTOUCHED_QUALITIES, limits.LARGEST_UNTOUCHED), small.dpi)


def encode_preview(page: Picture) -> Preview:
    """The page as the review shows it: its long side at most `limits.PREVIEW_SIDE_PX` pixels."""
    return _small(page, limits.PREVIEW_SIDE_PX)


def encode_whole(bed: Picture) -> Preview:
    """All that the scanner or camera saw, sharp enough to show a corner under the magnifier."""
    return _small(bed, limits.WHOLE_SIDE_PX)


def _small(picture: Picture, side: int) -> Preview:
    small = picture.at(picture.dpi * side / max(picture.size))
    width, height = small.size
    return Preview(_jpeg(small.pixels, limits.PREVIEW_QUALITY), width, height)


def _within(picture: Picture, qualities: tuple[int, ...], largest: int) -> bytes:
    """`picture` at the best of `qualities` that keeps it under `largest` bytes; at the last one however large."""
    jpeg = b""
    for quality in qualities:
        jpeg = _jpeg(picture.pixels, quality)
        if len(jpeg) <= largest:
            break
    return jpeg


def _jpeg(pixels: Pixels, quality: int) -> bytes:
    options = [cv2.IMWRITE_JPEG_QUALITY, quality, cv2.IMWRITE_JPEG_OPTIMIZE, 1]
    encoded, data = cv2.imencode(".jpg", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR), options)
    if not encoded:
        raise RuntimeError("OpenCV cannot write JPEG here")
    return np.asarray(data, np.uint8).tobytes()
