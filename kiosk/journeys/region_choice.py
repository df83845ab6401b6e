"""Choosing a desa anywhere in the country, from the province down: names of desa repeat, so the whole chain counts."""

from __future__ import annotations

from collections.abc import Callable

from adminduk.search import Findable, find
from adminduk.wilayah import Place, Wilayah
from kiosk.journeys.choices import choice_page
from kiosk.journeys.code_choice import SKIP, Question
from kiosk.journeys.page import Effects, Page, Way
from kiosk.journeys.place_page import place_tiles
from kiosk.journeys.service_choice import Opens
from kiosk.journeys.typing import Checked, Entry, TypingPage
from kiosk.say import Text, Verbatim, say
from kiosk.views import Tile

_UP = "up"
_SEARCH = Tile("search", say("form.search"), "search", say("visit.search.note"))
_SEEN_AT_ONCE = 12
_ASKED = ("form.place.province", "form.place.regency", "form.place.kecamatan", "form.place.desa")  # by level, from 1


class RegionChoice:
    """One closed question per level, from the office's own kabupaten; "elsewhere" leads up."""

    def __init__(
        self,
        question: Question,
        wilayah: Wilayah,
        done: Callable[[str], Effects],
        opens: Opens,
        again: Way,
        *,
        level: int,
    ) -> None:
        """`level` of the answer: 4 is a desa. `again` opens the question anew."""
        self._question, self._wilayah, self._level = question, wilayah, level
        self._done, self._opens, self._again = done, opens, again

    def page(self, at: str) -> Page:
        """The places directly below `at` (a region code; "" for the country)."""
        places = self._wilayah.children(at)
        up = (Tile(_UP, say("form.place.elsewhere", place=Verbatim(self._name(at))), "arrow_back"),) if at else ()
        search = (_SEARCH,) if len(places) > _SEEN_AT_ONCE else ()
        skip = (SKIP,) if self._question.optional else ()

        def touched(tile: str) -> Effects:
            if tile == _UP:
                return self._go(at.rpartition(".")[0])
            return self._look(at) if tile == _SEARCH.id else self._picked(tile)

        name = f"{self._question.name}-{_depth(at) + 1}"
        return choice_page(
            name, self._question.title, (*search, *place_tiles(places), *up, *skip), touched, self._hint(at)
        )

    def _picked(self, tile: str) -> Effects:
        if tile == SKIP.id:
            return self._done("")
        return self._done(tile) if _depth(tile) == self._level else self._go(tile)

    def _go(self, at: str) -> Effects:
        return self._opens(self.page(at), self._again)

    def _hint(self, at: str) -> Text:
        """Which level is asked for, and inside of what."""
        return say(_ASKED[_depth(at)], place=Verbatim(self._wilayah.full_name(at)))

    def _name(self, at: str) -> str:
        return self._wilayah.name(at) or ""

    def _look(self, at: str, typed: str = "") -> Effects:
        def check(text: str) -> Checked:
            return Checked(text) if self._found(at, text) else Checked(text, error=say("form.search.nothing"))

        def show(text: str) -> Effects:
            page = choice_page(
                f"{self._question.name}-found",
                say("visit.search.found"),
                place_tiles(self._found(at, text)),
                self._picked,
            )
            return self._opens(page, lambda: self._look(at, text))

        entry = Entry(f"{self._question.name}-search", self._question.title, self._hint(at), words=True)
        return self._opens(TypingPage(entry, check, show, value=typed), lambda: self._go(at))

    def _found(self, at: str, typed: str) -> tuple[Place, ...]:
        places = self._wilayah.children(at)
        found = find(typed, (Findable(each.code, (each.name, _bare(each.name))) for each in places))
        return tuple(each for code in found for each in places if each.code == code)


def _depth(code: str) -> int:
    """0 for the country, 4 for a desa."""
    return code.count(".") + 1 if code else 0


def _bare(name: str) -> str:
    """Nobody types the word before it: "Kabupaten Jombang" is "Jombang"."""
    return name.removeprefix("Kabupaten ").removeprefix("Kota ")
