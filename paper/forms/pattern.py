"""How dark a sheet is printed, cell by cell: it tells a form from others when its corner code cannot be read."""

from __future__ import annotations

import cv2
import numpy as np

from paper.forms.sheet import Box, Frame, Rule, Sheet, Solid, Words, point

CELL = 5.0  # mm of a side
_FINE = 2  # pixels a mm, to draw on
_PRINT = 90  # grey of a line of text, of 255: a third of it is ink
_LETTER = 0.52  # of its size, the width of a letter on the mean


def pattern_of(sheet: Sheet) -> tuple[bytes, int]:
    """The cells of `sheet`, 0 to 255, row by row, and how many make a row."""
    fine = np.zeros((round(sheet.height * _FINE), round(sheet.width * _FINE)), np.float32)
    for each in sheet.drawn:
        match each:
            case Words():
                high = point(each.size)
                _fill(fine, Box(each.left, each.baseline - high * 0.7, high * _LETTER * len(each.text), high * 0.7))
            case Frame(box):
                _outline(fine, box)
            case Rule(left, right, y):
                _fill(fine, Box(left, y, right - left, 0.25), 255)
            case Solid(box):
                _fill(fine, box, 255)
    columns, rows = round(sheet.width / CELL), round(sheet.height / CELL)
    cells = cv2.resize(fine, (columns, rows), interpolation=cv2.INTER_AREA)
    return np.clip(cells, 0, 255).astype(np.uint8).tobytes(), columns


def _outline(fine: np.ndarray[tuple[int, int], np.dtype[np.float32]], box: Box) -> None:
    thin = 0.25
    for edge in (
        Box(box.left, box.top, box.width, thin),
        Box(box.left, box.bottom, box.width, thin),
        Box(box.left, box.top, thin, box.height),
        Box(box.right, box.top, thin, box.height),
    ):
        _fill(fine, edge, 160)


def _fill(fine: np.ndarray[tuple[int, int], np.dtype[np.float32]], box: Box, grey: int = _PRINT) -> None:
    top, left = round(box.top * _FINE), round(box.left * _FINE)
    bottom, right = max(top + 1, round(box.bottom * _FINE)), max(left + 1, round(box.right * _FINE))
    fine[top:bottom, left:right] = grey
