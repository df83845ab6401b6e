"""Nomor KK: only its length is sure, so everything else is at most a warning."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adminduk.findings import Severity
from adminduk.nomor_kk import NomorKk, check_nomor_kk, grouped, mask
from adminduk.wilayah import Wilayah


def test_a_usual_number_is_understood(wilayah: Wilayah, today: date) -> None:
    checked = check_nomor_kk("351719 120308 0005", wilayah, today)
    assert checked.findings == ()
    assert checked.value == NomorKk("3517191203080005")
    assert checked.value.recorded(today) == date(2008, 3, 12)
    assert checked.value.kecamatan == "35.17.19"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "nomor-kk.empty"),
        ("351719120308000", "nomor-kk.length"),
        ("35171912030800051", "nomor-kk.too_long"),
        ("35171912O3080005", "nomor-kk.letter_for_zero"),
        ("3517191203080X05", "nomor-kk.letter"),
    ],
)
def test_a_wrong_length_or_letter_is_an_error(text: str, code: str, wilayah: Wilayah, today: date) -> None:
    checked = check_nomor_kk(text, wilayah, today)
    assert [(each.code, each.severity) for each in checked.findings] == [(code, Severity.ERROR)]
    assert checked.value is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9999991203080005", ["nomor-kk.unknown_kecamatan"]),
        ("3517193213080005", ["nomor-kk.unusual_date"]),
        ("3517195203080005", ["nomor-kk.looks_like_nik"]),
        ("9999990000000000", ["nomor-kk.unknown_kecamatan", "nomor-kk.unusual_date"]),
    ],
)
def test_an_unusual_number_only_warns(text: str, expected: list[str], wilayah: Wilayah, today: date) -> None:
    checked = check_nomor_kk(text, wilayah, today)
    assert [each.code for each in checked.findings] == expected
    assert checked.errors == ()
    assert checked.value == NomorKk(text)


def test_typing_the_nik_again_is_noticed(wilayah: Wilayah, today: date) -> None:
    checked = check_nomor_kk("3517191203080005", wilayah, today, nik="3517191203080005")
    assert [each.code for each in checked.warnings] == ["nomor-kk.same_as_nik"]


def test_it_does_not_show_itself_in_logs() -> None:
    assert "3517191203080005" not in repr(NomorKk("3517191203080005"))
    assert mask("3517191203080005") == "351719******0005"


@settings(deadline=None)
@given(st.from_regex(r"[0-9]{16}", fullmatch=True))
def test_any_sixteen_digits_come_back_as_they_were(digits: str) -> None:
    assert check_nomor_kk(grouped(digits), Wilayah(b"kode,nama\n"), date(2026, 11, 20)).value == NomorKk(digits)


@settings(deadline=None)
@given(st.text())
def test_any_text_gives_a_value_or_an_error(text: str) -> None:
    checked = check_nomor_kk(text, Wilayah(b"kode,nama\n"), date(2026, 11, 20))
    assert (checked.value is None) == bool(checked.errors)
