"""Every sentence of the technician's pages exists in all three languages with the same places, and none is dead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import kiosk
from assets.sentences import FOLDER, LANGUAGES
from kiosk.availability import DEVICE_KINDS
from kiosk.doctor.model import By
from kiosk.views import Mark

KEY = re.compile(r'"(technician\.[a-z0-9_.]+)"')
PLACE = re.compile(r"\{(\w*)\}")


def said(language: str) -> dict[str, str]:
    with (FOLDER / language / "technician.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


def used() -> set[str]:
    files = Path(kiosk.__file__).parent.glob("technician/*.py")
    made = {
        *(f"technician.state.{mark.value}" for mark in Mark),
        *(f"technician.counted.{kind}" for kind in DEVICE_KINDS),
        *(f"technician.swap.do.{kind}" for kind in DEVICE_KINDS),
        *(f"technician.by.{by.value}" for by in By),
        *(f"technician.device.{fact}" for fact in ("model", "serial", "firmware", "address", "counters", "tested")),
        *(
            f"technician.log.{speaker}"
            for speaker in ("kiosk", "kiosk_with", "device", "device_with", "cable", "verdict")
        ),
        *(f"technician.{door}.{part}" for door in ("locked", "no_pin") for part in ("title", "body")),
    }
    return {key for file in files for key in KEY.findall(file.read_text(encoding="utf-8"))} | made


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_has_its_sentence_and_no_sentence_is_dead(language: str) -> None:
    assert sorted(used() ^ said(language).keys()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_places_in_every_language(language: str) -> None:
    indonesian = said("id")
    for key, sentence in said(language).items():
        assert sorted(PLACE.findall(sentence)) == sorted(PLACE.findall(indonesian[key])), key
        assert sentence.strip() == sentence != "", key
