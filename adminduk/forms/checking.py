"""One door for every field of a form: the value as it is kept, and what to tell the person about it.

The rules are those of the forms' own instructions: a name without titles and signs, RT and RW of three digits, an
unknown day written as the 15th and an unknown day and month as 1 July.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from adminduk.digits import check_length, read_digits
from adminduk.email import check_email
from adminduk.fields import Answer, check_telepon
from adminduk.findings import error, warning
from adminduk.forms.model import FieldKind, FormField
from adminduk.nama import check_nama
from adminduk.nik import calendar_date, check_nik
from adminduk.nomor_kk import check_nomor_kk
from adminduk.wilayah import Wilayah, dotted

_FIFTEENTH, _FIRST, _JULY = 15, 1, 7  # petunjuk F-1.01: day not known; day and month not known
_UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "So"}
_EARLIEST = 1900


def check_value(field: FormField, text: str, wilayah: Wilayah, today: date, codes: Iterable[str] = ()) -> Answer:
    """`text` as it will be kept in `field`, and the findings (errors first). `codes`: those that may be chosen.

    With an error, the value is only good to be shown again. An optional field may be passed over: "".
    """
    if field.optional and not text.strip():
        return "", ()
    value, findings = _check(field, text, wilayah, today, tuple(codes))
    return value, tuple(sorted(findings, key=lambda each: each.severity.value))


def _check(field: FormField, text: str, wilayah: Wilayah, today: date, codes: tuple[str, ...]) -> Answer:
    match field.kind:
        case FieldKind.NAME:
            return check_nama(text)
        case FieldKind.NIK:
            nik = check_nik(text, wilayah, today)
            return (nik.value.digits if nik.value else text.strip()), nik.findings
        case FieldKind.NOMOR_KK:
            number = check_nomor_kk(text, wilayah, today)
            return (number.value.digits if number.value else text.strip()), number.findings
        case FieldKind.PHONE:
            return check_telepon(text)
        case FieldKind.EMAIL:
            return check_email(text)
        case FieldKind.CODE | FieldKind.CODES:
            return _codes(text, codes, several=field.kind is FieldKind.CODES)
        case FieldKind.PLACE:
            return _place(text, wilayah, field.level or 4)
    return _written(field, text, today)


def _written(field: FormField, text: str, today: date) -> Answer:
    match field.kind:
        case FieldKind.DIGITS:
            return _digits(field, text)
        case FieldKind.DECIMAL:
            return _decimal(text)
        case FieldKind.DATE:
            return _day(field, text, today)
        case FieldKind.TIME:
            return _time(text)
    return _words(field, text)


def _words(field: FormField, text: str) -> Answer:
    """Words of the person's own: anything that can be seen and printed, as long as the line of the form."""
    words = " ".join(unicodedata.normalize("NFC", text).split())
    if any(unicodedata.category(symbol) in _UNSEEN for symbol in words):
        return words, (error("words.hidden"),)
    if not any(symbol.isalnum() for symbol in words):
        return words, (error("isian.empty"),)
    if len(words) > field.longest:
        return words, (error("words.too_long", limit=field.longest),)
    return words, ()


def _digits(field: FormField, text: str) -> Answer:
    digits, findings = read_digits(text, "angka")
    if findings or not digits:
        return text.strip(), findings or (error("angka.empty"),)
    if field.exactly is not None:
        digits = digits.zfill(field.exactly) if field.zeros else digits
        return digits, check_length(digits, "angka", field.exactly)
    if len(digits) > field.longest:
        return digits, check_length(digits, "angka", field.longest)
    return digits, ()


def _decimal(text: str) -> Answer:
    """A number with a comma, as Indonesia writes it: 3,2. A point is taken for a comma."""
    value = "".join(text.split()).replace(".", ",")
    whole, comma, part = value.partition(",")
    right = whole.isascii() and whole.isdigit() and (not comma or (part.isascii() and part.isdigit()))
    return value, () if right and len(value) <= 5 else (error("angka_koma.wrong"),)


def _day(field: FormField, text: str, today: date) -> Answer:
    """DD-MM-YYYY as typed, with 00 for what is not known where the form allows it; kept as YYYY-MM-DD."""
    digits, findings = read_digits(text, "tanggal")
    findings = findings or check_length(digits, "tanggal", 8)
    if findings:
        return text.strip(), findings
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    unknown = field.unknown and day == 0
    if unknown:
        day, month = (_FIFTEENTH, month) if month else (_FIRST, _JULY)
    found = calendar_date(year, month, day) if year >= _EARLIEST else None
    if found is None:
        return text.strip(), (error("tanggal.unknown"),)
    if field.past and found > today:
        return text.strip(), (error("tanggal.future"),)
    return found.isoformat(), (warning("tanggal.agreed"),) if unknown else ()


def _time(text: str) -> Answer:
    """Hours and minutes, typed 0830 or 08.30; kept as 08.30."""
    digits, findings = read_digits(text.replace(":", "."), "angka")
    if findings:
        return text.strip(), findings
    right = len(digits) == 4 and int(digits[:2]) < 24 and int(digits[2:]) < 60
    return (f"{digits[:2]}.{digits[2:]}", ()) if right else (text.strip(), (error("jam.unknown"),))


def _codes(text: str, codes: tuple[str, ...], *, several: bool) -> Answer:
    """One code of the list, or any of them in the list's own order, each once."""
    chosen = text.strip().split(",") if text.strip() else []
    if not chosen:
        return "", (error("kode.empty"),)
    if any(each not in codes for each in chosen) or (len(chosen) > 1 and not several):
        return text.strip(), (error("kode.unknown"),)
    places = [codes.index(each) for each in chosen]
    in_order = all(before < after for before, after in pairwise(places))
    return text.strip() if in_order else ",".join(codes[each] for each in sorted(set(places))), ()


def _place(text: str, wilayah: Wilayah, level: int) -> Answer:
    code = dotted(text.strip())
    if not text.strip():
        return "", (error("tempat.empty"),)
    if code.count(".") != level - 1 or not wilayah.known(code):
        return text.strip(), (error("tempat.unknown"),)
    return code, ()
