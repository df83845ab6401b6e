"""Where it is signed: a line over the printed name, a box for the meterai (UU 10/2020), a box for the thumb of whoever
cannot write. Nothing is printed inside these places, so that a scan shows what was added by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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


def signatures(canvas: Canvas, signed: Sequence[Signature], values: FormValues) -> None:
    """All of them, two to a row; they stay on one sheet where they fit."""
    across = (canvas.right - canvas.left - _BETWEEN) / _ACROSS
    rows = [signed[start : start + _ACROSS] for start in range(0, len(signed), _ACROSS)]
    heads = [[canvas.typeface.wrapped(each.printed, across, _HEAD_PT, bold=True) for each in row] for row in rows]
    heights = [max(head.height for head in line) + 1 + _HIGH + 9.0 for line in heads]
    canvas.need(_DAY + sum(heights))
    _place_and_day(canvas)
    for row, line, height in zip(rows, heads, heights, strict=True):
        canvas.need(height)
        high = max(head.height for head in line)
        for column, (each, head) in enumerate(zip(row, line, strict=True)):
            left = canvas.left + column * (across + _BETWEEN)
            canvas.lines(head, left, canvas.y, bold=True)
            _places(canvas, each, Box(left, canvas.y + high + 1, across, _HIGH), values)
        canvas.y += height


def _place_and_day(canvas: Canvas) -> None:
    """Written by hand, on the day of signing."""
    baseline = canvas.y + _DAY - 2.5
    said = "Tempat, tanggal:"
    left = canvas.right - 100
    canvas.words(said, left, baseline, _HEAD_PT)
    canvas.draw(Rule(left + canvas.typeface.width(said, _HEAD_PT) + 2, canvas.right, baseline + 0.6))
    canvas.y += _DAY


def _places(canvas: Canvas, signature: Signature, area: Box, values: FormValues) -> None:
    left, right = area.left, area.right
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
    _name(canvas, signature, area, values)


def _ink(canvas: Canvas, signature: Signature, kind: InkKind, box: Box) -> None:
    canvas.side.ink.append(InkPlace(signature.id, kind, box, signature.officer))


def _label(canvas: Canvas, text: str, box: Box) -> None:
    """Below the box, so that nothing in it is print."""
    across = canvas.typeface.width(text, _LABEL_PT)
    canvas.words(text, box.left + (box.width - across) / 2, box.bottom + 2.6, _LABEL_PT)


def _name(canvas: Canvas, signature: Signature, area: Box, values: FormValues) -> None:
    known = canvas.typeface.printable(values.get(signature.named, "")) if signature.named else ""
    place = Box(area.left, area.bottom + 3.2, area.width, 5.0)
    if known:
        canvas.at(f"tanda-tangan.{signature.id}", place)
    for setting in _settings(canvas, known, place):
        canvas.lines(setting, place.left, place.top)


def _settings(canvas: Canvas, name: str, place: Box) -> Iterator[Setting]:
    """ "( NAME )"; dots where nobody is named yet."""
    inside = name or "." * 40
    yield canvas.typeface.fitted(f"( {inside} )", place.width, _NAME_PT, _SMALLEST_PT)
