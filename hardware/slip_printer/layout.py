"""How a slip falls onto the paper: lines broken to the printer's width, in letters that the printer has.

The driver and the picture of a slip both start here, so the dock shows what the paper shows.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from hardware.slip_printer.port import Gap, Line, QrCode, Rule, Size, Slip

CODE_PAGE = "cp437"  # every ESC/POS printer has it, and it holds the é and è of Javanese
Row = Line | QrCode | Rule | Gap  # a Line here fits on one line of paper

_LOOKS_LIKE = str.maketrans(
    {
        "‘": "'", "’": "'", "ʼ": "'", "ʿ": "'", "ʾ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-",
        "−": "-", "…": "...", "•": "*", "×": "x", "\t": " ", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
        "©": "(c)", "®": "(R)", "™": "(TM)", "€": "EUR", "№": "No.",
    }
)  # fmt: skip
_LETTER_NAME = re.compile(r"(CAPITAL )?LETTER ([A-Z]+)")


def rows(slip: Slip, columns: int, code_page: str = CODE_PAGE) -> tuple[Row, ...]:
    """The slip row by row, for paper `columns` characters wide and a printer with the letters of `code_page`."""
    return tuple(row for item in slip for row in _rows_of(item, columns, code_page))


def printable(text: str, code_page: str = CODE_PAGE) -> str:
    """`text` in letters that `code_page` has. Never "?": a name keeps its letters, without their marks if need be."""
    composed = unicodedata.normalize("NFC", text).translate(_LOOKS_LIKE)
    return "".join(_letter(character, code_page) for character in composed if character.isprintable())


def _rows_of(item: Row, columns: int, code_page: str) -> Iterator[Row]:
    if not isinstance(item, Line):
        yield item
        return
    width = columns // 2 if item.size is Size.LARGE else columns
    for part in textwrap.wrap(printable(item.text, code_page), width) or [""]:
        yield replace(item, text=part)


def _letter(character: str, code_page: str) -> str:
    """`character` itself, or without its marks, or by the letter in its Unicode name; "" for what is no letter."""
    for candidate in (character, _without_marks(character), _named_letter(character)):
        if _has(code_page, candidate):
            return candidate
    return ""


def _without_marks(character: str) -> str:
    parts = unicodedata.normalize("NFKD", character)
    return "".join(part for part in parts if not unicodedata.combining(part)) or "\ufffd"


def _named_letter(character: str) -> str:
    """ "Ł" is named LATIN CAPITAL LETTER L WITH STROKE, so it is an "L"; the aksara "ꦏ" is JAVANESE LETTER KA: "ka"."""
    found = _LETTER_NAME.search(unicodedata.name(character, ""))
    if found is None:
        return ""
    return found[2] if found[1] else found[2].lower()


def _has(code_page: str, text: str) -> bool:
    try:
        text.encode(code_page)
    except UnicodeEncodeError:
        return False
    return True
