"""From letters to fields: what can stand there, and what disagrees with what. Pure: no pixels, no models."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from adminduk.nik import Nik, Sex, calendar_date, check_nik
from adminduk.wilayah import Wilayah
from kiosk.capture.reading import limits, words
from kiosk.capture.reading.layout import Letters
from kiosk.capture.reading.model import MISSING, Doubt, KtpReading, ReadField

_DATE = re.compile(r"(\d{2})\s?-\s?(\d{2})\s?-\s?(\d{4})")
_LIKE_DIGITS = str.maketrans("OoDQIlLi|ZzSsBGTq", "00001111122558679")
_DATE_LENGTH = 10
_END_OF_PLACE = " ,.:;-"


def checked(nik: ReadField, letters: dict[str, Letters], wilayah: Wilayah, today: date) -> KtpReading:
    """Every field of the card, and the NIK compared with what the card says besides."""
    place, born = _birth(letters.get("lahir", ()), today)
    fields = {
        "nik": nik,
        "nama": plain(letters.get("nama", ())),
        "tempat_lahir": place,
        "tanggal_lahir": born,
        "jenis_kelamin": listed(letters.get("jenis_kelamin", ()), words.SEXES),
        "gol_darah": _blood(letters.get("gol_darah", ())),
        "alamat": plain(letters.get("alamat", ())),
        "rt_rw": _rt_rw(letters.get("rt_rw", ())),
        "kel_desa": plain(letters.get("kel_desa", ())),
        "kecamatan": plain(letters.get("kecamatan", ())),
        "agama": listed(letters.get("agama", ()), words.RELIGIONS),
        "status_perkawinan": listed(letters.get("status_perkawinan", ()), words.MARITAL),
        "pekerjaan": _job(letters.get("pekerjaan", ())),
        "kewarganegaraan": listed(letters.get("kewarganegaraan", ()), words.NATIONS),
        "berlaku_hingga": _until(letters.get("berlaku_hingga", ())),
    }
    fields["nik"] = against_print(fields["nik"], born, fields["jenis_kelamin"], wilayah, today)
    return KtpReading(fields)


def against_print(number: ReadField, born: ReadField, sex: ReadField, wilayah: Wilayah, today: date) -> ReadField:
    """The NIK with a doubt for everything in which it differs from the card, the calendar or the table of regions.

    A NIK may rightly differ (born and sex may have been corrected, a kecamatan split): it is shown, not refused.
    """
    if len(number.text) != 16:
        return number
    checked_nik = check_nik(number.text, wilayah, today)
    if checked_nik.value is None:
        return number.doubted(Doubt.NO_DATE)
    doubts = [Doubt.UNKNOWN_REGION] if checked_nik.warnings else []
    return number.doubted(*doubts, *_differences(checked_nik.value, born, sex, today))


def _differences(nik: Nik, born: ReadField, sex: ReadField, today: date) -> list[Doubt]:
    doubts = []
    printed = {f"{each:%d-%m-%Y}" for each in nik.birth_dates(today)}
    if born.text not in printed:
        doubts.append(Doubt.DATE_DIFFERS)
    woman = nik.sex is Sex.FEMALE
    if sex.text != words.SEXES[woman]:
        doubts.append(Doubt.SEX_DIFFERS)
    return doubts


def number_of(first: Letters, second: Letters) -> ReadField:
    """A number of sixteen digits from two readings of it; where they differ, the one with sixteen is shown, doubted."""
    texts = [text_of(first), text_of(second)]
    best = first if len(texts[0]) == 16 or len(texts[1]) != 16 else second
    if not best:
        return MISSING
    doubts = [Doubt.TWO_READINGS] if texts[0] != texts[1] else []
    if len(best) != 16:
        doubts.append(Doubt.LENGTH)
    if confidence(best) < limits.SURE_DIGIT:
        doubts.append(Doubt.UNSURE)
    return ReadField(text_of(best), confidence(best), tuple(doubts))


def plain(letters: Letters) -> ReadField:
    """Free text: single gaps, capitals as on the card."""
    text = " ".join(text_of(letters).split()).strip(" :;,'").upper()
    return _field(text, letters) if text else MISSING


def listed(letters: Letters, allowed: Sequence[str]) -> ReadField:
    """A word of a closed list; the nearest one, with a doubt when it had to be guessed or none is near."""
    read = plain(letters)
    if not read.text:
        return MISSING
    word, far = words.nearest(read.text, allowed)
    if far > max(1, len(word) // limits.LETTERS_PER_SLIP):
        return read.doubted(Doubt.NOT_LISTED)
    found = ReadField(word, read.confidence, read.doubts)
    return found.doubted(Doubt.GUESSED) if far > limits.SLIPS_UNDOUBTED else found


def date_of(letters: Letters, today: date) -> ReadField:
    """The first date in `letters`, doubted when it is on no calendar or still to come."""
    at = _date_at(text_of(letters))
    if at is None:
        return MISSING
    written = letters[at : at + _DATE_LENGTH]
    born = ReadField(_date_text(text_of(letters[at:])), confidence(written))
    day, month, year = (int(each) for each in born.text.split("-"))
    actual = calendar_date(year, month, day)
    doubts = [Doubt.NO_DATE] if actual is None or actual > today else []
    if born.confidence < limits.SURE_DIGIT:
        doubts.append(Doubt.UNSURE)
    return born.doubted(*doubts)


def _birth(letters: Letters, today: date) -> tuple[ReadField, ReadField]:
    """ "JOMBANG, 12-03-1980" as the place and the day."""
    at = _date_at(text_of(letters))
    place = plain(letters if at is None else letters[:at])
    return ReadField(place.text.strip(_END_OF_PLACE), place.confidence, place.doubts), date_of(letters, today)


def _date_at(text: str) -> int | None:
    """Where the date begins in `text`, even when some of its digits were read as letters."""
    for at in range(len(text)):
        if _DATE.match(text[at:].translate(_LIKE_DIGITS)):
            return at
    return None


def _date_text(text: str) -> str:
    match = _DATE.match(text.translate(_LIKE_DIGITS))
    return "-".join(match.groups()) if match else ""


def _blood(letters: Letters) -> ReadField:
    """The blood group. A dash is so small that it is often not found: then it is shown, and doubted."""
    text = text_of(letters).replace(" ", "").upper().replace("0", "O")
    if not text:
        return ReadField("-", 0.0, (Doubt.UNSURE,))
    found = _field(text, letters)
    return found if text in words.BLOOD else found.doubted(Doubt.NOT_LISTED)


def _rt_rw(letters: Letters) -> ReadField:
    """ "003/011"; anything else is shown as read, and doubted."""
    text = text_of(letters).replace(" ", "").translate(_LIKE_DIGITS)
    if not text:
        return MISSING
    found = _field(text, letters)
    return found if re.fullmatch(r"\d{3}/\d{3}|-", text) else found.doubted(Doubt.NOT_LISTED)


def _job(letters: Letters) -> ReadField:
    read = plain(letters)
    return ReadField(words.with_gaps_of(read.text, words.JOBS), read.confidence, read.doubts)


def _until(letters: Letters) -> ReadField:
    """ "SEUMUR HIDUP", or a day on cards of before 2013."""
    day = _date_text(text_of(letters))
    return _field(day, letters) if day else listed(letters, words.FOR_LIFE)


def _field(text: str, letters: Letters) -> ReadField:
    sure = confidence(letters)
    return ReadField(text, sure, () if sure >= limits.SURE_LETTER else (Doubt.UNSURE,))


def text_of(letters: Letters) -> str:
    return "".join(letter.sign for letter in letters)


def confidence(letters: Letters) -> float:
    """The chance of the least sure letter; gaps and stops do not count."""
    return min((letter.probability for letter in letters if letter.sign.isalnum()), default=0.0)
