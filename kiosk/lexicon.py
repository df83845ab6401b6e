"""How written things are said: numbers digit by digit, abbreviations letter by letter, as a clerk reads them aloud."""

from __future__ import annotations

import re
from collections.abc import Mapping

from adminduk.localised import Language
from kiosk.written_short import in_full

_DIGITS: Mapping[Language, tuple[str, ...]] = {
    # As figures: the voice knows how they are called, and says the words "empat" and "enam" with a wrong e.
    Language.INDONESIAN: tuple("0123456789"),
    Language.JAVANESE: ("nol", "setunggal", "kalih", "tiga", "sekawan", "gangsal", "enem", "pitu", "wolu", "sanga"),
    Language.ENGLISH: ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}

# Letters as they are called in Indonesian schools; krama calls them the same.
_LETTERS = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        [
            "a",
            "be",
            "ce",
            "de",
            "e",
            "ef",
            "ge",
            "ha",
            "i",
            "je",
            "ka",
            "el",
            "em",
            "en",
            "o",
            "pe",
            "ki",
            "er",
            "es",
            "te",
            "u",
            "ve",
            "we",
            "eks",
            "ye",
            "zet",
        ],
        strict=True,
    )
)

# Said letter by letter, in every language. Words made of capitals that are not here (KANTOR) are read as words.
_ABBREVIATIONS = (
    *(
        "KTP-el",
        "KTP",
        "NIK",
        "KK",
        "KSK",
        "IKD",
        "KIA",
        "NIP",
        "RT",
        "RW",
        "WNI",
        "OPD",
        "PKS",
        "KUA",
        "RS",
        "UPT",
        "UU",
    ),
    *("SOP", "SKCK", "SKTM", "SKPWNI", "SKPLN", "SPTJM", "TTE", "BPJS", "PLN", "HVS", "WIB", "WITA", "WIT"),
    *("QR", "PDF", "PIN", "HP", "WA", "SMS", "USB", "UPS", "ATM"),
)

_CODE = re.compile(r"\b(?=[A-Z0-9.-]*\d)(?=[A-Z0-9.-]*[A-Z])[A-Z0-9]+(?:[.-][A-Z0-9]+)*\b")  # JGR-01-000042, F-1.02
_LONG_NUMBER = re.compile(r"\d{5,}|\b0\d+")  # a NIK, a postcode, RT 003; but 16 angka and the year 2026 are numbers
_ABBREVIATION = re.compile(rf"\b(?:{'|'.join(re.escape(each) for each in _ABBREVIATIONS)})\b")


def spoken(text: str, language: Language = Language.INDONESIAN) -> str:
    """`text` as the voice shall read it: `NIK 9903` becomes `en i ka 9903`, `000042` becomes `0 0 0 0, 4 2`."""
    said = in_full(text, language)
    said = _CODE.sub(lambda match: _code(match[0], language), said)
    said = _ABBREVIATION.sub(lambda match: _spelled(match[0], language), said)
    return _LONG_NUMBER.sub(lambda match: _digits(match[0], language), said)


def _code(code: str, language: Language) -> str:
    """A ticket number or form number, part by part, with a breath between the parts."""
    return ", ".join(_characters(part, language) for part in re.split(r"[.-]", code))


def _characters(part: str, language: Language) -> str:
    names = dict(zip("0123456789", _DIGITS[language], strict=True)) | _letters(language)
    return " ".join(names[character] for character in part)


def _spelled(abbreviation: str, language: Language) -> str:
    """Capitals by their names; what follows in small letters (the `el` of KTP-el) is a word already."""
    names = _letters(language)
    capitals, _, rest = abbreviation.partition("-")
    return " ".join([*(names[letter] for letter in capitals), *filter(None, [rest])])


def _letters(language: Language) -> dict[str, str]:
    """The names of the letters; the English voice knows its own when they stand alone."""
    return {letter: letter for letter in _LETTERS} if language is Language.ENGLISH else _LETTERS


def _digits(number: str, language: Language) -> str:
    """One by one, with a breath after every four: nobody follows sixteen in one go."""
    words = [_DIGITS[language][int(digit)] for digit in number]
    return ", ".join(" ".join(words[i : i + 4]) for i in range(0, len(words), 4))
