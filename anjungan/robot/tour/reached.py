"""What a catalogue holds that a resident can meet, and what of it a tour has really met."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from adminduk import sop
from adminduk.catalogue.model import Catalogue, FieldId, Reading, Service
from adminduk.catalogue.requirements import fields_for, relevant_answers, requirements_for
from adminduk.filing import Filing


class Kind(StrEnum):
    """What is counted, in the words of the table."""

    SERVICE = "layanan"
    REASON = "alasan"
    OPTION = "pilihan jawaban"
    FIELD = "isian"
    REQUIREMENT = "syarat"
    STEP = "langkah kantor"  # of the SOP, at a desk


@dataclass(frozen=True, order=True)
class Item:
    """One thing of one service; an option is named `question=option`."""

    service: str
    kind: Kind
    name: str


def items_in(catalogue: Catalogue) -> frozenset[Item]:
    """Everything that some resident of this office must be able to meet, and every step that its people must take."""
    met = (item for service in catalogue.services for item in _items_in(service))
    steps = (item for service in catalogue.services for item in _steps_in(catalogue, service))
    return frozenset((*met, *steps))


def items_done(service: str, steps: Iterable[str]) -> frozenset[Item]:
    """The steps of the SOP that were taken for one request."""
    return frozenset(Item(service, Kind.STEP, step) for step in steps)


def items_of(service: Service, reason: str, answers: Mapping[str, str], reading: Reading) -> frozenset[Item]:
    """What a resident meets who came for `reason` and gave `answers`, as the catalogue says."""
    chosen = relevant_answers(service, reason, answers, reading)
    asked = (each.id.value for each in fields_for(service, reason, answers, reading))
    papers = (each.id for each in requirements_for(service, reason, answers, reading))
    return _items(service.id, (reason,), (f"{question}={option}" for question, option in chosen.items()), asked, papers)


def items_filed(filing: Filing, shown: Iterable[str]) -> frozenset[Item]:
    """What the office found in a request when it opened it; `shown`: requirements that stood on the kiosk's list."""
    fields = {each.value for each in FieldId}
    typed = [key for key in filing.answers if key in fields]
    chosen = [f"{key}={value}" for key, value in filing.answers.items() if key not in fields]
    papers = {*(page.requirement for page in filing.pages), *filing.brought_later, *shown}
    return _items(filing.service, (filing.reason,), chosen, typed, papers)


def _items_in(service: Service) -> frozenset[Item]:
    options = (f"{question.id}={option.id}" for question in service.questions for option in question.options)
    reasons = (each.id for each in service.reasons)
    fields = (each.id.value for each in service.fields)
    return _items(service.id, reasons, options, fields, (each.id for each in service.requirements))


def _steps_in(catalogue: Catalogue, service: Service) -> frozenset[Item]:
    return items_done(service.id, (stage.id for stage in sop.way(catalogue, service)))


def _items(
    service: str, reasons: Iterable[str], options: Iterable[str], fields: Iterable[str], papers: Iterable[str]
) -> frozenset[Item]:
    named = ((Kind.REASON, reasons), (Kind.OPTION, options), (Kind.FIELD, fields), (Kind.REQUIREMENT, papers))
    found = {Item(service, kind, name) for kind, names in named for name in names}
    return frozenset({Item(service, Kind.SERVICE, service), *found})
