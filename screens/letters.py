"""Letters that the glass can draw: what a person typed keeps its letters, without a mark where the font lacks it."""

from __future__ import annotations

import unicodedata
from functools import cache

import assets

USUAL = frozenset("\n–—‘’“”…•·°©×éÉ")  # in our own sentences; nobody has to look them up
FOREIGN = "?"  # stands, to be seen, for a sign that no font here has


def drawable(text: str) -> str:
    """`text` in signs that both weights of the typeface have; line breaks stay, what is invisible goes."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_drawn(symbol) for symbol in unicodedata.normalize("NFC", text))


@cache
def _drawn(symbol: str) -> str:
    if symbol in USUAL or (symbol.isascii() and symbol.isprintable()) or ord(symbol) in _known():
        return symbol
    if not symbol.isprintable() or unicodedata.combining(symbol):
        return ""
    plain = "".join(each for each in unicodedata.normalize("NFKD", symbol) if not unicodedata.combining(each))
    return plain if plain and all(ord(each) in _known() for each in plain) else FOREIGN


@cache
def _known() -> frozenset[int]:
    """The code points of the typeface; looked up when a sign beyond ASCII is drawn for the first time."""
    from fontTools.ttLib import TTFont  # not before it is needed: it takes its time

    weights = (
        TTFont(assets.path("fonts", f"AtkinsonHyperlegible-{each}.ttf"), lazy=True) for each in ("Regular", "Bold")
    )
    return frozenset.intersection(*(frozenset(weight.getBestCmap()) for weight in weights))
