"""Picture files, as a technician names them on the command line: opened carefully, in the worker process."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from hardware.scanner.port import Pixels
from kiosk.capture.files import Refused, open_image
from kiosk.codes.advice import advise
from kiosk.codes.answers import Advice, FileRead, Unreadable
from kiosk.codes.decode import decode_all

_SAID = {
    Refused.MISSING: Unreadable.MISSING,
    Refused.NO_PICTURE: Unreadable.NOT_A_PICTURE,
    Refused.TOO_LARGE: Unreadable.TOO_LARGE,
}


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
    opened = open_image(Path(path))
    return _SAID[opened] if isinstance(opened, Refused) else opened.pixels
