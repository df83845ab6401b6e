"""Pixels as the two codings that a PDF carries: fax group 4 for stencils, JPEG for everything with shades."""

from __future__ import annotations

import io

import cv2
import numpy as np
from PIL import Image, TiffImagePlugin

from paper.page import Grey, Pixels


def group4(stencil: Grey) -> bytes:
    """`stencil` (255 = ink) as one CCITT group 4 strip, ink as the fax machine's black."""
    height, width = stencil.shape
    bits = Image.frombytes("1", (width, height), np.packbits(stencil > 127, axis=1).tobytes())
    file = io.BytesIO()
    bits.save(file, "TIFF", compression="group4", strip_size=(width + 7) // 8 * height)
    with Image.open(io.BytesIO(file.getvalue())) as read:
        if not isinstance(read, TiffImagePlugin.TiffImageFile):
            raise TypeError("Pillow wrote no TIFF")
        (offset,), (length,) = read.tag_v2[273], read.tag_v2[279]  # StripOffsets, StripByteCounts
    return file.getvalue()[offset : offset + length]


def jpeg(pixels: Pixels, quality: int) -> bytes:
    """`pixels` as a JPEG of `quality`."""
    options = [cv2.IMWRITE_JPEG_QUALITY, quality, cv2.IMWRITE_JPEG_OPTIMIZE, 1]
    encoded, data = cv2.imencode(".jpg", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR), options)
    if not encoded:
        raise RuntimeError("OpenCV cannot write JPEG here")
    return np.asarray(data, np.uint8).tobytes()
