"""An office of a whole kabupaten asks for the kecamatan before the desa, or finds the desa by its name."""

from __future__ import annotations

from adminduk.catalogue.model import Catalogue
from adminduk.localised import Language
from kiosk.events import BarKey, Chosen
from kiosk.journeys.fields import field_page
from kiosk.journeys.page import Effects
from kiosk.journeys.place_page import PlacePage
from kiosk.say import Text
from kiosk.views import ChoiceView, KeyboardView
from tests.flows.samples import NAMA, NIK, NOMOR_KK
from tests.flows.script import Kiosk, jogoroto, words

JOMBANG = "35.17"
DESA_ASKED = next(each for each in jogoroto().service("kk").fields if each.id == "desa")


def wording_of(text: Text | None) -> str:
    return words(Language.INDONESIAN).of(text)


def of_the_kabupaten() -> Catalogue:
    catalogue = jogoroto()
    return catalogue.model_copy(update={"office": catalogue.office.model_copy(update={"wilayah": JOMBANG})})


def asked(catalogue: Catalogue, known: dict[str, str] | None = None) -> tuple[PlacePage, list[str]]:
    chosen: list[str] = []

    def done(code: str) -> Effects:
        chosen.append(code)
        return ()

    desk = Kiosk(catalogue=catalogue).visit._desk
    page = field_page(desk, DESA_ASKED, known or {}, done, skip=lambda: (), opens=lambda *_: (), again=lambda: ())
    assert isinstance(page, PlacePage)
    return page, chosen


def names(page: PlacePage) -> list[str]:
    view = page.view
    assert isinstance(view, ChoiceView)
    return [tile.id for tile in view.tiles]


def test_kecamatan_then_desa_and_the_code_of_the_desa_is_kept() -> None:
    page, chosen = asked(of_the_kabupaten())
    assert page.view.name == "kecamatan"
    assert "35.17.19" in names(page)
    assert len(names(page)) == 22  # and the way to type its name
    page.handle(Chosen("35.17.19"))
    assert page.view.name == "desa"
    assert "35.17.19.2001" in names(page)
    page.handle(Chosen("35.17.19.2001"))
    assert chosen == ["35.17.19.2001"]


def test_a_wrong_kecamatan_is_taken_back_and_the_page_tells_a_finger_so() -> None:
    page, chosen = asked(of_the_kabupaten())
    page.handle(Chosen("35.17.01"))
    first = page.stage
    page.handle(Chosen("kecamatan"))
    assert page.view.name == "kecamatan"
    assert page.stage != first
    assert chosen == []


def test_what_is_not_on_the_page_chooses_nothing() -> None:
    page, chosen = asked(of_the_kabupaten())
    page.handle(Chosen("35.17.19.2001"))
    page.handle(Chosen("33.18.12"))
    assert (page.view.name, chosen) == ("kecamatan", [])


def test_an_office_of_one_kecamatan_asks_for_the_desa_at_once() -> None:
    page = field_page(
        Kiosk().visit._desk, DESA_ASKED, {}, lambda _code: (), skip=lambda: (), opens=lambda *_: (), again=lambda: ()
    )
    assert isinstance(page.view, ChoiceView)
    assert (page.view.name, len(page.view.tiles)) == ("desa", 11)


def test_the_kecamatan_of_the_nik_is_not_asked_for_and_can_be_another() -> None:
    page, chosen = asked(of_the_kabupaten(), {"nik": "3517199999990000"})  # day 99: nobody's
    assert page.view.name == "desa"
    assert "35.17.19.2001" in names(page)
    page.handle(Chosen("kecamatan"))
    assert "35.17.01" in names(page)
    page.handle(Chosen("35.17.01"))
    page.handle(Chosen(names(page)[1]))
    assert chosen[0].startswith("35.17.01.")


def test_what_was_chosen_before_counts_more_than_the_nik() -> None:
    page, _ = asked(of_the_kabupaten(), {"nik": "3517199999990000", "desa": "35.17.01.2001"})
    assert "35.17.01.2001" in names(page)


def test_a_nik_from_elsewhere_or_of_nobody_asks_for_the_kecamatan() -> None:
    for nik in ("9999010101900001", "3318129999990000", ""):
        page, _ = asked(of_the_kabupaten(), {"nik": nik})
        assert page.view.name == "kecamatan", nik


def at_the_village(catalogue: Catalogue) -> Kiosk:
    """In a visit, in front of "which kecamatan?"."""
    at = Kiosk(catalogue=catalogue)
    at.touch("file")
    at.touch("kk", "reason")
    at.touch("hilang")
    at.touch("next", "nik")
    for typed in (NIK, NAMA, NOMOR_KK):
        at.type(typed)
        at.touch("next")
    return at


def test_a_desa_is_found_by_its_misspelt_name_and_shown_with_all_above_it() -> None:
    at = at_the_village(of_the_kabupaten())
    at.touch("search", "desa-search")
    at.type("DJARAKULON")
    at.touch("next", "desa-found")
    assert isinstance(at.view, ChoiceView)
    first = at.view.tiles[0]
    assert (wording_of(first.label), wording_of(first.note)) == (
        "Desa Jarakkulon",
        "Kecamatan Jogoroto, Kabupaten Jombang, Jawa Timur",
    )
    at.touch("35.17.19.2002", "telepon")


def test_a_kecamatan_that_was_found_opens_its_desa() -> None:
    at = at_the_village(of_the_kabupaten())
    at.touch("search", "desa-search")
    at.type("DJOGOROTO")
    at.touch("next", "desa-found")
    at.touch("35.17.19", "desa")
    at.touch("35.17.19.2002", "telepon")


def test_an_office_is_not_asked_for_a_desa_of_another() -> None:
    at = at_the_village(of_the_kabupaten())
    at.touch("search", "desa-search")
    at.type("JUMAPOLO")
    at.touch("next", "desa-search")
    assert isinstance(at.view, KeyboardView)
    assert at.view.error is not None
    at.bar(BarKey.BACK, "kecamatan")
