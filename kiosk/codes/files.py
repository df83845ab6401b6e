"""Picture files, as a technician names them on the command line: opened carefully, in the worker process."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageOps

from hardware.scanner.port import Pixels
from kiosk.codes import limits
from kiosk.codes.advice import advise
from kiosk.codes.answers import Advice, FileRead, Unreadable
from kiosk.codes.decode import decode_all


def decode_file(
    path: str, budget_s: float | None = None, live: bool = False, clock: Callable[[], float] = time.process_time
) -> FileRead | Unreadable:
    """Every code in the picture file `path`."""
    pixels = open_picture(path)
    if isinstance(pixels, Unreadable):
        return pixels
    begun = clock()
    codes = decode_all(pixels, budget_s, live)
    cpu_ms = (clock() - begun) * 1000
    return FileRead(codes, Advice.NONE if codes or live else advise(pixels), cpu_ms)


def open_picture(path: str) -> Pixels | Unreadable:
    """`path` as (height, width, 3) uint8 RGB, the right way up; the first frame, on white where it is see-through."""
    Image.MAX_IMAGE_PIXELS = None  # the size is looked at here, before anything is unpacked
    try:
        with Image.open(path) as image:
            if image.width * image.height > limits.LARGEST_FILE_PX:
                return Unreadable.TOO_LARGE
            return _as_rgb(ImageOps.exif_transpose(image) or image)
    except FileNotFoundError:
        return Unreadable.MISSING
    except MemoryError:
        return Unreadable.TOO_LARGE
    except (OSError, ValueError, TypeError, SyntaxError, IndexError, KeyError, OverflowError, EOFError):
        return Unreadable.NOT_A_PICTURE  # Pillow's readers raise all of these on files made by hand or cut off


def _as_rgb(image: Image.Image) -> Pixels:
    if image.mode.startswith(("I", "F")):  # 16 bits and more: the brightest becomes white
        values = np.asarray(image, np.float32)
        low, high = float(np.nanmin(values)), float(np.nanmax(values))
        grey = np.nan_to_num((values - low) * (255 / max(high - low, 1e-6)))
        return np.repeat(np.clip(grey, 0, 255).astype(np.uint8)[..., None], 3, axis=2)
    if "A" in image.mode or "transparency" in image.info:
        over = image.convert("RGBA")
        white = Image.new("RGBA", over.size, "white")
        image = Image.alpha_composite(white, over)
    return np.asarray(image.convert("RGB"), np.uint8)
