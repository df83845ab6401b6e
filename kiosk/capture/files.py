"""Pictures from files, looked at before they are opened: what is too large is refused by what its first bytes say."""

from __future__ import annotations

import struct
import warnings
import zlib
from enum import Enum, auto
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from hardware.scanner.port import Pixels, ScannedSheet
from kiosk.capture import limits

FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "WEBP", "PPM", "GIF")
_SCREEN_DPI = (72, 96)  # what cameras and programs write when they do not know
_WHITES = (1.0, 255, 1023, 4095, 16_383, 65_535)  # what white is in pictures of more than eight bits
# Pillow's decoders raise all of these on files that are cut off or made by hand.
_PLAIN = (OSError, ValueError, SyntaxError, ArithmeticError, LookupError, TypeError, AttributeError, RuntimeError)
_DAMAGED = (*_PLAIN, EOFError, AssertionError, struct.error, zlib.error)


class Refused(Enum):
    """Why a file gave no picture."""

    MISSING = auto()
    NO_PICTURE = auto()
    TOO_LARGE = auto()


def read_image(path: Path) -> ScannedSheet | None:
    """The picture at `path`, or None (see `open_image`)."""
    opened = open_image(path)
    return None if isinstance(opened, Refused) else opened


def open_image(path: Path) -> ScannedSheet | Refused:
    """The picture at `path`, upright as its camera says, with its resolution (0 when nobody measured it).

    Refused when it is no picture, a damaged one, or larger than `limits.LARGEST_FILE_PX`. CMYK, palettes, transparency
    and more than eight bits become plain RGB; of a file with several pages the first.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(path)
    except FileNotFoundError:
        return Refused.MISSING
    except (MemoryError, Image.DecompressionBombError):
        return Refused.TOO_LARGE
    except _DAMAGED:
        return Refused.NO_PICTURE


def _read(path: Path) -> ScannedSheet | Refused:
    with Image.open(path, formats=FORMATS) as image:
        if not _may_be_opened(image):
            return Refused.TOO_LARGE
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
    if image.mode.startswith(("I", "F")):
        return np.repeat(_eight_bits(np.asarray(image))[..., None], 3, axis=2)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        over = image.convert("RGBA")
        image = Image.new("RGB", over.size, "white")
        image.paste(over, mask=over.getchannel("A"))
    return np.asarray(image.convert("RGB"), np.uint8)


def _eight_bits(values: np.ndarray) -> Pixels:
    """`values` of any depth as 0 to 255; what is no number is black."""
    finite = np.nan_to_num(np.asarray(values, np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    most = float(finite.max(initial=0.0))
    white = next((each for each in _WHITES if most <= each), most)
    return np.asarray(np.clip(finite * (255 / white), 0, 255), np.uint8)
