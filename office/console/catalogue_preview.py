"""A service as residents will meet it: its pages in three languages, and what is asked for every way to answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litestar.exceptions import NotFoundException
from litestar.response import Template

from adminduk.catalogue.model import Catalogue, RequirementKind, Service
from adminduk.catalogue.requirements import fields_for, requirements_for
from adminduk.catalogue.ways import every_way
from adminduk.localised import Localised
from office import words
from office.console.catalogue_look import look_at
from office.parts import Office
from office.store.accounts import Account


@dataclass(frozen=True)
class Page:
    """One page of the kiosk, and the lines on it."""

    name: str
    lines: tuple[Localised, ...]


@dataclass(frozen=True)
class Way:
    reason: str
    answers: tuple[str, ...]
    brought: tuple[tuple[str, str], ...]  # name, how
    typed: tuple[str, ...]


def show(office: Office, account: Account, service_id: str, back: str) -> Template:
    """The preview of the draft, or of what holds; what is wrong with it where it cannot be shown."""
    look = look_at(office)
    service = (
        next((each for each in look.catalogue.services if each.id == service_id), None) if look.catalogue else None
    )
    if service is None and look.catalogue is not None:
        raise NotFoundException
    context: dict[str, Any] = {"account": account, "look": look, "back": back, "name": service_id, "service": service}
    if service is not None and look.catalogue is not None:
        context |= {"shown": pages_of(service), "ways": ways_of(look.catalogue, service)}
    return Template("catalogue_preview.html", context=context)


def pages_of(service: Service) -> tuple[Page, ...]:
    """In the order of a visit."""
    named = [each.label or each.hint for each in service.fields]
    return (
        Page("Layanan", (service.name,)),
        Page("Alasan", tuple(each for reason in service.reasons for each in _lines(reason.name, reason.hint))),
        *(Page("Pertanyaan", (each.text, *(option.name for option in each.options))) for each in service.questions),
        Page("Persyaratan", tuple(each for one in service.requirements for each in _lines(one.name, one.hint))),
        *((Page("Isian", tuple(each for each in named if each is not None)),) if any(named) else ()),
        Page("Produk", _lines(service.product.name, service.product.counter)),
    )


def ways_of(catalogue: Catalogue, service: Service) -> tuple[Way, ...]:
    """What each resident brings and types, for every reason and every way to answer."""
    options = {option.id: option.name.id for question in service.questions for option in question.options}
    rule = catalogue.reading
    return tuple(
        Way(
            reason.name.id,
            tuple(options[each] for each in answers.values()),
            tuple((each.name.id, _how(each.kind, each.original)) for each in asked),
            tuple(words.FIELDS[each.id] for each in fields_for(service, reason.id, answers, rule)),
        )
        for reason in service.reasons
        for answers in every_way(service, reason.id, rule)
        for asked in (requirements_for(service, reason.id, answers, rule),)
    )


def _lines(name: Localised, further: Localised | None) -> tuple[Localised, ...]:
    return (name,) if further is None else (name, further)


def _how(kind: RequirementKind, original: bool) -> str:
    if kind is RequirementKind.CONDITION:
        return "kondisi, tidak dipindai"
    return f"{kind.value}, {'asli' if original else 'fotokopi cukup'}"
