"""Numbers the way people type, paste and scan them: with spaces, dashes and dots, and sometimes O for 0."""

from __future__ import annotations

import unicodedata

from adminduk.findings import Finding, error

_SEPARATORS = frozenset("-.·‐‑‒–—")
_LIKE_ZERO = frozenset("Oo")
_LIKE_ONE = frozenset("IiLl|")


def read_digits(text: str, field: str) -> tuple[str, tuple[Finding, ...]]:
    """The digits in `text` without separators, and one finding per kind of symbol that does not belong there.

    Letters that look like a digit get a sentence of their own, because the person sees "0" and would read "only digits
    please" as a fault of the machine. They are never replaced silently: a NIK that was guessed is somebody else's NIK.
    """
    symbols = [each for each in unicodedata.normalize("NFKC", text) if not each.isspace() and each not in _SEPARATORS]
    findings: dict[str, Finding] = {}
    for place, symbol in enumerate(symbols, 1):
        found = _foreign(symbol, place, field)
        if found is not None:
            findings.setdefault(found.code, found)
    return "".join(each for each in symbols if _is_digit(each)), tuple(findings.values())


def check_length(digits: str, field: str, length: int) -> tuple[Finding, ...]:
    """Says how many digits are there and how many are missing or too many; nothing when there are `length`."""
    count = len(digits)
    if count == 0:
        return (error(f"{field}.empty"),)
    if count < length:
        return (error(f"{field}.length", count=count, missing=length - count),)
    if count > length:
        return (error(f"{field}.too_long", count=count, extra=count - length),)
    return ()


def mask(digits: str) -> str:
    """A NIK or nomor KK as it may be shown: `331812******0003`. Anything that has not 16 characters is hidden whole."""
    if len(digits) != 16:
        return "*" * len(digits)
    return f"{digits[:6]}******{digits[12:]}"


def grouped(digits: str) -> str:
    """A NIK or nomor KK the way it is read aloud and compared with the card: `331812 410190 0003`."""
    return " ".join(part for part in (digits[:6], digits[6:12], digits[12:]) if part)


def _foreign(symbol: str, place: int, field: str) -> Finding | None:
    if _is_digit(symbol):
        return None
    if symbol in _LIKE_ZERO:
        return error(f"{field}.letter_for_zero", place=place)
    if symbol in _LIKE_ONE:
        return error(f"{field}.letter_for_one", place=place)
    if symbol.isalpha():
        return error(f"{field}.letter", place=place)
    return error(f"{field}.symbol", place=place)


def _is_digit(symbol: str) -> bool:
    return symbol in "0123456789"
