"""An office of a whole kabupaten asks for the kecamatan before the desa."""

from __future__ import annotations

from adminduk.catalogue.model import Catalogue
from kiosk.events import Chosen
from kiosk.journeys.fields import field_page
from kiosk.journeys.page import Effects
from kiosk.journeys.place_page import PlacePage
from kiosk.views import ChoiceView
from tests.flows.script import Kiosk, jogoroto

JOMBANG = "35.17"
DESA_ASKED = next(each for each in jogoroto().service("kk").fields if each.id == "desa")


def of_the_kabupaten() -> Catalogue:
    catalogue = jogoroto()
    return catalogue.model_copy(update={"office": catalogue.office.model_copy(update={"wilayah": JOMBANG})})


def asked(catalogue: Catalogue, known: dict[str, str] | None = None) -> tuple[PlacePage, list[str]]:
    chosen: list[str] = []

    def done(code: str) -> Effects:
        chosen.append(code)
        return ()

    page = field_page(Kiosk(catalogue=catalogue).visit._desk, DESA_ASKED, known or {}, done, lambda: ())
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
    assert len(names(page)) == 21
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
    page = field_page(Kiosk().visit._desk, DESA_ASKED, {}, lambda _code: (), lambda: ())
    assert isinstance(page.view, ChoiceView)
    assert (page.view.name, len(page.view.tiles)) == ("desa", 11)


def test_the_kecamatan_of_the_nik_is_not_asked_for_and_can_be_another() -> None:
    page, chosen = asked(of_the_kabupaten(), {"nik": "3517199999990000"})  # day 99: nobody's
    assert page.view.name == "desa"
    assert "35.17.19.2001" in names(page)
    page.handle(Chosen("kecamatan"))
    assert "35.17.01" in names(page)
    page.handle(Chosen("35.17.01"))
    page.handle(Chosen(names(page)[0]))
    assert chosen[0].startswith("35.17.01.")


def test_what_was_chosen_before_counts_more_than_the_nik() -> None:
    page, _ = asked(of_the_kabupaten(), {"nik": "3517199999990000", "desa": "35.17.01.2001"})
    assert "35.17.01.2001" in names(page)


def test_a_nik_from_elsewhere_or_of_nobody_asks_for_the_kecamatan() -> None:
    for nik in ("9999010101900001", "3318129999990000", ""):
        page, _ = asked(of_the_kabupaten(), {"nik": nik})
        assert page.view.name == "kecamatan", nik
