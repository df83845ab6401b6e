"""Finding by what a resident types: other words, half words, slips of the finger, the old spelling."""

from __future__ import annotations

import functools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import assets
from adminduk.catalogue.loader import load_catalogue
from adminduk.search import Findable, find


@functools.cache
def jogoroto() -> tuple[Findable, ...]:
    services = load_catalogue(assets.path("catalogue", "jogoroto")).services
    return tuple(Findable(each.id, (each.name.id, *each.synonyms)) for each in services)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("KSK", "kk"),
        ("kartu kluarga", "kk"),
        ("Kartoe Keloearga", "kk"),
        ("kelakuan baik", "skck"),
        ("surat miskin", "sktm"),
        ("kawen", "dispensasi-nikah"),
        ("hajatan", "izin-keramaian"),
        ("rekm ktp", "rekam-ktp"),
        ("e-ktp", "ktp"),
        ("masjid", "proposal-bansos"),
    ],
)
def test_the_words_of_residents_find_the_service(typed: str, first: str) -> None:
    assert find(typed, jogoroto())[0] == first


def test_what_may_be_two_things_finds_both() -> None:
    assert set(find("surat boro", jogoroto())) == {"pindah-desa", "pindah-kecamatan"}


@pytest.mark.parametrize("typed", ["", " ", "k", "mobil", "xyz", "123", "!!"])
def test_what_is_none_of_them_finds_nothing(typed: str) -> None:
    assert find(typed, jogoroto()) == ()


def test_the_whole_name_comes_before_one_that_begins_with_it() -> None:
    entries = (Findable("long", ("Jarak Kulon",)), Findable("short", ("Jarak",)))
    assert find("djarak", entries) == ("short", "long")


def test_no_more_than_were_asked_for() -> None:
    entries = tuple(Findable(str(each), (f"Desa {each:02d}",)) for each in range(30))
    assert len(find("desa", entries, most=4)) == 4


@given(st.text(max_size=80))
def test_any_text_has_an_answer(typed: str) -> None:
    found = find(typed, jogoroto())
    assert len(found) == len(set(found)) <= 6
