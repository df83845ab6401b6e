"""Every fault of power, glass and sound, and every word of the reader's lesson, is said in every language."""

from __future__ import annotations

from types import ModuleType

import pytest
from babel.messages.pofile import read_po

from assets.sentences import FOLDER, LANGUAGES
from hardware.device import Fault
from hardware.panel import faults as panel_faults
from hardware.power import faults as power_faults
from hardware.reader.framing import Doubt
from hardware.reader.teach import Step
from hardware.sound import faults as sound_faults

KINDS = {"power": power_faults, "panel": panel_faults, "sound": sound_faults}


def said(language: str, area: str) -> dict[str, str]:
    with (FOLDER / language / f"{area}.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_each_fault_has_both_sentences_and_no_sentence_is_left_over(kind: str, language: str) -> None:
    sentences = said(language, kind)
    assert set(sentences) == {key for fault in KINDS[kind].ALL for key in (fault.resident, fault.technician)}
    assert [key for key, sentence in sentences.items() if not sentence.endswith(".")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_and_doubt_of_a_lesson_is_said(language: str) -> None:
    steps = {f"setup.step.{step.name.lower()}" for step in Step}
    doubts = {f"setup.doubt.{doubt.name.lower()}" for doubt in Doubt}
    page = {"setup.page.title", *(f"setup.page.step{number}" for number in (1, 2, 3))}
    sentences = said(language, "setup")
    assert set(sentences) == {*steps, *doubts, *page, "setup.learnt"}
    assert [key for key, sentence in sentences.items() if not sentence.strip()] == []


@pytest.mark.parametrize("area", [*KINDS, "setup"])
def test_the_other_languages_are_no_copies(area: str) -> None:
    indonesian = said("id", area)
    for language in LANGUAGES[1:]:
        assert [key for key, sentence in said(language, area).items() if sentence == indonesian[key]] == []


@pytest.mark.parametrize("module", KINDS.values(), ids=KINDS)
def test_all_holds_every_fault_once(module: ModuleType) -> None:
    defined = {value.code for value in vars(module).values() if isinstance(value, Fault)}
    assert sorted(fault.code for fault in module.ALL) == sorted(defined)
