"""Every fault that is raised between the devices and the journeys has its two sentences, in every language."""

from __future__ import annotations

import pytest
from babel.messages.pofile import read_po

from assets.sentences import FOLDER, LANGUAGES
from hardware.device import Fault
from kiosk import machine, worker
from kiosk.devices import faults

OWN = (*faults.ALL, worker.STOPPED, worker.TOO_SLOW, worker.BROKEN, machine.BROKEN)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fault", OWN, ids=lambda fault: fault.code)
def test_a_fault_is_said_to_the_resident_and_to_the_technician(fault: Fault, language: str) -> None:
    with (FOLDER / language / "capture.po").open("rb") as file:
        catalogue = read_po(file)
    for key in (fault.resident, fault.technician):
        message = catalogue.get(key)
        assert message is not None, key
        assert str(message.string).endswith("."), key
