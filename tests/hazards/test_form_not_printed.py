"""The printer fails while a form is printed that the resident has just filled in: nothing typed is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hardware.device import Fault
from kiosk.effects import PrintForm
from kiosk.events import FormFailed, FormPrinted, MachineChanged
from kiosk.machine import BROKEN
from tests.flows.samples import ALL_WELL
from tests.flows.test_sign_form import PAPER, at_the_offer, filing, printed
from tests.hazards.everything import FAULTS, assert_nobody_is_stuck


@pytest.mark.parametrize("fault", [*FAULTS["printer"], BROKEN], ids=str)
def test_it_says_what_is_wrong_and_leads_on(fault: Fault) -> None:
    at = at_the_offer()
    at.touch("print", "busy")
    at.happens(FormFailed(fault), "form-not-printed")
    assert fault.resident in str(at.view)
    assert_nobody_is_stuck(at)
    at.happens(MachineChanged(replace(ALL_WELL, faults=(("printer", fault),))))
    assert_nobody_is_stuck(at)
    at.happens(MachineChanged(ALL_WELL))
    at.touch("retry", "busy")
    assert sum(isinstance(each, PrintForm) for each in at.asked) == 2
    at.happens(FormPrinted(printed()), "form-sign")


def test_whoever_does_not_wait_signs_at_the_counter_and_has_typed_for_something() -> None:
    at = at_the_offer()
    at.touch("print", "busy")
    at.happens(FormFailed(BROKEN), "form-not-printed")
    at.touch("counter", "review")
    sent = filing(at)
    assert sent.brought_later == (PAPER,)
    assert [form.code for form in sent.forms] == ["F-1.07"]


def test_a_printer_that_never_answers_holds_nobody() -> None:
    at = at_the_offer()
    at.touch("print", "busy")
    at.nobody_touches()
    assert at.page in ("attract", "take-papers")
    at.happens(FormPrinted(printed()))
    assert at.page in ("attract", "take-papers")
