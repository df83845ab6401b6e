"""Krama has one word for one thing: what a resident read on one page means the same on the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import assets
from assets import sentences

# Said before -> said now. Both are good krama; two ways for one thing make a slow reader stop.
ONE_WORD = {
    "menika": "punika",
    "menapa": "punapa",
    "sadaya": "sedaya",
    "sakedhap": "sekedhap",
    "poto": "foto",
    "tutul": "senggol",
    "prelu": "perlu",
    "dipunbeta": "dipunbekta",
    "mbeta": "mbekta",
    "dipuntandhatangani": "dipuntapakastani",
    "ing mriki": "ing ngriki",
    "wonten mriki": "wonten ing ngriki",
}
_SENTENCE = re.compile(r'^msgstr "(.*)"$', re.MULTILINE)
_IN_YAML = re.compile(r"\bjv: (.*?)(?:, en: |\}|$)", re.MULTILINE)
_IN_A_SENTENCE = re.compile(r"[a-z,;:] Panjenengan\b")


def krama() -> Iterator[tuple[Path, str]]:
    """Every Javanese text that a resident can meet."""
    for file in sorted((sentences.FOLDER / "jv").glob("*.po")):
        yield from ((file, found) for found in _SENTENCE.findall(file.read_text(encoding="utf-8")))
    for folder in ("forms", "codes", "catalogue"):
        for file in sorted(assets.path(folder).rglob("*.yaml")):
            yield from ((file, found) for found in _IN_YAML.findall(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("other", ONE_WORD)
def test_one_thing_has_one_word(other: str) -> None:
    word = re.compile(rf"\b{other}\b", re.IGNORECASE)
    assert [(file.name, text) for file, text in krama() if word.search(text)] == []


def test_panjenengan_is_written_small_within_a_sentence() -> None:
    assert [(file.name, text) for file, text in krama() if _IN_A_SENTENCE.search(text)] == []


def test_there_is_something_to_look_at() -> None:
    texts = [text for _, text in krama()]
    assert len(texts) > 1500
    assert sum("punika" in text for text in texts) > 100
