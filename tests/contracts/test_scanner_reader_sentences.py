"""Every fault of camera, scanner and reader is said to the resident and to the technician, in every language."""

from __future__ import annotations

from types import ModuleType

import pytest
from babel.messages.pofile import read_po

from assets.sentences import FOLDER, LANGUAGES
from hardware.camera import faults as camera_faults
from hardware.device import Fault
from hardware.reader import faults as reader_faults
from hardware.scanner import faults as scanner_faults

KINDS = {"camera": camera_faults, "scanner": scanner_faults, "reader": reader_faults}


def said(language: str, area: str) -> dict[str, str]:
    with (FOLDER / language / f"{area}.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_each_fault_has_both_sentences_and_no_sentence_is_left_over(kind: str, language: str) -> None:
    sentences = said(language, kind)
    assert set(sentences) == {key for fault in KINDS[kind].ALL for key in (fault.resident, fault.technician)}
    assert [key for key, sentence in sentences.items() if not sentence.strip()] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_other_languages_are_no_copies(kind: str) -> None:
    indonesian = said("id", kind)
    for language in LANGUAGES[1:]:
        assert [key for key, sentence in said(language, kind).items() if sentence == indonesian[key]] == []


@pytest.mark.parametrize("module", KINDS.values(), ids=KINDS)
def test_all_holds_every_fault_once_and_each_leaves_something_to_do(module: ModuleType) -> None:
    defined = {value.code for value in vars(module).values() if isinstance(value, Fault)}
    assert sorted(fault.code for fault in module.ALL) == sorted(defined)
    assert [fault.code for fault in module.ALL if not {"status", "collect"} <= set(fault.still_works)] == []
