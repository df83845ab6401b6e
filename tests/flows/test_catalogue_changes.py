"""Another edition is published: a visit ends under the one it began with, and the next begins under the new."""

from __future__ import annotations

from adminduk.catalogue.model import Catalogue
from kiosk.events import BarKey, CatalogueChanged
from kiosk.views import AttractView
from tests.flows.script import Kiosk, jogoroto


def newer() -> Catalogue:
    here = jogoroto()
    office = here.office.model_copy(update={"name": "Kecamatan Baru"})
    return here.model_copy(update={"version": "baru-1", "office": office, "services": here.services[:1]})


def shown_name(at: Kiosk) -> str:
    assert isinstance(at.view, AttractView)
    return at.view.office_name


def test_on_the_front_page_it_is_taken_up_at_once() -> None:
    at = Kiosk()
    at.happens(CatalogueChanged(newer()))
    assert shown_name(at) == "Kecamatan Baru"
    assert at.visit.catalogue.version == "baru-1"


def test_a_visit_ends_under_the_edition_it_began_with() -> None:
    at = Kiosk()
    at.touch("file", "service")
    at.happens(CatalogueChanged(newer()), "service")
    assert at.visit.catalogue == jogoroto()
    at.touch("kk", "reason")
    at.bar(BarKey.LEAVE)
    assert at.visit.catalogue == jogoroto()
    at.bar(BarKey.LEAVE_CONFIRMED)
    assert at.visit.catalogue.version == "baru-1"
    assert shown_name(at) == "Kecamatan Baru"


def test_a_second_edition_in_the_same_visit_is_the_one_that_counts() -> None:
    at = Kiosk()
    at.touch("file", "service")
    at.happens(CatalogueChanged(newer()))
    at.happens(CatalogueChanged(newer().model_copy(update={"version": "baru-2"})))
    at.nobody_touches()
    assert at.visit.catalogue.version == "baru-2"
