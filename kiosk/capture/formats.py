"""The sizes of paper that residents bring."""

from __future__ import annotations

import numpy as np

from kiosk.capture import limits
from kiosk.capture.picture import Picture, Points

# (short side, long side) in millimetres. F4 ("folio") is 215 x 330 in Indonesia; the booklet is an opened buku nikah.
FORMATS_MM: dict[str, tuple[float, float]] = {
    "id-1": (53.98, 85.6),
    "a6": (105.0, 148.0),
    "a5": (148.0, 210.0),
    "booklet": (176.0, 250.0),
    "a4": (210.0, 297.0),
    "f4": (215.0, 330.0),
}


def sides_of(corners: Points) -> tuple[float, float]:
    """(short, long) of the sheet at `corners`, in pixels: the means of opposite sides."""
    lengths = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    pair = float(lengths[0] + lengths[2]) / 2, float(lengths[1] + lengths[3]) / 2
    return min(pair), max(pair)


def format_of(corners: Points, dpi: float) -> str | None:
    """The format whose size the sheet at `corners` has, when the picture is really `dpi` dots per inch."""
    short, long = (side / dpi * 25.4 for side in sides_of(corners))
    for name, (width, height) in FORMATS_MM.items():
        if abs(short / width - 1) < limits.FORMAT_FIT and abs(long / height - 1) < limits.FORMAT_FIT:
            return name
    return None


def likely_card(corners: Points, bed: Picture) -> bool:
    """Whether the sheet at `corners` of `bed` is a card: by its size, or from a camera by its shape."""
    if bed.measured:
        return sides_of(corners)[1] < bed.px(limits.LONGEST_CARD_MM)
    short, long = sides_of(corners)
    return abs(long / max(short, 1e-6) - 85.6 / 53.98) < limits.CARD_SHAPE


def like_a_card(corners: Points) -> bool:
    """Whether this may be a card, seen at an angle."""
    short, long = sides_of(corners)
    return abs(long / max(short, 1e-6) - 85.6 / 53.98) < limits.CARD_SHAPE_SEEN
