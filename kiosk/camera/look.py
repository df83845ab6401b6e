"""What the process beside says about one frame, as plain values: the window's process loads no OpenCV for them."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.codes.answers import Advice
from kiosk.live import Corner

Outline = tuple[Corner, Corner, Corner, Corner]


@dataclass(frozen=True)
class Look:
    """`outline`: the sheet's corners clockwise from top left, across and down, each 0.0 to 1.0 of the frame; None while
    none is seen. `sharp`: of several frames of one still sheet, the largest is the sharpest. `bare`: nothing is printed
    on it, so that it may be a tile or a board of the empty table."""

    outline: Outline | None = None
    sharp: float = 0.0
    blurred: bool = False
    dark: bool = False
    glare: bool = False
    bare: bool = False


@dataclass(frozen=True)
class CodeLook:
    """`text`: what the code in the frame says, None while none is read; `advice`: what keeps it from being read."""

    text: str | None = field(default=None, repr=False)  # often a NIK or the key of a request
    advice: Advice = Advice.NONE
