"""The pages of a form that is printed, signed and scanned back, as a visit really shows them."""

from __future__ import annotations

from hardware.printer.faults import OUT_OF_PAPER
from kiosk.events import FormPrinted, MachineChanged
from kiosk.printed_form import FormSeen
from kiosk.views import View
from tests.flows.samples import ALL_WELL, broken
from tests.flows.test_sign_form import UNSIGNED, at_the_offer, back, printed, scan


def sign_views() -> dict[str, View]:
    at = at_the_offer()
    views = {"form-offer": at.view}
    at.happens(MachineChanged(broken("printer", OUT_OF_PAPER)), "form-not-printed")
    views["form-not-printed"] = at.view
    at.happens(MachineChanged(ALL_WELL), "form-offer")
    at.touch("print", "busy")
    at.happens(FormPrinted(printed(sheets=2)), "form-sign")
    views["form-sign"] = at.view
    at.touch("signed")
    views["form-place"] = at.view
    scan(at, UNSIGNED)
    views["form-unsigned"] = at.view
    scan(at, UNSIGNED)
    views["form-unsigned-twice"] = at.view
    scan(at, back(FormSeen(1, no_meterai=True)))
    views["form-no-meterai"] = at.view
    return views
