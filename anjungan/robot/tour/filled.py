"""Which forms of the law the tour filled in on the glass, and which of those that it could have, it did not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from adminduk.filing import Filing
from anjungan.robot.tour.ways import Way
from anjungan.robot.tour.writing import shelf
from kiosk.journeys.form_page import must_be_signed

if TYPE_CHECKING:
    from anjungan.robot.tour.life import Life


# What no service of the five documents is about, so that none of them asks for its form.
NOT_ASKED = {
    "F-1.04": "tidak diminta: pencatatan biodata tanpa dokumen bukan layanan kelima kantor",
    "F-2.01A": "tidak diminta: pencatatan kelahiran dan kematian bukan layanan kelima kantor",
}


def forms_of(way: Way) -> frozenset[str]:
    """Codes of the forms that this way asks for and that can be filled in on the glass."""
    return frozenset(form.code for each in way.requirements if (form := shelf().get(each.form_code)) is not None)


def forms_filed(way: Way, filing: Filing) -> frozenset[str]:
    """What the office found filled in; one that the law wants signed only with all its sheets behind it, undoubted."""
    signed = {page.requirement for page in filing.pages if not page.marks}
    asked = {each.form_code: each.id for each in way.requirements}
    return frozenset(
        code for code in filing.forms if not must_be_signed(shelf().forms[code]) or asked.get(code) in signed
    )


def unfilled(lives: Iterable[Life]) -> frozenset[str]:
    """Forms that some way asked for and that nobody filled in."""
    lives = tuple(lives)
    asked = {code for life in lives for code in forms_of(life.way)}
    return frozenset(asked - {code for life in lives for code in life.forms})


def forms_table(lives: Sequence[Life]) -> list[list[str]]:
    """One row for each form of the law: what it is, how many ways ask for it and fill it in, what came then."""
    return [_row(code, lives) for code in sorted(shelf().forms)]


def _row(code: str, lives: Sequence[Life]) -> list[str]:
    form = shelf().forms[code]
    asking = [life for life in lives if code in forms_of(life.way)]
    filling = [life for life in asking if code in life.forms]
    back = "dicetak, ditandatangani, dipindai kembali" if must_be_signed(form) else "dinyatakan di layar"
    said = back if filling else "TIDAK DIISI" if asking else NOT_ASKED.get(code, "tidak diminta")
    first = f"{filling[0].way.service.id}-{filling[0].way.reason}" if filling else "-"
    return [code, form.name.id, str(len(asking)), str(len(filling)), first, said]
