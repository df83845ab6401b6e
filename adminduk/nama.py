"""A person's name, as it stands on the documents.

Permendagri 73/2022 asks names since 21 April 2022 to have two words, at most 60 letters, Latin, no digits and no
punctuation. Names given before stay valid: one word is a whole name, an apostrophe belongs to it, and a name is never
split into a first and a last one.
"""

from __future__ import annotations

import unicodedata

from adminduk.findings import Finding, error, warning

USUAL_LENGTH = 60  # letters including spaces, Permendagri 73/2022
LONGEST = 255  # nobody's name; keeps a stuck key or a pasted page out
_APOSTROPHES = frozenset("'’‘`ʼ")
_OF_TITLES = frozenset(".,-/")  # H., S.Pd, alias dashes: not part of a name (form F-1.01)


def check_nama(text: str) -> tuple[str, tuple[Finding, ...]]:
    """The name with single spaces, and what to tell the person about it."""
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not name:
        return "", (error("nama.empty"),)
    kinds = {_kind(symbol) for symbol in name}
    found = [error(f"nama.{kind}") for kind in ("hidden", "digits", "symbol", "not_latin") if kind in kinds]
    if not found and "letter" not in kinds:
        found.append(error("nama.no_letter"))
    if len(name) > LONGEST:
        found.append(error("nama.too_long", limit=LONGEST))
    elif len(name) > USUAL_LENGTH:
        found.append(warning("nama.long", limit=USUAL_LENGTH))
    if "title" in kinds:
        found.append(warning("nama.title"))
    return name, tuple(found)


def _kind(symbol: str) -> str:
    """Which rule a symbol falls under: letter, space, apostrophe, title, digits, hidden, not_latin or symbol."""
    if symbol == " ":
        return "space"
    if symbol in _APOSTROPHES:
        return "apostrophe"
    if symbol in _OF_TITLES:
        return "title"
    return _kind_of_category(symbol, unicodedata.category(symbol))


def _kind_of_category(symbol: str, category: str) -> str:
    if category in {"Cc", "Cf", "Zl", "Zp"}:
        return "hidden"  # control characters, right-to-left marks, joiners: on no screen, but in the database
    if category.startswith("N"):
        return "digits"
    if category.startswith("L"):
        return "letter" if "LATIN" in unicodedata.name(symbol, "") else "not_latin"
    return "letter" if category == "Mn" else "symbol"
