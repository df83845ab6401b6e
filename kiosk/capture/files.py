"""Pictures from files, looked at before they are opened: what is too large is refused by what its first bytes say."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from hardware.scanner.port import Pixels, ScannedSheet
from kiosk.capture import limits

FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "WEBP", "PPM")
_SCREEN_DPI = (72, 96)  # what cameras and programs write when they do not know
_FAILURES = (OSError, ValueError, SyntaxError, MemoryError, ArithmeticError, KeyError, IndexError, TypeError)
_FURTHER = (AttributeError, RuntimeError, EOFError, UnidentifiedImageError, Image.DecompressionBombError)


def read_image(path: Path) -> ScannedSheet | None:
    """The picture at `path`, upright as its camera says, with its resolution (0 when nobody measured it).

    None when it is no picture, a damaged one, or larger than `limits.LARGEST_FILE_PX`. CMYK, palettes, transparency
    and 16 bits become plain RGB; of a file with several pages the first.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(path)
    except (*_FAILURES, *_FURTHER):  # Pillow's decoders raise all of these on damaged files
        return None


def _read(path: Path) -> ScannedSheet | None:
    with Image.open(path, formats=FORMATS) as image:
        if not _may_be_opened(image):
            return None
        resolution = _resolution(image)
        ImageOps.exif_transpose(image, in_place=True)
        return ScannedSheet(_rgb(image), resolution)


def _may_be_opened(image: Image.Image) -> bool:
    """Decided by the header alone: a file of a few bytes can ask for terabytes."""
    short, long = sorted(image.size)
    return short > 0 and long <= limits.LARGEST_SIDE_PX and short * long <= limits.LARGEST_FILE_PX


def _resolution(image: Image.Image) -> int:
    """What a scanner wrote, or 0."""
    told = image.info.get("dpi", (0, 0))
    dpi = round(float(told[0])) if isinstance(told, tuple) and told else 0
    low, high = limits.RESOLUTION_RANGE_DPI
    return dpi if low <= dpi <= high and dpi not in _SCREEN_DPI else 0


def _rgb(image: Image.Image) -> Pixels:
    if image.mode in ("I;16", "I;16B", "I;16L", "I", "F"):
        values = np.asarray(image, np.float32)
        most = float(values.max(initial=0.0))
        grey = np.clip(values / (257.0 if most > 255 else 1.0), 0, 255).astype(np.uint8)
        return np.repeat(grey[..., None], 3, axis=2)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        ground = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(ground, image.convert("RGBA"))
    return np.asarray(image.convert("RGB"), np.uint8)
