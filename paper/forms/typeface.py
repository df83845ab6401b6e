"""Letters as wide as they will be printed: what fits on a line, what has to be made smaller, where a line is broken."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from paper.forms.sheet import point

if TYPE_CHECKING:
    from fpdf import FPDF

FAMILY = "formulir"
REPLACED = "?"  # stands for a letter that the typeface does not have
_LEADING = 1.2  # a line is this much higher than its letters


@dataclass(frozen=True)
class Faces:
    """The files of the typeface; they are embedded in every PDF."""

    regular: Path
    bold: Path

    def add_to(self, pdf: FPDF) -> None:
        pdf.add_font(FAMILY, "", self.regular)
        pdf.add_font(FAMILY, "B", self.bold)


@dataclass(frozen=True)
class Setting:
    """Lines of text that fit; `size` in points."""

    lines: tuple[str, ...]
    size: float

    @property
    def line_height(self) -> float:
        return point(self.size) * _LEADING

    @property
    def height(self) -> float:
        return self.line_height * len(self.lines)


class Typeface:
    """Measures in mm. One for each form that is laid out."""

    def __init__(self, faces: Faces) -> None:
        from fpdf import FPDF  # a fifth of a second: not before somebody needs it
        from fpdf.fonts import TTFFont

        self._pdf = FPDF()
        faces.add_to(self._pdf)
        font = self._pdf.fonts[FAMILY]
        if not isinstance(font, TTFFont):
            raise TypeError("a form is set in a typeface of its own")
        self._known = frozenset(font.cmap)

    def printable(self, text: str) -> str:
        """`text` in letters that the typeface has: marks without ink are left out, the others replaced visibly."""
        composed = unicodedata.normalize("NFC", " ".join(text.split()))
        inked = (each for each in composed if unicodedata.category(each) not in ("Cf", "Cc"))
        return "".join(each if ord(each) in self._known else REPLACED for each in inked)

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        self._pdf.set_font(FAMILY, "B" if bold else "", size)
        return float(self._pdf.get_string_width(text))

    def fitted(self, text: str, width: float, size: float, smallest: float, *, bold: bool = False) -> Setting:
        """`text` on one line, as small as `smallest` if it must; else on as many lines of that size as it takes."""
        while size > smallest and self.width(text, size, bold=bold) > width:
            size = max(smallest, size - 0.5)
        return Setting(tuple(self._broken(text, width, size, bold)) or ("",), size)

    def wrapped(self, text: str, width: float, size: float, *, bold: bool = False) -> Setting:
        return self.fitted(text, width, size, size, bold=bold)

    def _broken(self, text: str, width: float, size: float, bold: bool) -> Iterator[str]:
        line = ""
        for word in text.split():
            longer = f"{line} {word}" if line else word
            if self.width(longer, size, bold=bold) <= width:
                line = longer
                continue
            if line:
                yield line
            *full, line = self._cut(word, width, size, bold)
            yield from full
        if line:
            yield line

    def _cut(self, word: str, width: float, size: float, bold: bool) -> list[str]:
        """A word longer than a line, in pieces that fit."""
        pieces, piece = [], ""
        for letter in word:
            if piece and self.width(piece + letter, size, bold=bold) > width:
                pieces.append(piece)
                piece = ""
            piece += letter
        return [*pieces, piece]
