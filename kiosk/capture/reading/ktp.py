"""From the pixels of a KTP-el to its fields."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from adminduk.wilayah import Wilayah
from kiosk.capture.picture import Pixels
from kiosk.capture.reading import checks, limits, numbers
from kiosk.capture.reading.layout import assign
from kiosk.capture.reading.model import MISSING, NO_CARD, KtpReading, ReadField
from kiosk.capture.reading.rows import Placed, levelled
from kiosk.capture.reading.turning import upright_readings


def read_ktp(pixels: Pixels, wilayah: Wilayah, today: date) -> KtpReading:
    """The card somewhere in `pixels` ((h, w, 3) uint8 RGB, any way up). `NO_CARD` when none can be read."""
    for picture, lines in upright_readings(pixels, limits.CARD_SIDE_PX, limits.MOST_OF_CARD_PX):
        placed = levelled(lines)
        fields = assign(placed)
        if fields:
            return checks.checked(_nik(picture, placed), fields, wilayah, today)
    return NO_CARD


def _nik(picture: Pixels, lines: Sequence[Placed]) -> ReadField:
    """The NIK: what stands behind the colon of the line that has the most digits."""
    line = max(lines, key=lambda each: len(numbers.digits_of(each.line.letters)), default=None)
    if line is None:
        return MISSING
    return numbers.read_number(picture, line.line, numbers.digits_of(line.line.letters))
