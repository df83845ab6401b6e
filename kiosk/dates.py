"""Dates and times as people write them here: "Jumat, 20 November 2026", "08.05 WIB". In all three languages."""

from __future__ import annotations

from datetime import datetime

from adminduk.localised import Language, Localised

_DAYS = {
    Language.INDONESIAN: ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    Language.JAVANESE: ("Senen", "Selasa", "Rebo", "Kemis", "Jemuwah", "Setu", "Minggu"),
    Language.ENGLISH: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS_HERE = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
MONTHS = {
    Language.INDONESIAN: _MONTHS_HERE,
    Language.JAVANESE: _MONTHS_HERE,  # Javanese documents use the same names
    Language.ENGLISH: (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


def date_in(language: Language, moment: datetime) -> str:
    """ "Jumat, 20 November 2026"."""
    day, month = _DAYS[language][moment.weekday()], MONTHS[language][moment.month - 1]
    return f"{day}, {moment.day} {month} {moment.year}"


def clock_time(moment: datetime) -> str:
    """ "08.05", as written in Indonesia (and as the KBBI spells hours)."""
    return f"{moment.hour:02d}.{moment.minute:02d}"


def date_in_words(moment: datetime) -> Localised:
    """The date in all languages, for a view."""
    return Localised(
        id=date_in(Language.INDONESIAN, moment),
        jv=date_in(Language.JAVANESE, moment),
        en=date_in(Language.ENGLISH, moment),
    )
