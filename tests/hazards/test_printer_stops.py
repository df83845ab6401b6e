"""The A4 printer is empty, jammed, open or gone: before, during and after a document. Nothing is handed over then."""

from __future__ import annotations

import pytest

from adminduk.request import State
from hardware.device import Fault
from hardware.printer import faults
from kiosk.effects import ClaimDocument, PrintDocument, RecordHandover
from kiosk.events import (
    BarKey,
    CodeRead,
    DocumentFailed,
    DocumentPrinted,
    GrantReceived,
    MachineChanged,
    StandingFound,
)
from tests.flows.samples import ALL_WELL, NIK, QR, broken, grant, standing
from tests.flows.script import Kiosk
from tests.flows.test_collect import printing

WARNINGS = (faults.PAPER_LOW, faults.TONER_LOW, faults.SERVER_KEEPS)
STOPPING = tuple(fault for fault in faults.ALL if fault not in WARNINGS)


def handed_over(at: Kiosk) -> bool:
    return any(isinstance(each, RecordHandover) for each in at.asked)


@pytest.mark.parametrize("fault", STOPPING, ids=lambda fault: fault.code)
def test_before_the_document_is_asked_for(fault: Fault) -> None:
    at = Kiosk()
    at.touch("collect", "readcode")
    at.happens(MachineChanged(broken("printer", fault)), "readcode")
    at.happens(CodeRead(QR))
    at.happens(StandingFound(standing(State.SIAP_DIAMBIL)), "printer-not-ready")
    assert fault.resident in str(at.view)
    assert not any(isinstance(each, ClaimDocument) for each in at.asked)
    at.touch("retry", "printer-not-ready")
    at.happens(MachineChanged(ALL_WELL), "printer-not-ready")
    at.touch("retry", "holder-nik")


@pytest.mark.parametrize("fault", WARNINGS, ids=lambda fault: fault.code)
def test_a_warning_prints_all_the_same(fault: Fault) -> None:
    at = Kiosk(broken("printer", fault))
    at.touch("collect")
    at.happens(CodeRead(QR))
    at.happens(StandingFound(standing(State.SIAP_DIAMBIL)), "holder-nik")


@pytest.mark.parametrize("fault", STOPPING, ids=lambda fault: fault.code)
def test_during_the_print(fault: Fault) -> None:
    at = Kiosk()
    printing(at)
    at.happens(DocumentFailed(fault), "printer-failed")
    assert fault.resident in str(at.view)
    assert not handed_over(at)
    at.touch("retry", "busy")
    prints = [each for each in at.asked if isinstance(each, PrintDocument)]
    assert len(prints) == 2
    assert prints[0].grant is prints[1].grant  # one permission, one document
    at.happens(DocumentPrinted(), "did-it-come-out")
    at.touch("yes", "busy")
    assert handed_over(at)


def test_the_same_document_is_claimed_once_however_often_it_is_printed() -> None:
    at = Kiosk()
    printing(at)
    at.happens(DocumentFailed(faults.OUT_OF_PAPER))
    at.touch("retry")
    at.happens(DocumentFailed(faults.JAM))
    at.touch("retry")
    assert len([each for each in at.asked if isinstance(each, ClaimDocument)]) == 1


def test_walking_away_from_an_empty_printer_hands_nothing_over() -> None:
    at = Kiosk()
    printing(at)
    at.happens(DocumentFailed(faults.OUT_OF_PAPER), "printer-failed")
    at.nobody_touches()
    assert at.page == "attract"
    assert not handed_over(at)


def test_a_print_that_ends_after_the_visit_is_nobodys() -> None:
    at = Kiosk()
    printing(at)
    at.happens(DocumentFailed(faults.JAM))
    at.bar(BarKey.LEAVE)
    at.bar(BarKey.LEAVE_CONFIRMED, "attract")
    at.happens(DocumentPrinted(), "attract")
    assert not handed_over(at)


def test_a_second_document_that_nobody_asked_for_is_not_printed() -> None:
    at = Kiosk()
    at.touch("collect")
    at.happens(CodeRead(QR))
    at.happens(StandingFound(standing(State.SIAP_DIAMBIL)))
    at.happens(GrantReceived(grant()), "holder-nik")
    at.type(NIK)
    at.touch("next", "busy")
    at.happens(GrantReceived(grant(number="JGR-01-000099")), "busy")
    assert not any(isinstance(each, PrintDocument) for each in at.asked)
