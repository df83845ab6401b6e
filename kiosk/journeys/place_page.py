"""Which desa, in an office that serves a whole kabupaten: its kecamatan first, because names of desa repeat."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from adminduk.wilayah import Place
from kiosk.events import Chosen, Event
from kiosk.journeys.desk import Desk
from kiosk.journeys.page import Effects, Page, touchable
from kiosk.say import Verbatim, say
from kiosk.views import ChoiceView, Tile

_UP = "kecamatan"  # the tile that leads back to the kecamatan


class PlacePage(Page):
    """Two closed questions on one page. `done` gets the region code of the desa.

    `likely`: the code of the kecamatan whose desa are shown at once, with the way to the others; "" asks for it.
    """

    help = "visit.help.choice"

    def __init__(
        self, desk: Desk, kecamatan: tuple[Place, ...], done: Callable[[str], Effects], likely: str = ""
    ) -> None:
        self._desk, self._kecamatan, self._done = desk, kecamatan, done
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
            return ChoiceView("kecamatan", say("file.kecamatan.title"), place_tiles(self._kecamatan), hint)
        up = Tile(_UP, say("file.kecamatan.other"), "arrow_back")
        title = say("file.desa.of", kecamatan=Verbatim(self._chosen.name))
        return ChoiceView("desa", title, (*self._desa, up), say("file.desa.hint"))

    def handle(self, event: Event) -> Effects:
        if not isinstance(event, Chosen) or not touchable(self.view, event.id):
            return ()
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
