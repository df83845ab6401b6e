"""What stands on a printed form, and where: read back by poppler, which knows nothing of how it was drawn."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from paper.forms.sheet import Box

_POINT = 25.4 / 72


@dataclass(frozen=True)
class Word:
    text: str
    x: float  # its middle, in mm
    y: float


def words_of(pdf: bytes, folder: Path) -> list[list[Word]]:
    """Every word on every page of `pdf`."""
    file = folder / "form.pdf"
    file.write_bytes(pdf)
    read = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, check=True).stdout
    tree = etree.fromstring(read, etree.HTMLParser(encoding="utf-8"))
    return [[_word(each) for each in page.iter("word")] for page in tree.iter("page")]


def _word(node: etree._Element) -> Word:
    left, right, top, bottom = (float(node.get(name, "0")) * _POINT for name in ("xmin", "xmax", "ymin", "ymax"))
    return Word(node.text or "", (left + right) / 2, (top + bottom) / 2)


def inside(words: Sequence[Word], box: Box) -> str:
    """What stands in `box`, its lines from above, without spaces."""
    here = [word for word in words if box.holds(word.x, word.y)]
    here.sort(key=lambda word: (round(word.y / 2.4), word.x))
    return "".join(word.text for word in here)
