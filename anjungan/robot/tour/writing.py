"""What the resident of the tour writes into a form on the glass: something fitting for each kind of place."""

from __future__ import annotations

from functools import cache

import assets
from adminduk.forms.loader import load_forms
from adminduk.forms.model import FieldKind, Form, FormField
from adminduk.forms.shelf import Forms
from kiosk.journeys.place_finding import SEARCH
from kiosk.views import Tile

_TYPED = {
    FieldKind.NAME: "CONTOH",
    FieldKind.WORDS: "CONTOH 1",
    FieldKind.NIK: "9917190101900001",
    FieldKind.NOMOR_KK: "9917190101120001",
    FieldKind.DIGITS: "1",
    FieldKind.DECIMAL: "3,2",
    FieldKind.PHONE: "081200000000",
    FieldKind.EMAIL: "A@CONTOH.ID",
    FieldKind.DATE: "01011990",
    FieldKind.TIME: "0830",
}
_POSTCODE = "61485"


@cache
def shelf() -> Forms:
    """The shipped forms of the law."""
    return load_forms(assets.path("forms"), assets.path("codes"))


def form_of(page: str) -> Form | None:
    """The form that the page called `page` belongs to; None for any other page."""
    return shelf().get(page.partition(":")[0])


def words_for(page: str) -> str:
    """What to type on the page "<form>:<section>.<field>", or "<form>:<section>.<line>.<field>" in a table."""
    code, _, key = page.partition(":")
    section, *_, name = key.split(".")
    part = next(each for each in shelf().forms[code].sections if each.id == section)
    return _words(next(each for each in part.fields if each.id == name))


def first_answer(tiles: tuple[Tile, ...]) -> str:
    """The first code, no further person; not the way to search by typing."""
    return next(tile.id for tile in tiles if tile.enabled and tile.id != SEARCH.id)


def _words(field: FormField) -> str:
    if field.kind is FieldKind.DIGITS and field.exactly and not field.zeros:
        return _POSTCODE
    return _TYPED[field.kind][: field.longest] if field.kind is FieldKind.WORDS else _TYPED[field.kind]
