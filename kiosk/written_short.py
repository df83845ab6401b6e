"""What is written short, said in full: hours, days, sums of money, laws, streets, and what a slash stands between."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from adminduk.localised import Language
from kiosk.dates import MONTHS

_HOUR = re.compile(r"(?<![\w.-])([01]\d|2[0-3])\.([0-5]\d)\b(?![.\d])")  # 08.00; a sum has three figures after its dot
_UNTIL = re.compile(r"(?<=\d\.\d\d) ?[-–] ?(?=\d\d\.\d\d)")  # 08.00-15.30
_THOUSANDS = re.compile(r"\b(\d{1,3})\.(\d{3})\b(?!\.)")
_DAY = re.compile(r"\b(\d{2})-(\d{2})-((?:19|20)\d{2})\b")  # 31-12-2026
_SUM = re.compile(r"\bRp\.? ?(\d[\d.]*\d|\d)")
_LAW = re.compile(r"\b(\d{1,3})/((?:19|20)\d{2})\b")  # UU 24/2013
_SLASH = re.compile(r"(?<=\w)/(?=\w)")
_PARTED_NUMBER = re.compile(r"(?<=\d{3})[- ](?=\d{3})")  # 0812-0000-0000

_OF_YEAR = {Language.INDONESIAN: "tahun", Language.JAVANESE: "taun", Language.ENGLISH: "of"}
_PAST = {Language.INDONESIAN: "lewat", Language.JAVANESE: "langkung"}
_TO = {Language.INDONESIAN: "sampai", Language.JAVANESE: "dumugi", Language.ENGLISH: "to"}
_THOUSAND = {Language.INDONESIAN: "ribu", Language.JAVANESE: "ewu", Language.ENGLISH: "thousand"}
_SHORT: Mapping[str, str] = {
    "Jl.": "jalan",
    "No.": "nomor",
    "Kab.": "kabupaten",
    "Kec.": "kecamatan",
    "dll.": "dan lain-lain",
    "dsb.": "dan sebagainya",
    "s.d.": "sampai dengan",
    "a.n.": "atas nama",
}
_SHORTENED = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(each) for each in _SHORT)})")


def in_full(text: str, language: Language) -> str:
    """`text` with all of it written out: `08.30` becomes `8 lewat 30`, `24/2013` becomes `24 tahun 2013`."""
    steps: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
        (_SUM, lambda found: f"{found[1]} rupiah"),
        (_DAY, lambda found: _day(found, language)),
        (_UNTIL, lambda _: f" {_TO[language]} "),
        (_HOUR, lambda found: _hour(int(found[1]), int(found[2]), language)),
        (_LAW, lambda found: f"{found[1]} {_OF_YEAR[language]} {found[2]}"),
        (_THOUSANDS, lambda found: _thousands(int(found[1]), int(found[2]), language)),
        (_PARTED_NUMBER, lambda _: ", "),
        (_SLASH, lambda _: ", "),
    )
    said = text if language is Language.ENGLISH else _SHORTENED.sub(lambda found: _SHORT[found[0]], text)
    for written, full in steps:
        said = written.sub(full, said)
    return said


def _day(found: re.Match[str], language: Language) -> str:
    day, month, year = int(found[1]), int(found[2]), found[3]
    known = MONTHS[language]
    return f"{day} {known[month - 1]} {year}" if 1 <= month <= len(known) else found[0]


def _hour(hour: int, minute: int, language: Language) -> str:
    """ "8", and "8 lewat 5": as a clerk says it. The English voice reads 8:05 by itself."""
    if language is Language.ENGLISH:
        return f"{hour} o'clock" if minute == 0 else f"{hour}:{minute:02d}"
    return str(hour) if minute == 0 else f"{hour} {_PAST[language]} {minute}"


def _thousands(thousands: int, rest: int, language: Language) -> str:
    """10.000 as "10 ribu": written without its dot it would be spelled like a NIK."""
    return f"{thousands} {_THOUSAND[language]}" + (f" {rest}" if rest else "")
