"""The satisfaction index of each service and of the office (adminduk/skm.py), from the answers in the period."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sqlalchemy.orm import Session

from adminduk.skm import Band, Element, Tally, band_of, converted, ikm, rounded
from office.reports.period import Period
from office.store import surveys


@dataclass(frozen=True)
class Mark:
    """A value on the scale 25 to 100, as it is published, with its quality band."""

    value: Decimal
    band: Band


@dataclass(frozen=True)
class Index:
    """`service` "" is the whole office. `mark` is None while an element has no answer."""

    service: str
    people: int
    mark: Mark | None
    elements: dict[Element, tuple[Tally, Mark | None]]


def satisfaction(session: Session, period: Period) -> list[Index]:
    """The whole office first, then each service about which somebody answered."""
    asked = ["", *surveys.services(session, period.first, period.last)]
    return [_index(session, period, service) for service in asked]


def _index(session: Session, period: Period, service: str) -> Index:
    tallies = surveys.tallies(session, period.first, period.last, service)
    people = surveys.how_many(session, period.first, period.last, service)
    return Index(service, people, _mark(ikm(tallies)), {each: (tally, _of(tally)) for each, tally in tallies.items()})


def _of(tally: Tally) -> Mark | None:
    return None if tally.nrr is None else _mark(converted(tally.nrr))


def _mark(value: Fraction | None) -> Mark | None:
    return None if value is None else Mark(rounded(value), band_of(value))
