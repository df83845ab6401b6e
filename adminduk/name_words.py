"""The words by which a person is looked for: one spelling for the ways in which people write the same name.

`Soekarno` is looked for as `Sukarno`, `Djarot` as `Jarot`, `Ma'ruf` as `Maruf`, `José` as `Jose`. The name itself is
never changed: it stays as it stands on the documents.
"""

from __future__ import annotations

import re
import unicodedata

# Van Ophuijsen's and Soewandi's spelling, still on many cards, as it has been written since 1972.
_OLD_SPELLING = (("oe", "u"), ("tj", "c"), ("dj", "j"), ("sj", "sy"), ("nj", "ny"))
_APOSTROPHES = re.compile("['’‘`ʼ]")
_BREAKS = re.compile(r"[^a-z0-9]+")
SHORTEST = 2  # an initial says nothing and is shared by thousands


def name_words(name: str) -> tuple[str, ...]:
    """The words of `name`, each once, in their order; initials only where the name has nothing longer."""
    letters = "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    found = [_modern(word) for word in _BREAKS.split(_APOSTROPHES.sub("", letters.casefold())) if word]
    return tuple(dict.fromkeys([word for word in found if len(word) >= SHORTEST] or found))


def _modern(word: str) -> str:
    for old, new in _OLD_SPELLING:
        word = word.replace(old, new)
    return word
