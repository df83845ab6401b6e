"""A name is found in the spellings that people use for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adminduk.name_words import name_words


@pytest.mark.parametrize(
    ("typed", "on_the_card"),
    [
        ("soekarno", "SUKARNO"),
        ("Djarot Tjokro", "JAROT COKRO"),
        ("Ma'ruf", "MARUF"),
        ("Ma’ruf", "MA'RUF"),
        ("José", "JOSE"),
        ("siti   aminah", "SITI AMINAH"),
        ("H. Contoh, S.Pd", "contoh pd"),
    ],
)
def test_two_spellings_of_one_name_are_the_same_words(typed: str, on_the_card: str) -> None:
    assert name_words(typed) == name_words(on_the_card)


def test_a_name_of_initials_keeps_them_and_a_word_counts_once() -> None:
    assert name_words("M A") == ("m", "a")
    assert name_words("M. Contoh Contoh") == ("contoh",)
    assert name_words(" -.- ") == ()


@given(st.text())
def test_what_is_looked_for_is_found_however_it_is_written(name: str) -> None:
    words = name_words(name)
    assert name_words(" ".join(words)) == words
