"""A resident who fills in a form on the glass: what they do on each of its pages."""

from __future__ import annotations

from adminduk.catalogue.model import Catalogue
from adminduk.forms.asking import Spot
from adminduk.forms.model import FieldKind
from kiosk.journeys.form_draft import HERE
from kiosk.journeys.place_finding import SEARCH
from kiosk.views import ChoiceView, KeyboardView, KeypadView
from tests.flows.samples import NAMA, NIK, NOMOR_KK
from tests.flows.script import Kiosk, all_forms, can_touch, jogoroto

TYPED = {
    FieldKind.NAME: NAMA,
    FieldKind.WORDS: "ISI CONTOH 1",
    FieldKind.NIK: NIK,
    FieldKind.NOMOR_KK: NOMOR_KK,
    FieldKind.DIGITS: "1",
    FieldKind.DECIMAL: "3,2",
    FieldKind.PHONE: "081200000000",
    FieldKind.EMAIL: "WARGA@CONTOH.ID",
    FieldKind.DATE: "01011990",
    FieldKind.TIME: "0830",
}
MOST_PAGES = 250


def with_form(code: str) -> Catalogue:
    """Jogoroto, where a lost KK needs the form `code` and nothing else."""
    shipped = jogoroto()
    kk = shipped.service("kk")
    form = next(each for each in kk.requirements if each.id == "formulir-f102")
    only = form.model_copy(update={"form_code": code})
    others = tuple(each for each in shipped.services if each.id != "kk")
    return shipped.model_copy(update={"services": (kk.model_copy(update={"requirements": (only,)}), *others)})


def with_two_forms() -> Catalogue:
    """A lost KK that needs F-1.06, then F-1.04."""
    catalogue = with_form("F-1.06")
    kk = catalogue.service("kk")
    (paper,) = kk.requirements
    second = paper.model_copy(update={"id": "formulir-f104", "form_code": "F-1.04"})
    both = kk.model_copy(update={"requirements": (paper, second)})
    return catalogue.model_copy(update={"services": (both,)})


def at_the_form(catalogue: Catalogue | None = None, page: str = "form-how") -> Kiosk:
    """In front of "how do you fill it in?", with NIK, name and number given."""
    at = Kiosk(catalogue=catalogue, forms=all_forms())
    at.touch("file")
    at.touch("kk", "reason")
    at.touch("hilang")
    at.touch("next", "nik")
    for typed in (NIK, NAMA, NOMOR_KK):
        at.type(typed)
        at.touch("next")
    at.touch("35.17.19.2001", "telepon")
    at.touch("skip", page)
    return at


class Filler:
    """Fills in whatever is asked: words of each kind, the first code, no further person, nothing passed over."""

    def __init__(self, at: Kiosk, code: str, wanted: dict[str, str] | None = None) -> None:
        """`wanted`: key of a place -> the tile to touch or the words to type there."""
        self.at, self._form, self._wanted = at, all_forms().forms[code], wanted or {}
        self.pages: list[str] = []

    def fill(self) -> None:
        self.at.touch(HERE)
        self.fill_on()

    def fill_on(self, *, to_the_offer: bool = False) -> None:
        """From the open page to the end of the form; what must be signed is signed at the counter, or not decided."""
        while self.at.page.startswith(f"{self._form.code}:"):
            assert len(self.pages) < MOST_PAGES, f"round in circles: {self.pages[-8:]}"
            self.pages.append(self.at.page)
            self.answer(self.at.page.removeprefix(f"{self._form.code}:"))
        if self.at.page == "form-offer" and not to_the_offer:
            self.at.touch("counter")

    def answer(self, key: str) -> None:
        view = self.at.view
        if isinstance(view, ChoiceView):
            first = next(tile.id for tile in view.tiles if tile.id != SEARCH.id)
            wanted = self._wanted.get(key, first)
            self.at.touch(wanted if can_touch(view, wanted) else first)
            return
        assert isinstance(view, KeyboardView | KeypadView)
        if key in self._wanted and not self._wanted[key]:
            self.at.touch("skip")
            return
        self.at.erase(len(view.value))
        self.at.type(self._wanted.get(key) or self._words(key))
        before = self.at.page
        self.at.touch("next")
        if self.at.page == before:  # a warning is said once, and stops nobody
            self.at.touch("next")
        assert self.at.page != before, f"{before}: {self.at.view}"

    def _words(self, key: str) -> str:
        field = spot(self._form.code, key).field
        if field.kind is FieldKind.DIGITS and field.exactly and not field.zeros:
            return "61485"
        return TYPED[field.kind][: field.longest] if field.kind is FieldKind.WORDS else TYPED[field.kind]


def spot(code: str, key: str) -> Spot:
    """The place of a form by its key, whatever line it is in."""
    section, *row, name = key.split(".")
    part = next(each for each in all_forms().forms[code].sections if each.id == section)
    field = next(each for each in part.fields if each.id == name)
    return Spot(part, field, int(row[0]) if row else None)
