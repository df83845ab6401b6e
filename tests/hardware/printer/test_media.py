"""Which paper a document wants, by its size and not by its name."""

from __future__ import annotations

import pytest
from fpdf import FPDF

from hardware.device import Fault
from hardware.printer import faults
from hardware.printer.media import A4, F4, Offer, Size, choose, page_size

A4_NAME, FOLIO, FOOLSCAP = "iso_a4_210x297mm", "om_folio_210x330mm", "na_foolscap_8.5x13in"
LETTER, LEGAL = "na_letter_8.5x11in", "na_legal_8.5x14in"
CUSTOM = ("custom_min_100x148mm", "custom_max_216x356mm")


@pytest.mark.parametrize(
    ("size", "offer", "expected"),
    [
        (A4, Offer((LETTER, A4_NAME), (A4_NAME,)), A4_NAME),
        (A4, Offer((LETTER, A4_NAME), (LETTER,)), faults.WRONG_PAPER),
        (A4, Offer((LETTER, A4_NAME)), A4_NAME),  # it does not say what lies in its trays
        (A4, Offer(), A4_NAME),  # it says nothing at all
        (A4, Offer((LETTER,), (LETTER,)), faults.SIZE_NOT_OFFERED),
        (F4, Offer((A4_NAME, FOLIO), (FOLIO,)), FOLIO),
        (F4, Offer((A4_NAME, FOOLSCAP, LEGAL), (FOOLSCAP,)), FOOLSCAP),
        (F4, Offer((FOLIO, FOOLSCAP)), FOOLSCAP),  # the nearer one
        (F4, Offer((FOLIO, FOOLSCAP), (FOLIO,)), FOLIO),  # but what lies there comes first
        (F4, Offer((A4_NAME, LEGAL, *CUSTOM), (A4_NAME,)), "custom_215x330mm_215x330mm"),
        (F4, Offer((A4_NAME, LEGAL), (A4_NAME,)), faults.SIZE_NOT_OFFERED),
        (F4, Offer(), "custom_215x330mm_215x330mm"),
        ((297.0, 420.0), Offer((A4_NAME, *CUSTOM)), faults.SIZE_NOT_OFFERED),
    ],
)
def test_the_paper_for_a_size(size: Size, offer: Offer, expected: str | Fault) -> None:
    assert choose(size, offer) == expected


def pdf(width: float, height: float) -> bytes:
    made = FPDF(format=(width, height))
    made.add_page()
    return bytes(made.output())


@pytest.mark.parametrize("turned", [False, True])
def test_the_size_of_a_document_is_told_whichever_way_it_lies(turned: bool) -> None:
    size = (330, 215) if turned else (215, 330)
    assert page_size(pdf(*size)) == pytest.approx(F4, abs=0.1)


@pytest.mark.parametrize("broken", [b"%PDF-1.4\n", b"%PDF-1.7 not really"])
def test_a_document_that_cannot_be_read_is_left_to_the_printer(broken: bytes) -> None:
    assert page_size(broken) == A4
