"""NIK: what no NIK can have is an error; what merely disagrees with today's map or the person is a warning."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adminduk.findings import Severity
from adminduk.nik import Nik, Sex, check_nik, grouped, mask
from adminduk.wilayah import Wilayah

WOMAN = "9917195210850001"  # 12 October 1985, fictitious province 99


def codes(text: str, wilayah: Wilayah, today: date, age: int | None = None) -> list[str]:
    return [finding.code for finding in check_nik(text, wilayah, today, age).findings]


@pytest.mark.parametrize(
    "text",
    ["3517190101800003", "351719 010180 0003", "3517-1901-0180-0003", "35.17.19.010180.0003", " 3517190101800003\n"],
)
def test_separators_do_not_matter(text: str, wilayah: Wilayah, today: date) -> None:
    checked = check_nik(text, wilayah, today)
    assert checked.findings == ()
    assert checked.value == Nik("3517190101800003")


def test_full_width_digits_of_a_phone_keyboard_are_digits(wilayah: Wilayah, today: date) -> None:
    assert check_nik("３５１７１９０１０１８００００３", wilayah, today).value == Nik("3517190101800003")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["nik.empty"]),
        (" -. ", ["nik.empty"]),
        ("351719010180000", ["nik.length"]),
        ("35171901018000031", ["nik.too_long"]),
        ("35171901O1800003", ["nik.letter_for_zero"]),
        ("35171901o1800003", ["nik.letter_for_zero"]),
        ("351719010I800003", ["nik.letter_for_one"]),
        ("351719010l800003", ["nik.letter_for_one"]),
        ("35171901A1800003", ["nik.letter"]),
        ("35171901/1800003", ["nik.symbol"]),
        ("35171901😀1800003", ["nik.symbol"]),
        ("3517190001800003", ["nik.impossible_date"]),
        ("3517193201800003", ["nik.impossible_date"]),
        ("3517194001800003", ["nik.impossible_date"]),  # day 40 is neither a man's nor a woman's
        ("3517197201800003", ["nik.impossible_date"]),
        ("3517190113800003", ["nik.impossible_date"]),
        ("3517193102800003", ["nik.impossible_date"]),
        ("3517192902010003", ["nik.impossible_date"]),  # neither 1901 nor 2001 was a leap year
        ("3517190101800000", ["nik.serial_zero"]),
        ("3517193201800000", ["nik.impossible_date", "nik.serial_zero"]),
    ],
)
def test_what_no_nik_can_have_is_an_error(text: str, expected: list[str], wilayah: Wilayah, today: date) -> None:
    checked = check_nik(text, wilayah, today)
    assert [finding.code for finding in checked.findings] == expected
    assert all(finding.severity is Severity.ERROR for finding in checked.findings)
    assert checked.value is None


def test_fifteen_digits_say_how_many_are_there_and_how_many_are_missing(wilayah: Wilayah, today: date) -> None:
    (finding,) = check_nik("351719 010180 000", wilayah, today).findings
    assert dict(finding.params) == {"count": 15, "missing": 1}


def test_the_letter_is_shown_by_its_place(wilayah: Wilayah, today: date) -> None:
    (finding,) = check_nik("351719 O10180 0003", wilayah, today).findings
    assert dict(finding.params) == {"place": 7}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("9917190101800003", "nik.unknown_provinsi"),
        ("3599190101800003", "nik.unknown_kabupaten"),
        ("3517990101800003", "nik.unknown_kecamatan"),
    ],
)
def test_an_unknown_region_only_warns(text: str, code: str, wilayah: Wilayah, today: date) -> None:
    checked = check_nik(text, wilayah, today)
    assert [(finding.code, finding.severity) for finding in checked.findings] == [(code, Severity.WARNING)]
    assert checked.value == Nik(text)


def test_day_above_forty_is_a_womans(wilayah: Wilayah, today: date) -> None:
    nik = check_nik(WOMAN, wilayah, today).value
    assert nik is not None
    assert nik.sex is Sex.FEMALE
    assert nik.birth_dates(today) == (date(1985, 10, 12),)
    assert (nik.province, nik.kabupaten, nik.kecamatan, nik.serial) == ("99", "99.17", "99.17.19", 1)


def test_the_century_stays_open_when_both_are_possible(today: date) -> None:
    assert Nik("3517190101200003").birth_dates(today) == (date(1920, 1, 1), date(2020, 1, 1))


def test_nobody_is_born_tomorrow(today: date) -> None:
    assert Nik("3517192111260003").birth_dates(today) == (date(1926, 11, 21),)


def test_a_leap_day_of_either_century_is_fine(wilayah: Wilayah, today: date) -> None:
    assert check_nik("3517192902000003", wilayah, today).value is not None  # 2000 was a leap year, 1900 was not


@pytest.mark.parametrize(("age", "expected"), [(41, []), (40, []), (42, []), (30, ["nik.age_differs"])])
def test_another_age_only_warns(age: int, expected: list[str], wilayah: Wilayah, today: date) -> None:
    assert codes("3517191210850003", wilayah, today, age) == expected


def test_a_masked_nik_hides_birth_date_and_sex() -> None:
    assert mask("3318124101900003") == "331812******0003"
    assert mask("33181241") == "********"


def test_a_nik_does_not_show_itself_in_logs(wilayah: Wilayah, today: date) -> None:
    assert WOMAN not in repr(check_nik(WOMAN, wilayah, today))
    assert WOMAN not in repr(Nik(WOMAN))


@settings(deadline=None)
@given(st.text())
def test_any_text_gives_a_value_or_an_error(text: str) -> None:
    checked = check_nik(text, Wilayah(b"kode,nama\n35,Jawa Timur\n"), date(2026, 11, 20))
    assert (checked.value is None) == bool(checked.errors)


born = st.dates(date(1927, 1, 1), date(2026, 11, 20))


@settings(deadline=None)
@given(born, st.booleans(), st.integers(1, 9999), st.from_regex(r"[1-9][0-9]{5}", fullmatch=True))
def test_every_nik_that_can_be_issued_is_understood(day: date, woman: bool, serial: int, region: str) -> None:
    digits = f"{region}{day.day + 40 * woman:02d}{day:%m%y}{serial:04d}"
    nik = check_nik(grouped(digits), Wilayah(b"kode,nama\n"), date(2026, 11, 20)).value
    assert nik == Nik(digits)
    assert day in nik.birth_dates(date(2026, 11, 20))
    assert (nik.sex is Sex.FEMALE) == woman
    assert nik.serial == serial
    assert day.strftime("%m%y") not in mask(str(nik))[6:12]
