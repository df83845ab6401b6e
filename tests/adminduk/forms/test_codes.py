"""The code lists: complete, numbered as the law numbers them, and found by the words of residents."""

from __future__ import annotations

import pytest

import assets
from adminduk.forms.codes import CodeList
from adminduk.search import Findable, find
from adminduk.wilayah import Wilayah
from tests.adminduk.forms.walking import shipped

NUMBERED = {
    "pekerjaan": 108,
    "pendidikan": 12,
    "shdk": 10,
    "status-perkawinan": 6,
    "golongan-darah": 13,
    "agama": 7,
    "jenis-kelamin": 2,
    "tipe-sponsor": 5,
    "klasifikasi-pindah": 5,
    "alasan-pindah": 7,
    "jenis-pindah": 4,
    "lampiran": 16,
}
PICTURES = 12  # of occupations that have one: as many as stand on a page


@pytest.mark.parametrize(("name", "count"), NUMBERED.items())
def test_a_list_is_complete_and_counts_from_one(name: str, count: int) -> None:
    assert [each.code for each in shipped().codes[name].codes] == [str(number) for number in range(1, count + 1)]


def test_some_occupations_by_their_number() -> None:
    jobs = {each.code: each.printed for each in shipped().codes["pekerjaan"].codes}
    known = {
        "9": "Petani/Pekebun",
        "23": "Pembantu Rumah Tangga",
        "65": "Guru",
        "85": "Perangkat Desa",
        "108": "Jiaosheng",
    }
    assert {number: jobs[number] for number in known} == known
    assert len(set(jobs.values())) == 108


def test_disabilities_are_four_groups_of_twenty() -> None:
    groups = [each.code[0] for each in shipped().codes["disabilitas"].codes]
    assert [groups.count(group) for group in "1234"] == [7, 3, 7, 3]


def test_every_list_is_asked_somewhere() -> None:
    used = {field.codes for form in shipped().forms.values() for part in form.sections for field in part.fields}
    assert set(shipped().codes) - used == {"tidak-ya"} - used


def test_every_icon_is_in_the_font() -> None:
    drawn = set(assets.path("icons", "names.txt").read_text(encoding="utf-8").split())
    asked = {each.icon for codes in shipped().codes.values() for each in codes.codes if each.icon is not None}
    assert asked <= drawn


def test_the_common_occupations_have_pictures_and_no_two_the_same() -> None:
    common = shipped().codes["pekerjaan"].common
    assert len(common) == len({each.icon for each in common}) == PICTURES


def findable(codes: CodeList) -> tuple[Findable, ...]:
    return tuple(Findable(each.code, (each.printed, *each.synonyms)) for each in codes.codes)


@pytest.mark.parametrize(
    ("typed", "job"),
    [
        ("ojek", "Transportasi"),
        ("ibu rumah tangga", "Mengurus Rumah Tangga"),
        ("PNS", "Aparatur Sipil Negara (ASN)"),
        ("petanni", "Petani/Pekebun"),
        ("toekang kajoe", "Tukang Kayu"),
        ("goeroe", "Guru"),
        ("djoeroe masak", "Juru Masak"),
        ("serabutan", "Buruh Harian Lepas"),
        ("bakul", "Pedagang"),
        ("dukun bayi", "Paraji"),
        ("kades", "Kepala Desa"),
        ("carik", "Perangkat Desa"),
        ("tukang ojol", "Transportasi"),
        ("soepir", "Sopir"),
        ("wirasuasta", "Wiraswasta"),
        ("mahasiswi", "Pelajar/Mahasiswa"),
    ],
)
def test_an_occupation_is_found_by_the_words_of_residents(typed: str, job: str) -> None:
    codes = shipped().codes["pekerjaan"]
    found = [entry.printed for code in find(typed, findable(codes)) if (entry := codes.of(code)) is not None]
    assert job in found[:3], found


def test_every_occupation_is_found_by_its_own_name() -> None:
    codes = shipped().codes["pekerjaan"]
    entries = findable(codes)
    lost = [each.printed for each in codes.codes if each.code not in find(each.printed, entries)]
    assert lost == []


@pytest.mark.parametrize(
    ("typed", "village"), [("Djarak Koelon", "Jarakkulon"), ("jogorotto", "Jogoroto"), ("tambar", "Tambar")]
)
def test_a_village_is_found_in_the_old_spelling(typed: str, village: str, wilayah: Wilayah) -> None:
    villages = wilayah.children("35.17.19")
    found = find(typed, [Findable(place.code, (place.name,)) for place in villages])
    assert wilayah.name(found[0]) == village
