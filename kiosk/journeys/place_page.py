"""Which desa, in an office that serves a whole kabupaten: its kecamatan first, because names of desa repeat."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from adminduk.wilayah import Place
from kiosk.events import Chosen, Event
from kiosk.journeys.choices import choice_page
from kiosk.journeys.desk import Desk
from kiosk.journeys.page import Effects, Page, Way, touchable
from kiosk.journeys.place_finding import SEARCH_HERE, PlaceFinding
from kiosk.journeys.service_choice import Opens
from kiosk.say import Verbatim, say
from kiosk.views import ChoiceView, Tile

_UP = "kecamatan"  # the tile that leads back to the kecamatan


_SEEN_AT_ONCE = 12  # so many names are looked through faster than one is typed


def desa_page(desk: Desk, likely: str, done: Callable[[str], Effects], opens: Opens, again: Way) -> Page:
    """The desa of an office's kecamatan at once; of a whole kabupaten the kecamatan first, or the name typed.

    `likely`: the code of the kecamatan where most people of this page live; `again` opens it anew.
    """
    office = desk.catalogue.office.wilayah
    places = desk.wilayah.children(office)

    def found(code: str) -> Effects:
        is_kecamatan = any(place.code == code and not place.is_desa for place in places)
        return opens(PlacePage(desk, places, done, search, code), again) if is_kecamatan else done(code)

    search = PlaceFinding(desk, "desa", say("file.desa.title"), found, opens, again, inside=office).ask
    if not all(place.is_desa for place in places):
        return PlacePage(desk, places, done, search, likely)
    tiles = place_tiles(places) if len(places) <= _SEEN_AT_ONCE else (SEARCH_HERE, *place_tiles(places))

    def touched(tile: str) -> Effects:
        return search() if tile == SEARCH_HERE.id else done(tile)

    return choice_page("desa", say("file.desa.title"), tiles, touched, say("file.desa.hint"))


class PlacePage(Page):
    """Two closed questions on one page. `done` gets the region code of the desa; `search` finds it by its name.

    `likely`: the code of the kecamatan whose desa are shown at once, with the way to the others; "" asks for it.
    """

    help = "visit.help.choice"

    def __init__(
        self,
        desk: Desk,
        kecamatan: tuple[Place, ...],
        done: Callable[[str], Effects],
        search: Way,
        likely: str = "",
    ) -> None:
        self._desk, self._kecamatan, self._done, self._search = desk, kecamatan, done, search
        self._chosen: Place | None = None
        self._desa: tuple[Tile, ...] = ()  # of the chosen kecamatan, looked up once: the page is asked for often
        self._choose(likely)

    @property
    def stage(self) -> Hashable:
        return self._chosen

    @property
    def view(self) -> ChoiceView:
        if self._chosen is None:
            hint = say("file.kecamatan.hint")
            tiles = (SEARCH_HERE, *place_tiles(self._kecamatan))
            return ChoiceView("kecamatan", say("file.kecamatan.title"), tiles, hint)
        up = Tile(_UP, say("file.kecamatan.other"), "arrow_back")
        title = say("file.desa.of", kecamatan=Verbatim(self._chosen.name))
        return ChoiceView("desa", title, (SEARCH_HERE, *self._desa, up), say("file.desa.hint"))

    def handle(self, event: Event) -> Effects:
        if not isinstance(event, Chosen) or not touchable(self.view, event.id):
            return ()
        if event.id == SEARCH_HERE.id:
            return self._search()
        if self._chosen is not None and event.id != _UP:
            return self._done(event.id)
        self._choose(event.id)
        return ()

    def _choose(self, kecamatan: str) -> None:
        self._chosen = next((place for place in self._kecamatan if place.code == kecamatan), None)
        self._desa = place_tiles(self._desk.wilayah.children(kecamatan)) if self._chosen is not None else ()


def place_tiles(places: tuple[Place, ...]) -> tuple[Tile, ...]:
    """One tile per place, in the order of the Ministry's table."""
    return tuple(Tile(place.code, Verbatim(place.name), "pin_drop") for place in places)
