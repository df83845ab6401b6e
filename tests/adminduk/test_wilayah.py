"""The region table: the counts its source states, lookups, chains, and text that is no code."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adminduk.wilayah import Place, Wilayah, dotted

TABLE = b'kode,nama\n11,Aceh\n11.01,Kabupaten A\n11.01.01,Satu\n11.01.01.1001,"Dua, Tiga"\n12,Sumatera Utara\n'


def test_the_table_has_as_many_places_as_the_decree(wilayah: Wilayah) -> None:
    provinces = wilayah.children()
    kabupaten = [each for province in provinces for each in wilayah.children(province.code)]
    assert (len(provinces), len(kabupaten)) == (38, 514)


def test_jogoroto_has_eleven_desa(wilayah: Wilayah) -> None:
    names = [place.name for place in wilayah.children("35.17.19")]
    assert len(names) == 11
    assert names[:2] == ["Jogoroto", "Jarakkulon"]


def test_a_place_is_shown_with_everything_above_it(wilayah: Wilayah) -> None:
    assert wilayah.full_name("35.17.19.2002") == "Jarakkulon, Jogoroto, Kabupaten Jombang, Jawa Timur"
    assert [place.code for place in wilayah.chain("3517192002")] == ["35", "35.17", "35.17.19", "35.17.19.2002"]


def test_every_place_is_found_by_its_own_code(wilayah: Wilayah) -> None:
    places = [each for province in wilayah.children() for each in (province, *wilayah.children(province.code))]
    assert [wilayah.name(each.code) for each in places] == [each.name for each in places]
    assert [wilayah.known(f"{each.code}.99") for each in places[1:]] == [False] * (len(places) - 1)


def test_dotted_and_plain_codes_are_the_same_place(wilayah: Wilayah) -> None:
    assert wilayah.name("351719") == wilayah.name("35.17.19") == "Jogoroto"
    assert wilayah.known("351719")


@pytest.mark.parametrize("code", ["", "9", "99", "35.17.99", "35.17.19.9999", "35,17", "abc", "35.17.19\n", "٣٥"])
def test_what_is_not_in_the_table_is_unknown_and_never_an_error(wilayah: Wilayah, code: str) -> None:
    assert not wilayah.known(code)
    assert wilayah.name(code) is None
    assert wilayah.chain(code) == ()
    assert wilayah.full_name(code) == ""


def test_a_name_with_a_comma_is_one_name() -> None:
    assert Wilayah(TABLE).children("11.01.01") == (Place("11.01.01.1001", "Dua, Tiga"),)


def test_the_last_and_the_first_place_are_found_without_a_final_newline() -> None:
    table = Wilayah(TABLE.rstrip(b"\n"))
    assert table.name("12") == "Sumatera Utara"
    assert table.name("11") == "Aceh"
    assert table.children("12") == ()
    assert [place.code for place in table.children()] == ["11", "12"]


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.csv.gz"
    path.write_bytes(gzip.compress(b"nama;kode\nAceh;11\n"))
    with pytest.raises(ValueError, match="kode,nama"):
        Wilayah.load(path)


@settings(deadline=None)
@given(st.text())
def test_any_text_is_a_code_or_is_not(text: str) -> None:
    code = dotted(text)
    assert code == "" or dotted(code) == code
    assert isinstance(Wilayah(TABLE).known(text), bool)
