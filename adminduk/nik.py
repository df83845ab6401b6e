"""NIK (Nomor Induk Kependudukan), the 16 digits that a person keeps for life.

Six digits of the kecamatan of first registration, six of the birth date (day + 40 for women), four of a serial. A NIK
never changes (PP 40/2019 Pasal 30(2); Permendagri 108/2019 Pasal 15(3)): not when the person moves, not when a birth
date or sex is corrected, not when the district is split. So only what no NIK can have is an error; everything that may
merely disagree with the person or with today's map is a warning.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from adminduk.digits import check_length, grouped, mask, read_digits
from adminduk.findings import Checked, Finding, error, warning
from adminduk.wilayah import Wilayah

__all__ = ["Nik", "Sex", "check_nik", "grouped", "mask"]

LENGTH = 16
_WOMAN = 40


class Sex(StrEnum):
    """As coded in the NIK; the person's present documents may say otherwise, and then they are right."""

    MALE = "laki-laki"
    FEMALE = "perempuan"


@dataclass(frozen=True)
class Nik:
    """A NIK that can exist. It does not show itself in logs: print `mask(nik.digits)`."""

    digits: str = field(repr=False)

    def __str__(self) -> str:
        return self.digits

    @property
    def province(self) -> str:
        return self.digits[0:2]

    @property
    def kabupaten(self) -> str:
        return f"{self.digits[0:2]}.{self.digits[2:4]}"

    @property
    def kecamatan(self) -> str:
        """Dotted code of the kecamatan of first registration; it may have been renamed or split since."""
        return f"{self.kabupaten}.{self.digits[4:6]}"

    @property
    def sex(self) -> Sex:
        return Sex.FEMALE if int(self.digits[6:8]) > _WOMAN else Sex.MALE

    @property
    def serial(self) -> int:
        return int(self.digits[12:16])

    def birth_dates(self, today: date) -> tuple[date, ...]:
        """The dates that the six digits may mean, oldest first: the century is not written in a NIK."""
        return _dates(self.digits, today)


def check_nik(text: str, wilayah: Wilayah, today: date, stated_age: int | None = None) -> Checked[Nik]:
    """The NIK in `text` (spaces, dashes and dots are fine) with everything worth telling the person about it."""
    digits, findings = read_digits(text, "nik")
    findings = findings or check_length(digits, "nik", LENGTH) or _impossible(digits, today)
    if findings:
        return Checked(None, findings)
    nik = Nik(digits)
    return Checked(nik, (*_unknown_region(nik, wilayah), *_age_differs(nik, today, stated_age)))


def _impossible(digits: str, today: date) -> tuple[Finding, ...]:
    """What no NIK has: a date that is on no calendar, and the serial 0000."""
    found = []
    if not _dates(digits, today):
        found.append(error("nik.impossible_date"))
    if digits[12:16] == "0000":
        found.append(error("nik.serial_zero"))
    return tuple(found)


def _dates(digits: str, today: date) -> tuple[date, ...]:
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    day = day - _WOMAN if day > _WOMAN else day
    possible = (calendar_date(century + year, month, day) for century in (1900, 2000))
    return tuple(each for each in possible if each is not None and each <= today)


def calendar_date(year: int, month: int, day: int) -> date | None:
    """The date, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _unknown_region(nik: Nik, wilayah: Wilayah) -> tuple[Finding, ...]:
    """One warning for the first part that is not in today's table; codes of first registration may be retired."""
    levels = (("provinsi", nik.province), ("kabupaten", nik.kabupaten), ("kecamatan", nik.kecamatan))
    unknown = next((level for level, code in levels if not wilayah.known(code)), None)
    return () if unknown is None else (warning(f"nik.unknown_{unknown}"),)


def _age_differs(nik: Nik, today: date, stated_age: int | None) -> tuple[Finding, ...]:
    if stated_age is None or any(abs(_age(born, today) - stated_age) <= 1 for born in nik.birth_dates(today)):
        return ()
    return (warning("nik.age_differs"),)


def _age(born: date, today: date) -> int:
    """Completed years."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
