"""A long list of names, searched as `adminduk.search` does a short one, in a tenth of the time."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz, process

from adminduk.search import CLOSE_ENOUGH, closeness

_LINE = re.compile("\n")
_PART_LIKE, _SHORTEST_PART = 80.0, 4  # a misspelt part of a name, and the letters from which on it is looked for


class NameList:
    """The names, kept as one text in which the beginning of a word is found at once: 2 MB for all of Indonesia. They
    are taken apart for each search and let go again, because as a list they would take 9 MB."""

    def __init__(self, names: Iterable[str]) -> None:
        """`names` in plain spelling."""
        self._text = "".join(f"\n{name}" for name in names)
        self._starts = array("I", (found.start() for found in _LINE.finditer(self._text)))

    def __getitem__(self, number: int) -> str:
        end = self._text.find("\n", self._starts[number] + 1)
        return self._text[self._starts[number] + 1 : end if end >= 0 else None]

    def like(self, words: list[str]) -> dict[int, float]:
        """Number of each name that `words` may mean -> how near it is, 0 to 100 (`adminduk.search.closeness`)."""
        asked = " ".join(words)
        whole = process.extract(asked, self._names(), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH, limit=None)
        return self._scored(asked, {*self._begun_by(max(words, key=len)), *(number for _, _, number in whole)})

    def with_a_part_like(self, words: list[str]) -> dict[int, float]:
        """The same for names of which only a part was typed, and that wrongly: "gadign" for Gading Mangu. Slower."""
        asked = " ".join(words)
        if len(asked) < _SHORTEST_PART:
            return {}
        part = process.extract(asked, self._names(), scorer=fuzz.partial_ratio, score_cutoff=_PART_LIKE, limit=None)
        return self._scored(asked, (number for _, _, number in part))

    def _names(self) -> list[str]:
        return self._text.split("\n")[1:]

    def _scored(self, asked: str, numbers: Iterable[int]) -> dict[int, float]:
        scored = ((number, closeness(asked, self[number])) for number in numbers)
        return {number: score for number, score in scored if score >= CLOSE_ENOUGH}

    def _begun_by(self, word: str) -> Iterator[int]:
        """The names in which some word begins with `word`."""
        for begin in (f"\n{word}", f" {word}"):
            at = self._text.find(begin)
            while at >= 0:
                yield bisect_right(self._starts, at) - 1
                at = self._text.find(begin, at + 1)
