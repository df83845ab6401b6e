"""Choosing a desa anywhere in the country: by its name, or from the province down. Names of desa repeat, so the whole
chain counts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from kiosk.journeys.choices import choice_page
from kiosk.journeys.code_choice import SKIP, Question
from kiosk.journeys.desk import Desk
from kiosk.journeys.page import Effects, Page, Way
from kiosk.journeys.place_finding import SEARCH, PlaceFinding
from kiosk.journeys.place_page import place_tiles
from kiosk.journeys.service_choice import Opens
from kiosk.say import Text, Verbatim, say
from kiosk.views import Tile

_UP = "up"
_ASKED = ("form.place.province", "form.place.regency", "form.place.kecamatan", "form.place.desa")  # by level, from 1


class RegionChoice:
    """One closed question per level, from the office's own kabupaten; "elsewhere" leads up."""

    def __init__(
        self,
        question: Question,
        desk: Desk,
        done: Callable[[str], Effects],
        opens: Opens,
        again: Way,
        *,
        level: int,
    ) -> None:
        """`level` of the answer: 4 is a desa. `again` opens the question anew."""
        self._question, self._desk, self._wilayah, self._level = question, desk, desk.wilayah, level
        self._done, self._opens, self._again = done, opens, again

    def page(self, at: str) -> Page:
        """The places directly below `at` (a region code; "" for the country)."""
        places = self._wilayah.children(at)
        up = (Tile(_UP, say("form.place.elsewhere", place=Verbatim(self._name(at))), "arrow_back"),) if at else ()
        skip = (SKIP,) if self._question.optional else ()

        def touched(tile: str) -> Effects:
            if tile == _UP:
                return self._go(at.rpartition(".")[0])
            return self._look(at) if tile == SEARCH.id else self._picked(tile)

        name = f"{self._question.name}-{_depth(at) + 1}"
        return choice_page(
            name, self._question.title, (SEARCH, *place_tiles(places), *up, *skip), touched, self._hint(at)
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

    def _look(self, at: str) -> Effects:
        question, again = self._question, partial(self._go, at)
        return PlaceFinding(
            self._desk, question.name, question.title, self._picked, self._opens, again, level=self._level
        ).ask()


def _depth(code: str) -> int:
    """0 for the country, 4 for a desa."""
    return code.count(".") + 1 if code else 0
