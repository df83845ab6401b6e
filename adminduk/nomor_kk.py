"""Nomor KK, the 16 digits of a Kartu Keluarga: six of the kecamatan of issue, six of the date of recording, a serial.

Only the length is certain. How the digits are composed is known from practice, not from a regulation, and a family
keeps its number for decades; so a number that does not fit the pattern is a warning, never an error.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from adminduk.digits import check_length, grouped, mask, read_digits
from adminduk.findings import Checked, Finding, warning
from adminduk.nik import calendar_date
from adminduk.wilayah import Wilayah

__all__ = ["NomorKk", "check_nomor_kk", "grouped", "mask"]

LENGTH = 16


@dataclass(frozen=True)
class NomorKk:
    """A nomor KK of the right length. It does not show itself in logs: print `mask(number.digits)`."""

    digits: str = field(repr=False)

    def __str__(self) -> str:
        return self.digits

    @property
    def kecamatan(self) -> str:
        """Dotted code of the kecamatan that issued it."""
        return f"{self.digits[0:2]}.{self.digits[2:4]}.{self.digits[4:6]}"

    def recorded(self, today: date) -> date | None:
        """The day it was recorded (the latest one the digits may mean), None when they are no date."""
        day, month, year = int(self.digits[6:8]), int(self.digits[8:10]), int(self.digits[10:12])
        possible = (calendar_date(century + year, month, day) for century in (2000, 1900))
        return next((each for each in possible if each is not None and each <= today), None)


def check_nomor_kk(text: str, wilayah: Wilayah, today: date, nik: str = "") -> Checked[NomorKk]:
    """The nomor KK in `text`. `nik`: the NIK typed before, because the two are often mixed up."""
    digits, findings = read_digits(text, "nomor-kk")
    findings = findings or check_length(digits, "nomor-kk", LENGTH)
    if findings:
        return Checked(None, findings)
    number = NomorKk(digits)
    return Checked(number, _mixed_up(number, nik) or _unusual(number, wilayah, today))


def _mixed_up(number: NomorKk, nik: str) -> tuple[Finding, ...]:
    """A NIK was typed instead: the same digits again, or a day above 40, which only a woman's NIK has."""
    if nik and number.digits == nik:
        return (warning("nomor-kk.same_as_nik"),)
    if 41 <= int(number.digits[6:8]) <= 71:
        return (warning("nomor-kk.looks_like_nik"),)
    return ()


def _unusual(number: NomorKk, wilayah: Wilayah, today: date) -> tuple[Finding, ...]:
    found = []
    if not wilayah.known(number.kecamatan):
        found.append(warning("nomor-kk.unknown_kecamatan"))
    if number.recorded(today) is None:
        found.append(warning("nomor-kk.unusual_date"))
    return tuple(found)
