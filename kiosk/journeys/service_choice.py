"""Choosing a service: by its tile, or, where they are many, by typing what residents call it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from adminduk.catalogue.model import Catalogue, Service
from adminduk.search import Findable, find
from kiosk.journeys.choices import choice_page
from kiosk.journeys.page import Effects, Page, Way
from kiosk.journeys.typing import Checked, Entry, TypingPage
from kiosk.say import say
from kiosk.views import Tile

SEEN_AT_ONCE = 6  # so many tiles are looked through faster than a word is typed
_SEARCH = Tile("search", say("visit.search"), "search", say("visit.search.note"))


class Opens(Protocol):
    """`Journey._open`."""

    def __call__(self, page: Page, back: Way | None = None) -> Effects: ...


class ServiceChoice:
    """The page of all services of an office, and the two pages of looking for one."""

    def __init__(self, catalogue: Catalogue, opens: Opens, again: Way, chosen: Callable[[str], Effects]) -> None:
        """`again` opens the page of all services; `chosen` gets the id of one."""
        self._catalogue, self._opens, self._again, self._chosen = catalogue, opens, again, chosen

    def tiles(self) -> tuple[Tile, ...]:
        every = tuple(_tile(each) for each in self._catalogue.services)
        return (*every, _SEARCH) if len(every) > SEEN_AT_ONCE else every

    def touched(self, tile: str) -> Effects:
        return self._ask() if tile == _SEARCH.id else self._chosen(tile)

    def _ask(self, typed: str = "") -> Effects:
        entry = Entry(
            name="service-search",
            title=say("visit.search.title"),
            hint=say("visit.search.hint"),
            words=True,
            digits=True,
        )
        return self._opens(TypingPage(entry, self._check, self._show, value=typed), self._again)

    def _check(self, typed: str) -> Checked:
        return Checked(typed) if self._found(typed) else Checked(typed, error=say("visit.search.nothing"))

    def _found(self, typed: str) -> tuple[str, ...]:
        return find(typed, (Findable(each.id, names_of(each)) for each in self._catalogue.services))

    def _show(self, typed: str) -> Effects:
        tiles = tuple(_tile(self._catalogue.service(each)) for each in self._found(typed))
        page = choice_page("service-found", say("visit.search.found"), tiles, self._chosen)
        return self._opens(page, lambda: self._ask(typed))


def names_of(service: Service) -> tuple[str, ...]:
    """All words for it: its own in every language, those of residents, and what people come for."""
    said = (service.name, *(reason.name for reason in service.reasons))
    return (*(words for each in said for words in (each.id, each.jv, each.en)), *service.synonyms)


def _tile(service: Service) -> Tile:
    return Tile(service.id, service.name, service.icon)
