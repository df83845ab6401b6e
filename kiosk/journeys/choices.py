"""A closed question: one touch answers it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from kiosk.journeys.page import Effects, Page, StandingPage
from kiosk.say import Text
from kiosk.views import ChoiceView, Tile


def choice_page(
    name: str, title: Text, tiles: tuple[Tile, ...], chosen: Callable[[str], Effects], hint: Text | None = None
) -> Page:
    """The tiles of one question; `chosen` gets the id of the one that is touched."""
    view = ChoiceView(name, title, tiles, hint)
    return StandingPage(lambda: view, {tile.id: partial(chosen, tile.id) for tile in tiles}, "visit.help.choice")
