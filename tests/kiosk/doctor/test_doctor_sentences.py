"""Every sentence of the doctor exists in all three languages with the same places, and none is dead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kiosk.doctor
from assets import sentences
from hardware.device import Repair
from kiosk.availability import DEVICE_KINDS
from kiosk.doctor import faults
from kiosk.doctor.model import By, Outcome
from kiosk.doctor.report.trend import _MEASURES
from kiosk.doctor.table import TESTS

KEY = re.compile(r'"(doctor\.[a-z0-9_.]+)"')
MADE = re.compile(r'f"(doctor\.[a-z_.]*)\{')
PLACE = re.compile(r"\{(\w*)\}")
MSG = re.compile(r'^msgid "(.+)"\nmsgstr "(.*)"$', re.MULTILINE)
PARTS = ("network", "clock", "disk", "database", "machine", "panel", "sound")
# Keys that the source puts together: what stands before the place, and what may stand in it.
ENDINGS = {
    "doctor.kind.": DEVICE_KINDS,
    "doctor.part.": PARTS,
    "doctor.outcome.": [each.value.replace("-", "_") for each in Outcome],
    "doctor.fix.": [each.value for each in Repair],
    "doctor.measure.": [each.replace("-", "_") for each in _MEASURES],
    "doctor.report.by.": [each.value for each in By],
    "doctor.report.verdict.": [each.value.replace("-", "_") for each in Outcome],
    "doctor.report.": ("test", "outcome", "measure", "limit", "trend"),
    "doctor.trend.": ("rising", "falling"),
    "doctor.counter.": ("pages", "slips", "scans", "reads", "faults"),
    "doctor.office.": ("slow", "reached"),
    "doctor.disk.": ("slow", "fast"),
    "doctor.database.": ("log_big", "log_small", "remembers", "forgets"),
    "doctor.machine.": ("memory_short", "memory_enough", "power_cut", "program_died"),
    "doctor.panel.": ("fits", "other"),
    "doctor.sound.": ("there", "none"),
}
NAMES = {  # of tests: `doctor.name.<what>` of `<part>.<what>`
    *("state", "enrolled", "battery", "keeps_nothing", "office", "key", "certificate", "synced", "free", "fsync"),
    *("reserve", "smart", "integrity", "waiting", "parked", "wal", "history", "memory", "heat", "cut_off", "size"),
    *("card", "broken", "answers", "settings", "exercise"),
    *("page", "dirt", "sharpness", "codes", "touch", "colours", "tone"),  # with a hand: evidence and technician
}


def source() -> str:
    root = Path(kiosk.doctor.__file__).parent
    program = root.parent.parent / "anjungan" / "doctor_program.py"
    files = [each for each in root.rglob("*.py") if "evidence" not in each.parts]
    return "\n".join(file.read_text(encoding="utf-8") for file in [*files, program])


def used() -> set[str]:
    made = {f"{start}{ending}" for start, endings in ENDINGS.items() for ending in endings}
    names = {f"doctor.name.{name}" for name in NAMES}
    said = {key for fault in faults.ALL for key in (fault.resident, fault.technician)}
    no_sentences = {*(fault.code for fault in faults.ALL), "doctor.sock"}
    return {*KEY.findall(source()), *made, *names, *said} - no_sentences


def catalogue(language: str) -> dict[str, str]:
    return dict(MSG.findall((sentences.FOLDER / language / "doctor.po").read_text(encoding="utf-8")))


@pytest.mark.parametrize("language", sentences.LANGUAGES)
def test_every_key_has_its_sentence_and_none_is_dead(language: str) -> None:
    assert sorted(used() - catalogue(language).keys()) == []
    assert sorted(catalogue(language).keys() - used()) == []


def test_every_way_to_put_a_key_together_is_listed_here() -> None:
    assert sorted(set(MADE.findall(source())) - ENDINGS.keys() - {"doctor.name.", "doctor."}) == []


@pytest.mark.parametrize("language", sentences.LANGUAGES)
def test_the_same_places_in_every_language(language: str) -> None:
    indonesian = catalogue("id")
    for key, sentence in catalogue(language).items():
        assert sorted(PLACE.findall(sentence)) == sorted(PLACE.findall(indonesian[key])), key
        assert sentence.strip() == sentence != "", key


def test_every_part_of_the_table_has_a_name() -> None:
    assert {test.part for test in TESTS} <= {*DEVICE_KINDS, *PARTS}
