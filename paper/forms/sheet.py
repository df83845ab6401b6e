"""A form as drawn, before it is a PDF: sheets of marks at places in millimetres, and where each value stands.

The same values draw the PDF, tell a test where to read each value, and tell the kiosk where a signature has to be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

_POINT = 25.4 / 72  # millimetres


class Paper(StrEnum):
    """What a form is printed on. Village offices stock F4 (folio)."""

    A4 = "a4"
    F4 = "f4"

    @property
    def size(self) -> tuple[float, float]:
        """Short and long side in mm."""
        return {Paper.A4: (210.0, 297.0), Paper.F4: (215.0, 330.0)}[self]


@dataclass(frozen=True)
class Box:
    """A place on a sheet, in mm from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def inside(self, rim: float) -> Box:
        """Without a rim of this width."""
        return Box(self.left + rim, self.top + rim, self.width - 2 * rim, self.height - 2 * rim)

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True)
class Words:
    """One line of text; `left` and `baseline` in mm, `size` in points."""

    text: str
    left: float
    baseline: float
    size: float
    bold: bool = False


@dataclass(frozen=True)
class Frame:
    """An empty box with an outline; `shaded` grey, for headings and what the office fills in."""

    box: Box
    dashed: bool = False
    shaded: bool = False


@dataclass(frozen=True)
class Rule:
    """A line to write on."""

    left: float
    right: float
    y: float


@dataclass(frozen=True)
class Solid:
    """A black square: one of the four marks by which a scanned sheet is laid straight."""

    box: Box


@dataclass(frozen=True)
class Code:
    """A QR code, quiet edge not counted."""

    payload: str
    box: Box


Drawn = Words | Frame | Rule | Solid | Code


class InkKind(StrEnum):
    SIGNATURE = "tanda-tangan"
    THUMB = "cap-jempol"
    METERAI = "meterai"


@dataclass(frozen=True)
class InkPlace:
    """Where somebody signs, presses a thumb or sticks the meterai. `signer`: the id of the signature on the form,
    `printed` its words."""

    signer: str
    printed: str
    kind: InkKind
    box: Box
    officer: bool = False


@dataclass(frozen=True)
class Sheet:
    """One side of paper. `places`: where the value of each key stands; of a list to tick, also of each "key=code"."""

    width: float
    height: float
    drawn: tuple[Drawn, ...]
    places: Mapping[str, Box]
    ink: tuple[InkPlace, ...]
    code: str


def point(size: float) -> float:
    """`size` points in mm."""
    return size * _POINT
