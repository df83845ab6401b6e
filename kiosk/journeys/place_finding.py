"""Finding a desa by typing its name: what may be meant is shown with all that lies above it, and one touch chooses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from adminduk.place_search import DESA
from adminduk.wilayah import Place
from kiosk.journeys.choices import choice_page
from kiosk.journeys.desk import Desk
from kiosk.journeys.page import Effects, Way
from kiosk.journeys.service_choice import Opens
from kiosk.journeys.typing import Checked, Entry, TypingPage
from kiosk.say import Say, Text, Verbatim, say
from kiosk.views import Tile

SEARCH = Tile("search", say("place.search"), "search", say("place.search.note"))
SEARCH_HERE = Tile(SEARCH.id, say("place.search"), "search")  # among the desa of this office
_KELURAHAN, _DESA = "1", "2"  # the first digit of the last part of a code; 3 is a desa adat, and called so


@dataclass(frozen=True)
class PlaceFinding:
    """The two pages of looking for a place. `name` and `title` are those of the question.

    `chosen` gets the code of what was touched, which may lie above the level that is asked for; `inside`: only what
    lies below this code; `again` opens the question anew.
    """

    desk: Desk
    name: str
    title: Text
    chosen: Callable[[str], Effects]
    opens: Opens
    again: Way
    inside: str = ""
    level: int = DESA

    def ask(self, typed: str = "") -> Effects:
        entry = Entry(f"{self.name}-search", self.title, say("place.search.hint"), words=True)
        return self.opens(TypingPage(entry, self._check, self._show, value=typed), self.again)

    def _check(self, typed: str) -> Checked:
        return Checked(typed) if self._found(typed) else Checked(typed, error=say("place.search.nothing"))

    def _found(self, typed: str) -> tuple[Place, ...]:
        here = self.desk.catalogue.office.wilayah
        return self.desk.places.find(typed, here, inside=self.inside, level=self.level)

    def _show(self, typed: str) -> Effects:
        tiles = tuple(self._tile(each) for each in self._found(typed))
        page = choice_page(f"{self.name}-found", say("visit.search.found"), tiles, self.chosen, say("place.found.hint"))
        return self.opens(page, lambda: self.ask(typed))

    def _tile(self, place: Place) -> Tile:
        return Tile(place.code, called(place), "pin_drop", self._above(place))

    def _above(self, place: Place) -> Text | None:
        """ "Kecamatan Jogoroto, Kabupaten Jombang, Jawa Timur"; nothing above a province."""
        *above, _ = self.desk.wilayah.chain(place.code)
        if not above:
            return None
        nearest, rest = above[-1], ", ".join(each.name for each in reversed(above[:-1]))
        return say("place.above", nearest=called(nearest), rest=Verbatim(rest)) if rest else called(nearest)


def called(place: Place) -> Say | Verbatim:
    """The name with the word of its rank before it; the Ministry's own names of kabupaten and kota have theirs."""
    name = Verbatim(place.name)
    match place.code.count("."):
        case 2:
            return say("place.kecamatan", name=name)
        case 3 if place.code.split(".")[3].startswith(_KELURAHAN):
            return say("place.kelurahan", name=name)
        case 3 if place.code.split(".")[3].startswith(_DESA):
            return say("place.desa", name=name)
    return name
