"""The QR code on a slip: how large its squares are, and its squares when the printer cannot draw them itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import segno

if TYPE_CHECKING:
    from PIL.Image import Image

# 30 mm at 203 dpi: large enough for a cheap phone at arm's length, and it leaves a quiet edge on 58 mm paper.
_TARGET_DOTS = 240
_SMALLEST, _LARGEST = 3, 8  # dots a square; below 3 heat blurs one square into the next
QUIET_SQUARES = 2  # white around the code; the paper's own edge adds the rest


def squares(payload: str) -> tuple[tuple[bool, ...], ...]:
    """The code as rows of squares, True is black. Error correction M: a folded slip still reads."""
    return tuple(tuple(map(bool, row)) for row in segno.make_qr(payload, error="m").matrix)


def dots_per_square(payload: str) -> int:
    return max(_SMALLEST, min(_LARGEST, _TARGET_DOTS // len(squares(payload))))


def picture(payload: str) -> Image:
    """The code in black on white (mode "1"), at the printer's own resolution, with its quiet edge."""
    from PIL import Image as Pictures

    matrix, size = squares(payload), dots_per_square(payload)
    side = len(matrix) + 2 * QUIET_SQUARES
    small = Pictures.new("1", (side, side), 1)
    for y, row in enumerate(matrix):
        for x, black in enumerate(row):
            if black:
                small.putpixel((x + QUIET_SQUARES, y + QUIET_SQUARES), 0)
    return small.resize((side * size, side * size), Pictures.Resampling.NEAREST)
