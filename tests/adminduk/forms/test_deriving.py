"""What follows from other answers of a form: the classification of a move, from its two villages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import assets
from adminduk.catalogue.problems import CatalogueError
from adminduk.forms.codes import CodeList
from adminduk.forms.deriving import KLASIFIKASI, derived, klasifikasi
from adminduk.forms.loader import Forms, load_forms

VALUES = {"permohonan.jenis": "1", "asal.desa": "35.17.19.2001", "pindah.desa": "35.17.19.2002"}


@pytest.fixture(scope="module")
def forms() -> Forms:
    return load_forms(assets.path("forms"), assets.path("codes"))


def codes(forms: Forms) -> CodeList:
    return forms.codes["klasifikasi-pindah"]


def test_the_codes_say_what_the_form_says(forms: Forms) -> None:
    """Read from the list's own words, so that a code that moves is noticed."""
    said = {each.code: each.printed for each in codes(forms).codes}
    words = {4: "satu desa", 3: "satu kecamatan", 2: "satu kabupaten", 1: "satu provinsi", 0: "^Antar provinsi$"}
    for shared, code in KLASIFIKASI.items():
        assert re.search(words[shared], said[code]), (shared, said[code])


def test_it_follows_from_both_villages_and_only_from_both(forms: Forms) -> None:
    form = forms.forms["F-1.03"]
    assert derived(form, VALUES) == {"pindah.klasifikasi": "2"}
    assert derived(form, VALUES | {"pindah.desa": ""}) == {}
    assert derived(form, {key: value for key, value in VALUES.items() if key != "asal.desa"}) == {}


def test_abroad_there_is_no_such_box(forms: Forms) -> None:
    assert derived(forms.forms["F-1.03"], VALUES | {"permohonan.jenis": "2"}) == {}


def test_numbers_that_only_look_alike_are_other_villages() -> None:
    assert klasifikasi("35.17.19.2001", "35.18.19.2001") == "4"
    assert klasifikasi("35.17.19.2001", "33.17.19.2001") == "5"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("[asal.desa, pindah.dusun]", "'pindah.dusun' bukan isian desa"),
        ("[asal.desa, asal.alamat]", "'asal.alamat' bukan isian desa"),
    ],
)
def test_a_clerk_is_told_which_place_does_not_exist(wrong: str, said: str, tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    file = folder / "forms" / "f-1.03.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("[asal.desa, pindah.desa]", wrong), encoding="utf-8")
    assert said in _problems(folder)


def test_a_clerk_is_told_which_list_it_needs(tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    file = folder / "forms" / "f-1.03.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("codes: klasifikasi-pindah", "codes: kk-pindah"), encoding="utf-8")
    assert "kode 1 sampai 5" in _problems(folder)


def _copy(tmp_path: Path) -> Path:
    for part in ("forms", "codes"):
        shutil.copytree(assets.path(part), tmp_path / part)
    return tmp_path


def _problems(folder: Path) -> str:
    with pytest.raises(CatalogueError) as caught:
        load_forms(folder / "forms", folder / "codes")
    return "\n".join(str(each) for each in caught.value.problems)
