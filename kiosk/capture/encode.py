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
    for quality in limits.JPEG_QUALITIES:
        jpeg = _jpeg(page.pixels, quality)
        if len(jpeg) <= limits.LARGEST_JPEG:
            break
    return with_resolution(jpeg, page.dpi)


def encode_preview(page: Picture) -> Preview:
    """The page as the review shows it: its long side at most `limits.PREVIEW_SIDE_PX` pixels."""
    small = page.at(page.dpi * limits.PREVIEW_SIDE_PX / max(page.size))
    width, height = small.size
    return Preview(_jpeg(small.pixels, limits.PREVIEW_QUALITY), width, height)


def _jpeg(pixels: Pixels, quality: int) -> bytes:
    options = [cv2.IMWRITE_JPEG_QUALITY, quality, cv2.IMWRITE_JPEG_OPTIMIZE, 1]
    encoded, data = cv2.imencode(".jpg", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR), options)
    if not encoded:
        raise RuntimeError("OpenCV cannot write JPEG here")
    return np.asarray(data, np.uint8).tobytes()
