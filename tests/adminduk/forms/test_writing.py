"""A filled form in words: nothing lost, in the form's order, codes as words."""

from __future__ import annotations

import pytest

from adminduk.forms.asking import OneMore, filled
from adminduk.forms.writing import written_form
from adminduk.wilayah import Wilayah
from tests.adminduk.forms.walking import plainest, shipped, walk

ONE_MORE = "2"


@pytest.mark.parametrize("code", sorted(shipped().forms))
def test_every_value_of_a_filled_form_is_written_once(code: str, wilayah: Wilayah) -> None:
    form = shipped().forms[code]
    values = filled(form, walk(form, lambda ask, given: ONE_MORE if isinstance(ask, OneMore) else plainest(ask, given)))
    lines = written_form(code, form.version, values, shipped(), wilayah).lines
    assert len(lines) == len(values)
    assert not any(label in values for label, _ in lines)


def test_codes_days_and_places_are_written_as_people_read_them(wilayah: Wilayah) -> None:
    values = {
        "pindah.desa": "35.17.19.2001",
        "anggota.2.nama": "KEDUA CONTOH",
        "anggota.1.nama": "PERTAMA CONTOH",
        "pemohon.nik": "9999990101900001",
        "alasan.alasan": "1",
    }
    lines = dict(written_form("F-1.03", "2026", values, shipped(), wilayah).lines)
    assert list(lines.values()) == [
        "999999 010190 0001",
        "Jogoroto, Jogoroto, Kabupaten Jombang, Jawa Timur",
        "Pekerjaan",
        "PERTAMA CONTOH",
        "KEDUA CONTOH",
    ]
    assert "Daftar Anggota Keluarga yang Pindah 2: 12 Nama Lengkap" in lines
    assert written_form("F-1.04", "2026", {"pembuat.tanggal-lahir": "1960-07-01"}, shipped(), wilayah).lines == (
        ("Yang Menyatakan: Tanggal Lahir", "01-07-1960"),
    )


def test_what_the_form_does_not_know_is_not_lost(wilayah: Wilayah) -> None:
    form = written_form("F-1.04", "2030", {"pembuat.hobi": "MEMANCING"}, shipped(), wilayah)
    assert form.lines == (("pembuat.hobi", "MEMANCING"),)
    gone = written_form("F-9.99", "2030", {"x.y": "z"}, shipped(), wilayah)
    assert (gone.name, gone.lines) == ("F-9.99", (("x.y", "z"),))
