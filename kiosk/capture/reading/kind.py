"""Whether a page is a KTP-el or a KK, by the words that only one of them bears. Everything else is "nobody knows"."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from kiosk.asked import Kind
from kiosk.capture.picture import Pixels, Points
from kiosk.capture.reading import limits, ocr
from kiosk.capture.reading.turning import closer
from kiosk.capture.reading.words import distance, nearest_prefix

_KK_TITLE = "KARTUKELUARGA"
# Words that a line may begin with: of a KK, that no KTP-el bears; and of a KTP-el, that no KK bears ("Tempat Lahir" and
# "Golongan Darah" stand there). A village's letter may bear one of the latter, and has no line "PROVINSI ...".
# Forms name a KK in a line of its own, F-1.01 its head as well; none has both and is not headed "FORMULIR".
_ONLY_KK = ("NAMALENGKAP", "DESAKELURAHAN", "TANGGALLAHIR", "GOLONGANDARAH")
_ONLY_KTP = ("TEMPATTGLLAHIR", "KELDESA", "BERLAKUHINGGA", "GOLDARAH")
_HEAD_OF_KTP, _HEAD_OF_KK, _HEAD_OF_FORM = "PROVINSI", "NAMAKEPALAKELUARGA", "FORMULIR"
_NOT_KTP = frozenset({_KK_TITLE, _HEAD_OF_KK, *_ONLY_KK})
_WORDS = (*_ONLY_KK, *_ONLY_KTP, _HEAD_OF_KTP, _HEAD_OF_KK, _HEAD_OF_FORM)


def kind_of(pixels: Pixels) -> Kind:
    """KTP or KK when the words say so, else AUTO. `pixels`: (h, w, 3) uint8 RGB, one page, upright."""
    pixels, boxes = closer(pixels, ocr.lines_in(pixels, limits.CARD_SIDE_PX), limits.CARD_SIDE_PX)
    return told_by(_letters(ocr.read(pixels, box).text) for box in _from_the_top(boxes))


def told_by(lines: Iterable[str]) -> Kind:
    """The kind that `lines` (capital letters only, from the top down) tell; no more are read than it takes."""
    found: set[str] = set()
    for line in lines:
        found |= {_KK_TITLE} if distance(line, _KK_TITLE) <= limits.SLIPS_IN_TITLE else _beginnings(line)
        if _HEAD_OF_FORM in found:
            return Kind.AUTO
        if found >= {_KK_TITLE, _HEAD_OF_KK}:
            return Kind.KK
        if _HEAD_OF_KTP in found and found.isdisjoint(_NOT_KTP) and len(found) > limits.FEWEST_KTP_WORDS:
            return Kind.KTP
    return Kind.AUTO


def _beginnings(line: str) -> set[str]:
    """Those words with which `line` begins, but for one letter in six."""
    return {word for word in _WORDS if nearest_prefix(line, word)[0] <= len(word) // 6}


def _letters(text: str) -> str:
    return "".join(letter for letter in text.upper() if letter.isalpha())


def _from_the_top(boxes: list[Points]) -> list[Points]:
    """The first lines of the page: they say what it is."""
    return sorted(boxes, key=lambda box: float(np.mean(box[:, 1])))[: limits.LINES_OF_A_KIND]
