"""Finding an entry by what a person types: half a word, another word for it, a slip of the finger, the old spelling."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from adminduk.name_words import name_words

CLOSE_ENOUGH = 74.0  # of 100: "pengantar nikh" still finds, "mobil" finds nothing
_SHORTEST = 2  # letters: one alone begins half of all words
_WHOLE, _BEGINS = 100.0, 92.0


@dataclass(frozen=True)
class Findable:
    """What can be found: `names` are all the words for it, those of the office and those of residents."""

    id: str
    names: tuple[str, ...]


def find(text: str, entries: Iterable[Findable], most: int = 6) -> tuple[str, ...]:
    """The ids that `text` may mean, the likeliest first; those equally likely in the order given."""
    asked = plain(text)
    if len(asked) < _SHORTEST:
        return ()
    scored = [(max((closeness(asked, plain(name)) for name in each.names), default=0.0), each.id) for each in entries]
    likely = sorted((each for each in scored if each[0] >= CLOSE_ENOUGH), key=lambda each: -each[0])
    return tuple(found for _, found in likely[:most])


def plain(text: str) -> str:
    """`text` as it is compared: small letters of today's spelling, words apart by one blank."""
    return " ".join(name_words(text))


def closeness(asked: str, name: str) -> float:
    """How near two plain texts are, 0 to 100: the same, words that begin alike, then letter by letter."""
    if asked == name:
        return _WHOLE
    if not name:
        return 0.0
    typed, words = asked.split(), name.split()
    if all(any(word.startswith(each) for word in words) for each in typed):
        return _BEGINS + len(asked) / len(name)  # of two that begin alike the shorter name is meant
    by_word = [max(fuzz.ratio(each, word) for word in words) for each in typed]
    return max(fuzz.ratio(asked, name), min(by_word) * 0.95)
