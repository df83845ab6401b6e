"""A printed form, signed by somebody who exists nowhere, as it is laid on the glass again.

What came out of the printer is painted by poppler. Where to sign is read from the print itself, as a person would:
the name in brackets stands below the line, and the box for the meterai says so.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from dock.samples import RESOLUTION
from hardware.scanner.port import Pixels

_MM = RESOLUTION / 25.4
_POINT = 25.4 / 72  # millimetres
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)</word>')
_COLUMN, _BOX, _INDENT = 87.0, 28.0, 6.0  # mm that one signer has, that the box for the meterai takes, before the ink
_SAME_LINE = 8.0
_METERAI = (24.0, 30.0)  # mm; it stands on the lower edge of its box
_ABOVE_LABEL, _ABOVE_NAME = 1.5, 20.0  # mm from the words up: edge of the box, middle of the place to sign
_BLUE, _ROSE, _DARK_ROSE = (40, 60, 160), (214, 168, 190), (150, 80, 120)


@dataclass(frozen=True)
class _Word:
    text: str
    left: float  # mm, as are the others
    top: float
    right: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    def stands_beside(self, name: _Word) -> bool:
        """Whether this label belongs to the box of the one whose name begins with the bracket `name`."""
        return name.left <= self.left < name.left + _COLUMN and abs(self.top - name.top) < _SAME_LINE


def sheet_of(pdf: bytes, page: int, *, signed: bool) -> Pixels:
    """Page `page` (from 1) of a print as (rows, columns, 3) uint8 RGB at `RESOLUTION`, with or without ink on it.

    ValueError when there is no such page or it cannot be painted here; its words are for whoever tries the kiosk.
    """
    with tempfile.TemporaryDirectory(prefix="dok-") as place:
        file = Path(place) / "cetakan.pdf"
        file.write_bytes(pdf)
        chosen = ["-f", str(page), "-l", str(page), str(file)]
        _run("pdftoppm", "-r", str(RESOLUTION), "-png", "-singlefile", *chosen, str(file.with_suffix("")))
        with Image.open(file.with_suffix(".png")) as painted:
            picture = painted.convert("RGB")
        if signed:
            _sign(picture, [_word(found) for found in _WORD.finditer(_run("pdftotext", "-bbox", *chosen, "-"))])
    return np.asarray(picture, dtype=np.uint8)


def _run(*command: str) -> str:
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
    except (OSError, subprocess.SubprocessError) as error:
        raise ValueError("Kertas ini tidak dapat digambar di sini. Pasang paket poppler-utils.") from error


def _word(found: re.Match[str]) -> _Word:
    left, top, right = (float(found[number]) * _POINT for number in (1, 2, 3))
    return _Word(found[4], left, top, right)


def _sign(picture: Image.Image, words: list[_Word]) -> None:
    pen = ImageDraw.Draw(picture)
    boxes = [word for word in words if word.text == "Meterai"]
    for box in boxes:
        _stick_meterai(pen, box.middle, box.top - _ABOVE_LABEL)
    for name in (word for word in words if word.text == "("):
        has_box = any(box.stands_beside(name) for box in boxes)
        _write(pen, name.left + (_BOX if has_box else 0) + _INDENT, name.top - _ABOVE_NAME)


def _stick_meterai(pen: ImageDraw.ImageDraw, middle: float, bottom: float) -> None:
    wide, high = _METERAI
    corners = [(middle - wide / 2) * _MM, (bottom - high) * _MM, (middle + wide / 2) * _MM, bottom * _MM]
    pen.rectangle(corners, fill=_ROSE, outline=_DARK_ROSE, width=8)
    for inset in range(3, 12, 3):
        pen.ellipse(
            [corners[0] + inset * _MM, corners[1] + inset * _MM, corners[2] - inset * _MM, corners[3] - inset * _MM],
            outline=_DARK_ROSE,
            width=5,
        )


def _write(pen: ImageDraw.ImageDraw, left: float, middle: float) -> None:
    """A few loops of a blue ball-pen, 24 mm long."""
    turns = np.linspace(0, 9 * np.pi, 200)
    across = left + turns / turns[-1] * 20 + 2.5 * np.cos(turns)
    down = middle + 5 * np.sin(turns) * np.linspace(1, 0.4, len(turns))
    points = [(float(x) * _MM, float(y) * _MM) for x, y in zip(across, down, strict=True)]
    pen.line(points, fill=_BLUE, width=7, joint="curve")
