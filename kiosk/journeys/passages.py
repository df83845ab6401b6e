"""Long text of an office in passages that are taken in at a glance: whole sentences, as many as fit."""

from __future__ import annotations

import re
from textwrap import wrap

from kiosk.say import Verbatim
from kiosk.views import Point

GLANCE = 170  # letters; with more, a page of large letters could not hold it
_END = re.compile(r"(?<=;)\s+|(?<=[.!?])\s+(?=[^a-z0-9])|\s*\n\s*")  # "No. 37" goes on
_ABBREVIATION = re.compile(r"\b(?:[A-Z][a-z]{0,3}|dr|drs|a\.n|d\.a|s\.d)\.$")  # "Jl. Raya", "Kec. Jogoroto"
_GOES_ON = "…"


def passages(text: str, longest: int = GLANCE) -> tuple[str, ...]:
    """Sentences that are short stand together. One that is too long itself is broken, and says so at both ends."""
    found: list[str] = []
    for sentence in _sentences(text):
        for part in _bearable(sentence, longest):
            if found and len(found[-1]) + 1 + len(part) <= longest and not found[-1].endswith(_GOES_ON):
                found[-1] = f"{found[-1]} {part}"
            else:
                found.append(part)
    return tuple(found)


def passage_points(text: str, icon: str) -> tuple[Point, ...]:
    """The passages below each other, in plain letters; `icon` stands where the text begins."""
    return tuple(
        Point(Verbatim(part), "more_horiz" if number else icon, running=True)
        for number, part in enumerate(passages(text))
    )


def _sentences(text: str) -> list[str]:
    found: list[str] = []
    for part in _END.split(text.strip()):
        if found and _ABBREVIATION.search(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return found


def _bearable(sentence: str, longest: int) -> list[str]:
    if len(sentence) <= longest:
        return [sentence]
    parts = wrap(sentence, longest - 2 * len(f"{_GOES_ON} "))
    starts = ["", *[f"{_GOES_ON} "] * (len(parts) - 1)]
    ends = [*[f" {_GOES_ON}"] * (len(parts) - 1), ""]
    return [f"{start}{part}{end}" for start, part, end in zip(starts, parts, ends, strict=True)]
