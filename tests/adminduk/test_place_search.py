"""A desa by its name: slips of the finger, the old spelling, names that repeat, the nearest first."""

from __future__ import annotations

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import assets
from adminduk.name_words import plain_lines
from adminduk.place_search import MOST, PlaceSearch
from adminduk.search import CLOSE_ENOUGH, Findable, closeness, find, plain
from adminduk.wilayah import Wilayah

JOGOROTO = "35.17.19"


@functools.cache
def country() -> Wilayah:
    return Wilayah.load(assets.path("wilayah", "wilayah.csv.gz"))


@functools.cache
def search() -> PlaceSearch:
    return PlaceSearch(country())


def found(typed: str, here: str = JOGOROTO, inside: str = "", level: int = 4) -> list[str]:
    return [place.code for place in search().find(typed, here, inside=inside, level=level)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Jarak Kulon", "35.17.19.2002"),
        ("DJARAKULON", "35.17.19.2002"),
        ("gading mangoe", "35.17.01.2009"),
        ("Soekamadjoe Tjilodong", "32.76.08.1001"),
        ("Desa Sukorejo, Kec. Parengan, Kab. Tuban", "35.23.09.2003"),
        ("sidomulyo deket", "35.24.25.2008"),
        ("jawa tengah", "33"),
        ("kabupaten jombang", "35.17.09"),  # the kecamatan of that name, nearest of all
    ],
)
def test_what_people_type_finds_the_place(typed: str, first: str) -> None:
    assert found(typed)[0] == first, [country().full_name(code) for code in found(typed)]


def test_of_many_with_one_name_the_nearest_come_first() -> None:
    assert found("Sidomulyo", "35.17.19")[0].startswith("35.17.")
    assert found("Sidomulyo", "33.18")[0].startswith("33.18.")
    provinces = [code[:2] == "33" for code in found("Sidomulyo", "33.18")]
    assert provinces == sorted(provinces, reverse=True)


def test_a_near_place_that_is_misspelt_is_not_hidden_behind_far_ones_with_that_very_name() -> None:
    assert "35.17.19.2007" in found("sumber mulio")
    assert found("sumber mulio", inside=JOGOROTO) == ["35.17.19.2007"]


def test_only_what_lies_inside_an_office_and_no_deeper_than_asked() -> None:
    assert all(code.startswith("35.17.") for code in found("karang", inside="35.17"))
    assert {code.count(".") for code in found("jombang", level=2)} == {1}
    assert found("jombang", inside="35.99") == []


def test_the_beginning_of_any_word_of_a_name_is_enough() -> None:
    desa = [each for kecamatan in country().children("35.17") for each in country().children(kecamatan.code)]
    begun = {each.code for each in desa if any(word.startswith("kedung") for word in plain(each.name).split())}
    assert len(begun) > 3
    assert begun <= {place.code for place in search().find("kedung", inside="35.17", most=100)}


@pytest.mark.parametrize("typed", ["", " ", "su", "xqzxqz", "!!", "شارع"])
def test_what_is_no_place_or_too_little_finds_nothing(typed: str) -> None:
    assert found(typed) == []


def test_all_names_are_written_as_what_is_typed_is() -> None:
    names = country().names().split("\n")
    assert len(names) == 91_599
    for name, kept in zip(names, plain_lines(country().names()), strict=True):
        assert closeness(plain(name), kept) > 90, (name, kept)  # but for initials and words said twice, the same


@settings(deadline=None, max_examples=30)
@given(st.integers(min_value=0, max_value=10), st.integers(min_value=0, max_value=30))
def test_a_letter_left_out_finds_what_a_plain_search_finds(number: int, at: int) -> None:
    """The long way round: every name of the kecamatan is compared with what was typed."""
    places = country().children(JOGOROTO)
    name = places[number].name
    typed = name[: at % len(name)] + name[at % len(name) + 1 :]
    plainly = find(typed, (Findable(each.code, (each.name,)) for each in places), most=MOST)
    whole = [code for code in plainly if closeness(plain(typed), plain(country().name(code) or "")) >= CLOSE_ENOUGH]
    assert set(whole) <= set(found(typed, inside=JOGOROTO))


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=60))
def test_any_text_has_an_answer(typed: str) -> None:
    codes = found(typed)
    assert len(codes) == len(set(codes)) <= MOST
