"""Free words that a person types about a request: what for, which office, where to. Rules only where the answer could
not be used: there is no wrong purpose, but one letter is none."""

from __future__ import annotations

import unicodedata

from adminduk.findings import Finding, error

SHORTEST = 3
_SIGNS = frozenset("°·…²³½¼¾§×")
LONGEST = 120  # what a line of the forms and a register column hold


def check_words(text: str, field: str) -> tuple[str, tuple[Finding, ...]]:
    """The words with single spaces, and what to tell the person about them. Any Latin letters, digits and signs that
    can be seen are fine: names of places, offices and events hold all of them."""
    words = " ".join(unicodedata.normalize("NFC", text).split())
    if not words:
        return "", (error(f"{field}.empty"),)
    if not all(_can_be_printed(symbol) for symbol in words):
        return words, (error("words.hidden"),)
    if len(words) > LONGEST:
        return words, (error("words.too_long", limit=LONGEST),)
    if len(words) < SHORTEST or not any(symbol.isalnum() for symbol in words):
        return words, (error(f"{field}.empty"),)
    return words, ()


def _can_be_printed(symbol: str) -> bool:
    """What the forms, the registers and SIAK hold: Latin letters, also with marks, and the signs of Latin script."""
    if symbol.isascii():
        return symbol.isprintable()
    category = unicodedata.category(symbol)
    if category.startswith("L"):
        return "LATIN" in unicodedata.name(symbol, "")
    return category in {"Mn", "Pd", "Pi", "Pf"} or symbol in _SIGNS
