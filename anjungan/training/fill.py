"""Fills a training office: ninety requests of the last weeks, filed at three kiosks and worked by everybody at it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from adminduk.catalogue.model import ProductKind, Service
from anjungan.training import fleet, shelves, voices
from anjungan.training.calendar import Calendar
from anjungan.training.desk_work import DeskWork
from anjungan.training.kiosks import PlayedKiosk
from anjungan.training.lives import Life
from anjungan.training.people import Seat, seats
from anjungan.training.residents import Errand, errands
from anjungan.training.schedule import End, plans
from office.parts import Office
from office.store import training

_WITH_PAPERS = (End.RETURNED, End.COMPLETED)


@dataclass(frozen=True)
class Filled:
    """What somebody who practises needs to know: the accounts, the ids of the kiosks, the slip of one resident."""

    people: tuple[Seat, ...]
    kiosks: tuple[str, ...]
    slip_code: str


def fill(office: Office, url: str, folder: Path, calendar: Calendar) -> Filled:
    """Everything that lies in a training office, made at the running office at `url`.

    `office` is the same office, on `calendar`. Raises NotFilled and OfficeRefused.
    """
    people = seats(office)
    desks = DeskWork(office, people, calendar)
    with ExitStack() as stack:
        kiosks = [PlayedKiosk(office, url, folder / f"anjungan-{number}", calendar) for number in range(fleet.COUNT)]
        for kiosk in kiosks:
            stack.callback(kiosk.close)
        lives = [
            Life(plan, errand, kiosks[place % len(kiosks)], desks, calendar)
            for place, (plan, errand) in enumerate(zip(plans(), _errands(office, calendar), strict=False))
        ]
        moments = [moment for life in lives for moment in life.moments()]
        moments += voices.moments(office, kiosks[0], desks, calendar)
        for moment in sorted(moments, key=lambda each: each.at):
            calendar.go_to(moment.at)
            moment.do()
    calendar.go_to(calendar.ago())
    shelves.fill(office, lives, desks, calendar)
    ids = tuple(kiosk.id for kiosk in kiosks)
    fleet.say_how_they_are(office, ids)
    with office.database.writing() as session:
        training.samples_are_there(session, office.clock())
    slip = next(life.tickets[0].slip_code for life in lives if life.plan.end is End.READY)
    return Filled(people, ids, slip)


def _errands(office: Office, calendar: Calendar) -> Iterator[Errand]:
    """For each plan one that fits it: what is returned has papers, some that wait for a signature end as a PDF, and a
    twin is the errand of the one before it."""
    coming = errands(office.catalogue, office.wilayah, calendar.ago().astimezone(office.zone).date())
    printed = any(_is_printed(service) for service in office.catalogue.services)
    twin: Errand | None = None
    for plan in plans():
        errand = next(coming)
        while plan.end in _WITH_PAPERS and not errand.papers:
            errand = next(coming)
        while plan.end is End.SIGNING and plan.quick and printed and not _is_printed(errand.service):
            errand = next(coming)
        if plan.end is End.TWIN:
            errand = twin = replace(twin or errand)
        yield errand


def _is_printed(service: Service) -> bool:
    return service.product.kind is ProductKind.PDF
