"""A code list with a box to tick before each entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from paper.forms.canvas import Canvas, middle
from paper.forms.sheet import Box, Frame
from paper.forms.typeface import Setting, Typeface

MOST = 16  # entries of a list to tick one of that is printed whole; of a longer one, the code is written
MANY = 8  # entries, from which on the list takes the whole width of the sheet
_TICK, _GAP, _BETWEEN = 3.6, 1.4, 4.0  # mm
_SIZE = 8.5
_ROW = 4.8
_COLUMNS = 4


@dataclass(frozen=True)
class Ticks:
    """A list set in columns, read downwards: the codes of each line, and how high each line is."""

    entries: Mapping[str, Setting]
    lines: tuple[tuple[str, ...], ...]
    heights: tuple[float, ...]
    across: float  # of one column

    @property
    def height(self) -> float:
        return sum(self.heights)


def set_in_columns(typeface: Typeface, entries: Mapping[str, str], width: float) -> Ticks:
    """All `entries` in `width` mm, in as many columns as make them stand lowest."""
    names = {code: typeface.printable(f"{code}. {name}") for code, name in entries.items()}
    most = min(_COLUMNS, len(names))
    ways = [_in_columns(typeface, names, width, columns) for columns in range(1, most + 1)]
    return min(ways, key=lambda way: way.height)


def _in_columns(typeface: Typeface, names: Mapping[str, str], width: float, columns: int) -> Ticks:
    across = (width - (columns - 1) * _BETWEEN) / columns
    settings = {code: typeface.wrapped(name, across - _TICK - _GAP, _SIZE) for code, name in names.items()}
    rows = -(-len(names) // columns)
    lines = tuple(tuple(list(names)[row::rows]) for row in range(rows))
    heights = tuple(max(_ROW, *(settings[code].height + 1.0 for code in line)) for line in lines)
    return Ticks(settings, lines, heights, across)


def tick(canvas: Canvas, key: str, ticks: Ticks, chosen: frozenset[str], left: float) -> None:
    """Draw `ticks` from the canvas' `y` down, which stays; those that were `chosen` with a cross."""
    top = canvas.y
    for line, height in zip(ticks.lines, ticks.heights, strict=True):
        for column, code in enumerate(line):
            place = Box(left + column * (ticks.across + _BETWEEN), top, ticks.across, height)
            _entry(canvas, f"{key}={code}", place, ticks.entries[code], ticked=code in chosen)
        top += height


def _entry(canvas: Canvas, key: str, place: Box, name: Setting, *, ticked: bool) -> None:
    box = Box(place.left, place.top + (_ROW - _TICK) / 2, _TICK, _TICK)
    canvas.draw(Frame(box))
    canvas.at(key, box)
    if ticked:
        canvas.centred("X", box, 10, bold=True)
    first = middle(Box(place.left, place.top, place.width, _ROW), name.size)
    for number, line in enumerate(name.lines):
        canvas.words(line, box.right + _GAP, first + number * name.line_height, name.size)
