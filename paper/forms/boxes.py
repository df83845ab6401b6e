"""Values written one character to a box: numbers and dates, as the forms ask for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from adminduk.forms.model import FieldKind, FormField
from paper.forms.canvas import Canvas
from paper.forms.sheet import Box, Frame

PITCH, HEIGHT = 4.8, 5.6  # mm of a box; a handwritten digit fits
_GAP = 1.6  # between day, month and year
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_TIME = re.compile(r"(\d{2})[:.](\d{2})")


def groups_of(field: FormField) -> tuple[int, ...]:
    """How many boxes stand together: (2, 2, 4) for a date; () where the form has a line instead."""
    match field.kind:
        case FieldKind.NIK | FieldKind.NOMOR_KK:
            return (16,)
        case FieldKind.DATE:
            return (2, 2, 4)
        case FieldKind.TIME:
            return (2, 2)
        case FieldKind.DIGITS if field.exactly:
            return (field.exactly,)
    return ()


def characters(field: FormField, value: str) -> str:
    """`value` as it stands in its boxes: a date as day, month, year."""
    if field.kind is FieldKind.DATE:
        date = _DATE.fullmatch(value)
        return "".join(reversed(date.groups())) if date else value
    if field.kind is FieldKind.TIME:
        return _TIME.sub(r"\1\2", value)
    return value


def fits(field: FormField, value: str) -> bool:
    """Whether `value` has a box for each of its characters. One that has not is written out, not cut off."""
    return len(characters(field, value)) <= sum(groups_of(field))


def width_of(groups: tuple[int, ...], pitch: float = PITCH) -> float:
    return sum(groups) * pitch + (len(groups) - 1) * _GAP


def row_of(canvas: Canvas, groups: tuple[int, ...], text: str, place: Box, *, shaded: bool = False) -> Box:
    """A row of boxes at the left of `place` and as high, as wide as they need or as `place` lets them. Their place."""
    pitch = min(PITCH, (place.width - (len(groups) - 1) * _GAP) / sum(groups))
    size = min(10.0, pitch * 2.3)
    for box, letter in zip(_boxes(groups, pitch, place), text.ljust(sum(groups)), strict=True):
        canvas.draw(Frame(box, shaded=shaded))
        if letter != " ":
            canvas.centred(letter, box, size)
    return Box(place.left, place.top, width_of(groups, pitch), place.height)


def _boxes(groups: tuple[int, ...], pitch: float, place: Box) -> Iterator[Box]:
    left = place.left
    for count in groups:
        for _ in range(count):
            yield Box(left, place.top, pitch, place.height)
            left += pitch
        left += _GAP
