"""Pixels as the two codings that a PDF carries: fax group 4 for stencils, JPEG for everything with shades; and back."""

from __future__ import annotations

import io
import struct

import cv2
import numpy as np
from PIL import Image, TiffImagePlugin, UnidentifiedImageError

from paper import limits
from paper.page import Grey, Page, Pixels, checked


def group4(stencil: Grey) -> bytes:
    """`stencil` (255 = ink) as one CCITT group 4 strip, ink as the fax machine's black."""
    height, width = stencil.shape
    bits = Image.frombytes("1", (width, height), np.packbits(stencil > 127, axis=1).tobytes())
    file = io.BytesIO()
    bits.save(file, "TIFF", compression="group4", strip_size=(width + 7) // 8 * height)
    with Image.open(io.BytesIO(file.getvalue())) as read:
        if not isinstance(read, TiffImagePlugin.TiffImageFile) or read.tag_v2 is None:
            raise TypeError("Pillow wrote no TIFF")
        (offset,), (length,) = read.tag_v2[273], read.tag_v2[279]  # StripOffsets, StripByteCounts
    return file.getvalue()[offset : offset + length]


def jpeg(pixels: Grey | Pixels, quality: int) -> bytes:
    """`pixels` as a JPEG of `quality`: in colour when they are (height, width, 3) RGB, grey when (height, width)."""
    options = [cv2.IMWRITE_JPEG_QUALITY, quality, cv2.IMWRITE_JPEG_OPTIMIZE, 1]
    encoded, data = cv2.imencode(
        ".jpg", pixels if pixels.ndim == 2 else cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR), options
    )
    if not encoded:
        raise RuntimeError("OpenCV cannot write JPEG here")
    return np.asarray(data, np.uint8).tobytes()


_JFIF = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01"


def with_resolution(data: bytes, dpi: float) -> bytes:
    """The JPEG `data`, saying in its head that it has `dpi` dots per inch; unchanged when it has no such head."""
    if not data.startswith(_JFIF):
        return data
    dots = min(max(round(dpi), 1), 0xFFFF)
    return data[:13] + struct.pack(">BHH", 1, dots, dots) + data[18:]  # unit 1: per inch


def opened(image: bytes) -> Page | None:
    """The picture in a JPEG or PNG at the resolution it names, else at `limits.USUAL_DPI`; None when it is none.

    The head is read before anything is unpacked, so that a small file that unpacks to gigabytes is refused.
    """
    try:
        with Image.open(io.BytesIO(image), formats=("JPEG", "PNG")) as picture:
            width, height = picture.size
            if max(width, height) > limits.LARGEST_SIDE_PX or width * height > limits.LARGEST_AREA_PX:
                return None
            dpi = float(picture.info.get("dpi", (limits.USUAL_DPI, limits.USUAL_DPI))[0])
            pixels = np.asarray(picture.convert("RGB"))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, struct.error, Image.DecompressionBombError):
        return None
    return checked(pixels, dpi)
