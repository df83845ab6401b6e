"""A filled form on its way to the A4 printer: the sheets to print, and what to expect when they come back signed."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import assets
from adminduk.forms.shelf import Forms
from adminduk.wilayah import Wilayah
from kiosk.printed_form import PrintedForm, PrintedSheet, Spot, SpotKind
from paper.forms.typeface import Faces

if TYPE_CHECKING:
    from paper.forms.sheet import Sheet

FACES = Faces(
    assets.path("fonts", "AtkinsonHyperlegible-Regular.ttf"), assets.path("fonts", "AtkinsonHyperlegible-Bold.ttf")
)
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without those that are taken for others


@dataclass(frozen=True, eq=False)
class Proof:
    """`pdf` goes to the printer and is forgotten; `form` stays with the resident's visit."""

    pdf: bytes
    form: PrintedForm


def new_token() -> str:
    """A lot for one print: what is written down when a sheet lies about is nobody's name."""
    return "".join(secrets.choice(_LETTERS) for _ in range(6))


class FormPress:
    """Draws on A4: the glass takes no longer sheet back."""

    def __init__(self, forms: Forms, wilayah: Wilayah) -> None:
        self._forms, self._wilayah = forms, wilayah

    def proof(self, code: str, values: Mapping[str, str], token: str) -> Proof:
        """The form `code` filled in with `values`, its sheets marked with `token`. KeyError when there is no such
        form."""
        from paper.forms.draw import sheets_of  # fpdf and OpenCV wait until somebody prints a form
        from paper.forms.known import known_of
        from paper.forms.pdf import pdf_of

        sheets = sheets_of(self._forms.forms[code], values, known_of(self._forms, self._wilayah), FACES, token=token)
        planned = PrintedForm(code, token, tuple(_planned(sheet) for sheet in sheets))
        return Proof(pdf_of(sheets, FACES, f"{code} {token}"), planned)


def _planned(sheet: Sheet) -> PrintedSheet:
    """Without the places of the officer, who signs later."""
    from paper.forms.pattern import pattern_of

    spots = tuple(
        Spot(
            SpotKind(place.kind.value),
            place.printed,
            place.box.left,
            place.box.top,
            place.box.width,
            place.box.height,
        )
        for place in sheet.ink
        if not place.officer
    )
    pattern, cells = pattern_of(sheet)
    return PrintedSheet(sheet.code, sheet.width, sheet.height, spots, pattern, cells)
