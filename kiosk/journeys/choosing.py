"""The closed questions before anything is typed: which service, for what reason, and what decides about papers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from adminduk.catalogue.model import Question, Service
from kiosk.journeys.choices import choice_page
from kiosk.journeys.page import Effects, Page
from kiosk.journeys.service_choice import ServiceChoice
from kiosk.say import say
from kiosk.views import Tile


def service_page(choice: ServiceChoice) -> Page:
    return choice_page("service", say("file.service.title"), choice.tiles(), choice.touched)


def reason_page(service: Service, chosen: Callable[[str], Effects]) -> Page:
    tiles = tuple(Tile(each.id, each.name, each.icon, each.hint) for each in service.reasons)
    title = service.reason_title or say("file.reason.title", service=service.name)
    return choice_page("reason", title, tiles, chosen)


def question_page(question: Question, answered: Callable[[str, str], Effects]) -> Page:
    """`answered` gets the question's id and the option's."""
    tiles = tuple(Tile(each.id, each.name, each.icon) for each in question.options)
    return choice_page(f"question-{question.id}", question.text, tiles, partial(answered, question.id))
