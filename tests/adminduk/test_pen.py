"""A change by plain fields touches nothing else in the file, and says exactly what was meant."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

import assets
from adminduk.catalogue.files import load_files, read_files
from adminduk.catalogue.pen import rewritten
from adminduk.catalogue.yaml_file import read_text

EVERY = [
    (office.name, name)
    for office in sorted(assets.path("catalogue").iterdir())
    if (office / "office.yaml").is_file()
    for name in read_files(office)
]


def text_of(office: str, name: str) -> str:
    return read_files(assets.path("catalogue", office))[name]


def data_of(text: str) -> Any:
    return read_text(Path("x.yaml"), text).data


def kk() -> str:
    return text_of("margorejo", "services/kk.yaml")


@pytest.mark.parametrize(("office", "name"), EVERY)
def test_what_is_not_changed_stays_letter_by_letter(office: str, name: str) -> None:
    text = text_of(office, name)
    assert rewritten(text, data_of(text)) == text


def test_one_name_changes_one_entry_and_keeps_the_remarks() -> None:
    text = kk()
    data = copy.deepcopy(data_of(text))
    data["requirements"][2]["name"]["id"] = "KTP asli"
    made = rewritten(text, data)
    assert data_of(made) == data
    gone = set(text.splitlines()) - set(made.splitlines())
    assert gone == {"    name: {id: KTP, jv: KTP, en: KTP}"}
    assert [line for line in text.splitlines() if "#" in line] == [line for line in made.splitlines() if "#" in line]


@pytest.mark.parametrize(("office", "name"), EVERY)
def test_each_part_can_be_changed_and_the_rest_stays(office: str, name: str) -> None:
    text = text_of(office, name)
    for part, value in data_of(text).items():
        data = copy.deepcopy(data_of(text))
        if isinstance(value, list) and value:
            data[part] = [*value[1:], value[0], value[0]]
        elif isinstance(value, dict):
            data[part] = {**value, "tambahan": "no"}
        else:
            data[part] = "007"
        assert data_of(rewritten(text, data)) == data


@pytest.mark.parametrize(
    "words", ["no", "1", "007", "null", "a: b", "# x", "dua\nbaris", " tepi ", "“kutip”", "- x", "'"]
)
def test_whatever_is_typed_is_read_back_as_it_was_typed(words: str) -> None:
    data = copy.deepcopy(data_of(kk()))
    data["requirements"][0]["note"] = words
    data["synonyms"] = [words, "KK"]
    assert data_of(rewritten(kk(), data)) == data


def test_an_entry_is_added_and_another_taken_away() -> None:
    data = copy.deepcopy(data_of(kk()))
    gone = data["requirements"].pop(4)["id"]
    data["requirements"].append({**data["requirements"][0], "id": "surat-baru"})
    data["requires"] = {
        reason: [each for each in ids if each != gone] + ["surat-baru"] for reason, ids in data["requires"].items()
    }
    files = read_files(assets.path("catalogue", "margorejo"))
    made = load_files({**files, "services/kk.yaml": rewritten(kk(), data)})
    ids = [each.id for each in made.service("kk").requirements]
    assert "surat-baru" in ids
    assert gone not in ids
