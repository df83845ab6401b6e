"""Where it is signed: a line over the printed name, a box for the meterai (UU 10/2020), a box for the thumb of whoever
cannot write. Nothing is printed inside these places, so that a scan shows what was added by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from adminduk.forms.model import FormValues, Signature
from paper.forms.canvas import Canvas
from paper.forms.sheet import Box, Frame, InkKind, InkPlace, Rule
from paper.forms.typeface import Setting

_HIGH = 33.0  # mm to sign in
_METERAI, _THUMB = 26.0, 23.0  # a meterai is 24.5 x 32 mm, its upper edge may stand over
_GAP, _BETWEEN = 1.5, 6.0
_HEAD_PT, _NAME_PT, _SMALLEST_PT, _LABEL_PT = 9.0, 9.5, 7.0, 6.5
_ACROSS = 2  # signatures side by side
_DAY = 7.0
_LABEL = 3.2  # below the boxes


def signatures(canvas: Canvas, signed: Sequence[Signature], values: FormValues) -> None:
    """All of them, two to a row; they stay on one sheet where they fit."""
    across = (canvas.right - canvas.left - _BETWEEN) / _ACROSS
    each_set = [_set(canvas, each, across, values) for each in signed]
    rows = [each_set[start : start + _ACROSS] for start in range(0, len(each_set), _ACROSS)]
    canvas.need(_DAY + sum(map(_height, rows)))
    _place_and_day(canvas)
    for row in rows:
        canvas.need(_height(row))
        high = max(each.head.height for each in row)
        for column, each in enumerate(row):
            left = canvas.left + column * (across + _BETWEEN)
            canvas.lines(each.head, left, canvas.y, bold=True)
            _places(canvas, each, Box(left, canvas.y + high + 1, across, _HIGH))
        canvas.y += _height(row)


@dataclass(frozen=True)
class _Set:
    """A signature with its words set: what stands above the line, and below it the name, in brackets."""

    signature: Signature
    head: Setting
    name: Setting
    is_named: bool


def _set(canvas: Canvas, signature: Signature, across: float, values: FormValues) -> _Set:
    """Dots where nobody is named yet."""
    typeface = canvas.typeface
    known = typeface.printable(values.get(signature.named, "")) if signature.named else ""
    name = typeface.fitted(f"( {known or '.' * 40} )", across, _NAME_PT, _SMALLEST_PT)
    return _Set(signature, typeface.wrapped(signature.printed, across, _HEAD_PT, bold=True), name, bool(known))


def _height(row: Sequence[_Set]) -> float:
    return max(each.head.height for each in row) + 1 + _HIGH + _LABEL + max(each.name.height for each in row) + 2


def _place_and_day(canvas: Canvas) -> None:
    """Written by hand, on the day of signing."""
    baseline = canvas.y + _DAY - 2.5
    said = "Tempat, tanggal:"
    left = canvas.right - 100
    canvas.words(said, left, baseline, _HEAD_PT)
    canvas.draw(Rule(left + canvas.typeface.width(said, _HEAD_PT) + 2, canvas.right, baseline + 0.6))
    canvas.y += _DAY


def _places(canvas: Canvas, each: _Set, area: Box) -> None:
    left, right, signature = area.left, area.right, each.signature
    if signature.meterai:
        box = Box(left, area.top, _METERAI, _HIGH)
        canvas.draw(Frame(box, dashed=True))
        _label(canvas, "Meterai", box)
        _ink(canvas, signature, InkKind.METERAI, box)
        left = box.right + _GAP
    if signature.thumb:
        box = Box(right - _THUMB, area.top, _THUMB, _HIGH)
        canvas.draw(Frame(box))
        _label(canvas, "Cap jempol", box)
        _ink(canvas, signature, InkKind.THUMB, box)
        right = box.left - _GAP
    _ink(canvas, signature, InkKind.SIGNATURE, Box(left, area.top, right - left, _HIGH))
    canvas.draw(Rule(left, right, area.bottom + 0.8))
    place = Box(area.left, area.bottom + _LABEL, area.width, each.name.height)
    canvas.lines(each.name, place.left, place.top)
    if each.is_named:
        canvas.at(f"tanda-tangan.{signature.id}", place)


def _ink(canvas: Canvas, signature: Signature, kind: InkKind, box: Box) -> None:
    canvas.side.ink.append(InkPlace(signature.id, signature.printed, kind, box, signature.officer))


def _label(canvas: Canvas, text: str, box: Box) -> None:
    """Below the box, so that nothing in it is print."""
    across = canvas.typeface.width(text, _LABEL_PT)
    canvas.words(text, box.left + (box.width - across) / 2, box.bottom + 2.6, _LABEL_PT)
