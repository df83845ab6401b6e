"""Every fault of the slip printer is a sentence for the resident and one for the technician, in every language."""

from __future__ import annotations

import pytest

from assets.sentences import LANGUAGES, compile_all, load
from hardware.device import Fault
from hardware.slip_printer import faults


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fault", faults.ALL, ids=lambda fault: fault.code)
def test_it_has_its_sentences(fault: Fault, language: str) -> None:
    compile_all()
    words, indonesian = load(language), load("id")
    for key in (fault.resident, fault.technician):
        assert words[key]
        assert language == "id" or words[key] != indonesian[key]  # not merely fallen back


def test_all_faults_are_listed() -> None:
    named = {value for name, value in vars(faults).items() if isinstance(value, Fault) and name.isupper()}
    assert named == set(faults.ALL)
    assert len({fault.code for fault in faults.ALL}) == len(faults.ALL)
