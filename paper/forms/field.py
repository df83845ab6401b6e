"""One field of a form: its number and words at the left, its boxes, ticks or line at the right."""

from __future__ import annotations

from collections.abc import Mapping

from adminduk.forms.model import FieldKind, FormField
from paper.forms import boxes, options
from paper.forms.canvas import Canvas, middle
from paper.forms.known import Known
from paper.forms.sheet import Box, Frame, Rule
from paper.forms.typeface import Setting

_LABEL, _NUMBER = 60.0, 8.0  # mm
_LABEL_PT, _VALUE_PT, _SMALLEST_PT = 9.0, 10.5, 8.0
_LINE = 6.2  # a line that a hand can write on
_SPACE = 1.0  # between two fields
_LONG = 100  # letters, from which on an empty field has a second line


def field_row(canvas: Canvas, field: FormField, key: str, value: str, known: Known) -> None:
    """The field from the canvas' `y` down. What the office fills in stays empty."""
    value = "" if field.officer else canvas.typeface.printable(value)
    entries = known.entries(field)
    if entries and (field.kind is FieldKind.CODES or len(entries) <= options.MOST):
        _ticked(canvas, field, key, value, entries)
    elif boxes.groups_of(field) and boxes.fits(field, value):
        _boxed(canvas, field, key, value)
    else:
        _written(canvas, field, key, canvas.typeface.printable(known.in_words(field, value)))


def _ticked(canvas: Canvas, field: FormField, key: str, value: str, entries: Mapping[str, str]) -> None:
    """A short list stands beside its words, a long one below them."""
    label, chosen = _label(canvas, field), frozenset(value.split(",") if value else ())
    left = canvas.left + _NUMBER + (0 if len(entries) > options.MANY else _LABEL)
    ticks = options.set_in_columns(canvas.typeface, entries, canvas.right - left)
    above = label.height + 2 if len(entries) > options.MANY else 0.0
    canvas.need(above + max(ticks.height, label.height))
    _say(canvas, field, label)
    canvas.y += above
    canvas.at(key, Box(left, canvas.y, canvas.right - left, ticks.height))
    options.tick(canvas, key, ticks, chosen, left)
    canvas.y += max(ticks.height, label.height - above) + _SPACE


def _boxed(canvas: Canvas, field: FormField, key: str, value: str) -> None:
    label = _label(canvas, field)
    canvas.need(max(label.height, boxes.HEIGHT))
    place, text = _place(canvas, boxes.HEIGHT), boxes.characters(field, value)
    canvas.at(key, boxes.row_of(canvas, boxes.groups_of(field), text, place, shaded=field.officer))
    _say(canvas, field, label)
    canvas.y += max(label.height, boxes.HEIGHT) + _SPACE


def _written(canvas: Canvas, field: FormField, key: str, text: str) -> None:
    """On lines; a long value is made smaller, then takes more of them."""
    label = _label(canvas, field)
    setting = canvas.typeface.fitted(text, _place(canvas, 0).width - 2, _VALUE_PT, _SMALLEST_PT)
    lines = max(len(setting.lines), 2 if field.longest >= _LONG and not text else 1)
    canvas.need(max(lines * _LINE, label.height))
    place = _place(canvas, lines * _LINE)
    canvas.at(key, place)
    if field.officer:
        canvas.draw(Frame(place, shaded=True))
    else:
        _on_lines(canvas, place, setting, lines)
    _say(canvas, field, label)
    canvas.y += max(place.height, label.height) + _SPACE


def _on_lines(canvas: Canvas, place: Box, setting: Setting, lines: int) -> None:
    for number in range(lines):
        bottom = place.top + (number + 1) * _LINE
        canvas.draw(Rule(place.left, place.right, bottom - 0.6))
        if number < len(setting.lines):
            canvas.words(setting.lines[number], place.left + 1, bottom - 1.9, setting.size)


def _place(canvas: Canvas, height: float) -> Box:
    left = canvas.left + _NUMBER + _LABEL
    return Box(left, canvas.y, canvas.right - left, height)


def _label(canvas: Canvas, field: FormField) -> Setting:
    printed = f"{field.printed} (petugas)" if field.officer else field.printed
    return canvas.typeface.wrapped(canvas.typeface.printable(printed), _LABEL - 2, _LABEL_PT)


def _say(canvas: Canvas, field: FormField, label: Setting) -> None:
    baseline = middle(Box(0, canvas.y, 0, boxes.HEIGHT), label.size)
    if field.no:
        canvas.words(f"{field.no}.", canvas.left, baseline, label.size)
    for number, line in enumerate(label.lines):
        canvas.words(line, canvas.left + _NUMBER, baseline + number * label.line_height, label.size)
