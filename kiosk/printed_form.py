"""A form that was printed in this visit, as plain values: what its sheets look like, and where ink must come.

Made when it is printed, compared with what comes back on the glass. Nothing of the resident is in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from adminduk.filing import PageMark


class SpotKind(StrEnum):
    SIGNATURE = "tanda-tangan"
    THUMB = "cap-jempol"
    METERAI = "meterai"


@dataclass(frozen=True)
class Spot:
    """A place to sign, to press a thumb or to stick the meterai, in mm from the sheet's upper left corner. `signer`:
    who signs there, in the form's own words. Of a signature and a thumb of one signer, either will do."""

    kind: SpotKind
    signer: str
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class PrintedSheet:
    """One sheet. `code` is the text of its corner code; `pattern` how dark each cell of it was printed, row by row,
    `cells` of them to a row."""

    code: str
    width: float  # mm
    height: float
    spots: tuple[Spot, ...]
    pattern: bytes
    cells: int


@dataclass(frozen=True)
class PrintedForm:
    """`form` is its code, "F-1.07"; `token` the lot that tells this print from others of the same form."""

    form: str
    token: str
    sheets: tuple[PrintedSheet, ...]


@dataclass(frozen=True)
class FormSeen:
    """What came back. `sheet`: which of the printed ones, from 1, 0 for none of them; `unsigned`: who has not signed;
    `no_meterai`: a place for it is empty; `unchecked`: the right sheet, but nobody could look at its places."""

    sheet: int = 0
    unsigned: tuple[str, ...] = ()
    no_meterai: bool = False
    unchecked: bool = False

    @property
    def marks(self) -> tuple[PageMark, ...]:
        """What the officer is to look at."""
        doubts = {
            PageMark.OTHER_FORM: not self.sheet,
            PageMark.UNSIGNED: bool(self.unsigned),
            PageMark.NO_METERAI: self.no_meterai,
            PageMark.UNCHECKED: self.unchecked,
        }
        return tuple(mark for mark, holds in doubts.items() if holds)
