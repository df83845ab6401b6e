"""A section of rows: one line for each person. Columns that do not fit side by side stand below each other in bands,
each with its row numbers; more people than a sheet has lines get another table."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from adminduk.forms.model import FieldKind, FormField, FormSection, FormValues
from paper.forms import boxes
from paper.forms.canvas import Canvas, middle
from paper.forms.known import Known
from paper.forms.sheet import Box, Frame
from paper.forms.typeface import Setting

_WIDTH = {  # mm that a column needs; they are stretched to fill the sheet
    FieldKind.NAME: 52.0,
    FieldKind.WORDS: 36.0,
    FieldKind.NIK: 55.0,
    FieldKind.NOMOR_KK: 55.0,
    FieldKind.DATE: 32.0,
    FieldKind.TIME: 18.0,
    FieldKind.CODE: 27.0,
    FieldKind.CODES: 36.0,
    FieldKind.PLACE: 42.0,
    FieldKind.DECIMAL: 16.0,
    FieldKind.PHONE: 30.0,
    FieldKind.EMAIL: 42.0,
}
_DIGITS, _DIGIT = 22.0, 4.0
_SQUEEZE = 1.2
_NUMBER = 8.0  # of the column with the row's number
_ROW, _RIM = 7.0, 0.8
_HEAD_PT, _VALUE_PT, _SMALLEST_PT = 7.5, 9.0, 6.5
_LEGEND_PT = 7.0
_SPACE = 3.0

Column = tuple[FormField, float]  # and how wide it is


def table(canvas: Canvas, section: FormSection, values: FormValues, known: Known) -> None:
    """Every row that has a value, and empty ones up to the form's own number of lines."""
    _Table(canvas, section, values, known).draw()


@dataclass(frozen=True)
class _Table:
    canvas: Canvas
    section: FormSection
    values: FormValues
    known: Known

    def draw(self) -> None:
        canvas, per_sheet = self.canvas, self.section.rows or 1
        tables = max(1, -(-self._last_row() // per_sheet))
        bands = tuple(_bands(self.section.fields, canvas.right - canvas.left - _NUMBER))
        for number in range(tables):
            for band in bands:
                self._band(band, range(number * per_sheet + 1, (number + 1) * per_sheet + 1))
                canvas.y += _SPACE
        self._legend()

    def _last_row(self) -> int:
        prefix = f"{self.section.id}."
        filled = (key.removeprefix(prefix) for key, value in self.values.items() if key.startswith(prefix) and value)
        rows = (key.partition(".")[0] for key in filled)
        return max((int(row) for row in rows if row.isdecimal()), default=0)

    def _band(self, band: list[Column], rows: range) -> None:
        canvas = self.canvas
        heads = [canvas.typeface.wrapped(_head(field), width - 2 * _RIM, _HEAD_PT) for field, width in band]
        head_height = max(head.height for head in heads) + 2 * _RIM
        lines = [[self._setting(field, width, row) for field, width in band] for row in rows]
        heights = [max(_ROW, *(setting.height + 2 * _RIM for setting in line)) for line in lines]
        canvas.need(head_height + sum(heights))
        self._heading(band, heads, head_height)
        for row, line, height in zip(rows, lines, heights, strict=True):
            canvas.need(height)
            self._row(band, row, line, height)

    def _value(self, row: int, field: FormField) -> str:
        return "" if field.officer else self.values.get(self._key(row, field), "")

    def _key(self, row: int, field: FormField) -> str:
        return f"{self.section.id}.{row}.{field.id}"

    def _setting(self, field: FormField, width: float, row: int) -> Setting:
        typeface = self.canvas.typeface
        text = typeface.printable(self.known.in_words(field, self._value(row, field)))
        return typeface.fitted(text, width - 2 * _RIM - 0.4, _VALUE_PT, _SMALLEST_PT)

    def _heading(self, band: list[Column], heads: list[Setting], height: float) -> None:
        canvas = self.canvas
        number = Box(canvas.left, canvas.y, _NUMBER, height)
        canvas.draw(Frame(number, shaded=True))
        canvas.centred("No", number, _HEAD_PT)
        for place, head in zip(self._places(band, height), heads, strict=True):
            canvas.draw(Frame(place, shaded=True))
            canvas.lines(head, place.left + _RIM, place.top + _RIM)
        canvas.y += height

    def _row(self, band: list[Column], row: int, line: list[Setting], height: float) -> None:
        canvas = self.canvas
        number = Box(canvas.left, canvas.y, _NUMBER, height)
        canvas.draw(Frame(number))
        canvas.centred(str(row), number, _VALUE_PT)
        for (field, _), place, setting in zip(band, self._places(band, height), line, strict=True):
            canvas.draw(Frame(place, shaded=field.officer))
            canvas.at(self._key(row, field), place)
            self._cell(field, place, self._value(row, field), setting)
        canvas.y += height

    def _cell(self, field: FormField, place: Box, value: str, setting: Setting) -> None:
        canvas, groups = self.canvas, boxes.groups_of(field)
        value = canvas.typeface.printable(value)
        if groups and boxes.fits(field, value):
            top = place.top + (place.height - boxes.HEIGHT) / 2
            inner = Box(place.left + _RIM, top, place.width - 2 * _RIM, boxes.HEIGHT)
            boxes.row_of(canvas, groups, boxes.characters(field, value), inner, shaded=field.officer)
        elif len(setting.lines) == 1:
            canvas.words(setting.lines[0], place.left + _RIM, middle(place, setting.size), setting.size)
        else:
            canvas.lines(setting, place.left + _RIM, place.top + _RIM)

    def _places(self, band: list[Column], height: float) -> Iterator[Box]:
        left = self.canvas.left + _NUMBER
        for _, width in band:
            yield Box(left, self.canvas.y, width, height)
            left += width

    def _legend(self) -> None:
        """What the codes in the columns mean, for whoever writes or reads them."""
        lists = {field.codes: field for field in reversed(self.section.fields) if self.known.entries(field)}
        for field in reversed(lists.values()):
            self._meaning(field)
        self.canvas.y += _SPACE / 2

    def _meaning(self, field: FormField) -> None:
        canvas = self.canvas
        meaning = "; ".join(f"{code} {name}" for code, name in self.known.entries(field).items())
        text = canvas.typeface.printable(f"{field.printed}: {meaning}.")
        setting = canvas.typeface.wrapped(text, canvas.right - canvas.left, _LEGEND_PT)
        canvas.need(setting.height)
        canvas.lines(setting, canvas.left, canvas.y)
        canvas.y += setting.height + 0.8


def _needs(field: FormField) -> float:
    if field.kind is FieldKind.DIGITS:
        return max(14.0, field.exactly * _DIGIT) if field.exactly else _DIGITS
    return _WIDTH[field.kind]


def _bands(fields: Sequence[FormField], across: float) -> Iterator[list[Column]]:
    """As few bands as there can be when columns are squeezed a little, each about as full as the others."""
    total = sum(map(_needs, fields))
    count = max(1, math.ceil(total / (across * _SQUEEZE)))
    bands: list[list[FormField]] = [[] for _ in range(count)]
    before = 0.0
    for field in fields:
        middle_of = before + _needs(field) / 2
        bands[int(middle_of / total * count)].append(field)
        before += _needs(field)
    yield from (_stretched(band, across) for band in bands if band)


def _stretched(band: list[FormField], across: float) -> list[Column]:
    share = across / sum(map(_needs, band))
    return [(field, _needs(field) * share) for field in band]


def _head(field: FormField) -> str:
    printed = f"{field.no}. {field.printed}" if field.no else field.printed
    return f"{printed} (petugas)" if field.officer else printed
