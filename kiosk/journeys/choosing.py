"""The closed questions before anything is typed: which service, for what reason, and what decides about papers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from adminduk.catalogue.model import Question, Service
from kiosk.effects import ListenForCode, StopListening
from kiosk.events import CodeRead, Event
from kiosk.journeys.choices import choice_page
from kiosk.journeys.page import Effects, Page, StandingPage
from kiosk.journeys.service_choice import ServiceChoice
from kiosk.say import say
from kiosk.views import ChoiceView, Tile


class ServicePage(StandingPage):
    """The services to choose among. Where `shown` is given, a code may be shown instead: the reader listens."""

    def __init__(self, choice: ServiceChoice, shown: Callable[[str], Effects] | None = None) -> None:
        view = ChoiceView("service", say("file.service.title"), choice.tiles())
        ways = {tile.id: partial(choice.touched, tile.id) for tile in view.tiles}
        super().__init__(lambda: view, ways, "visit.help.choice")
        self._shown = shown

    def open(self) -> Effects:
        return () if self._shown is None else (ListenForCode(),)

    def close(self) -> Effects:
        return () if self._shown is None else (StopListening(),)

    def handle(self, event: Event) -> Effects:
        if isinstance(event, CodeRead) and self._shown is not None:
            return self._shown(event.text)
        return super().handle(event)


def reason_page(service: Service, chosen: Callable[[str], Effects]) -> Page:
    tiles = tuple(Tile(each.id, each.name, each.icon, each.hint) for each in service.reasons)
    title = service.reason_title or say("file.reason.title", service=service.name)
    return choice_page("reason", title, tiles, chosen)


def question_page(question: Question, answered: Callable[[str, str], Effects]) -> Page:
    """`answered` gets the question's id and the option's."""
    tiles = tuple(Tile(each.id, each.name, each.icon) for each in question.options)
    return choice_page(f"question-{question.id}", question.text, tiles, partial(answered, question.id))
