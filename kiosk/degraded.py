"""Degraded service, as data: every step of a visit with its ways, best first, and what the resident is told.

The attract page, the journeys and the office all read this one table. A way whose part is out is passed over for the
next; a step without a way closes the services that need it, and says so before anybody types.
`anjungan degraded` prints what it means for each fault; `docs/degraded.md` keeps that print.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.availability import Availability
from kiosk.power import Supply, supply_of


class Step(StrEnum):
    """What a visit needs of the machine, in the order of how much it hurts to miss it."""

    VISIT = "visit"  # somebody may begin at all
    KEEP = "keep"  # what is filed here survives a power cut
    HANDOVER = "handover"  # the office checks the holder and gives the finished document
    STANDING = "standing"  # where a request stands
    DELIVERY = "delivery"  # what is filed here reaches the office at once
    DOCUMENT = "document"  # a finished document comes out on A4
    PAGES = "pages"  # a resident's paper becomes a page
    FORM = "print_form"  # a form that was filled in here comes out on A4, to be signed by hand
    SLIP = "slip"  # the number gets into the resident's hand
    CODE = "code"  # the code of a slip gets into the machine


class Service(StrEnum):
    """What a resident can begin; the ids of the attract page's tiles."""

    FILE = "file"
    COLLECT = "collect"
    STATUS = "status"
    INFO = "info"
    VOICE = "voice"


@dataclass(frozen=True)
class Way:
    """One way of doing a step. `needs`: a device kind, "office", "store", or "" for nothing that can fail."""

    id: str
    needs: str


WAYS: Mapping[Step, tuple[Way, ...]] = {
    Step.VISIT: (Way("mains", "power"),),
    Step.KEEP: (Way("store", "store"),),
    Step.HANDOVER: (Way("office", "office"),),
    Step.STANDING: (Way("office", "office"), Way("remembered", "")),
    Step.DELIVERY: (Way("at-once", "office"), Way("later", "")),
    Step.DOCUMENT: (Way("printer", "printer"),),
    Step.PAGES: (Way("scanner", "scanner"), Way("camera", "camera"), Way("counter", "")),
    Step.FORM: (Way("printer", "printer"), Way("counter", "")),
    Step.SLIP: (Way("slip-printer", "slip_printer"), Way("printer", "printer"), Way("screen", "")),
    Step.CODE: (Way("reader", "reader"), Way("camera", "camera"), Way("typed", "")),
}

STEPS: Mapping[Service, tuple[Step, ...]] = {
    Service.FILE: (Step.VISIT, Step.KEEP, Step.DELIVERY, Step.PAGES, Step.FORM, Step.SLIP),
    Service.COLLECT: (Step.VISIT, Step.HANDOVER, Step.DOCUMENT, Step.CODE),
    Service.STATUS: (Step.VISIT, Step.STANDING, Step.CODE),
    Service.INFO: (Step.VISIT,),
    Service.VOICE: (Step.VISIT, Step.KEEP, Step.DELIVERY, Step.SLIP),
}


@dataclass(frozen=True)
class Detour:
    """A step that is not done the best way now: `way` does it instead, or nothing does (None)."""

    step: Step
    way: Way | None

    @property
    def key(self) -> str:
        """What tells it apart in sentence keys: "pages.camera", "document.closed"."""
        return f"{self.step.value}.{self.way.id.replace('-', '_') if self.way else 'closed'}"


def possible() -> tuple[Detour, ...]:
    """Every detour there can be."""
    return tuple(Detour(step, way) for step, ways in WAYS.items() for way in _after_the_best(ways))


def way_of(step: Step, works: Availability, gave_up: Container[str] = ()) -> Way | None:
    """The best way of doing `step` now, but for those that just `gave_up` (their ids); None when there is none."""
    return next((way for way in WAYS[step] if way.id not in gave_up and _is_open(way, works)), None)


def detours(works: Availability) -> tuple[Detour, ...]:
    """Every step that is not done the way this kiosk was built for, worst first."""
    found = ((step, way_of(step, works)) for step in Step)
    return tuple(Detour(step, way) for step, way in found if way != _built_for(step, works))


def closed_by(service: Service, works: Availability) -> Detour | None:
    """The step that keeps `service` from being begun now; None while it can be."""
    return next((each for each in _of(service, works) if each.way is None), None)


def slowed_by(service: Service, works: Availability) -> Detour | None:
    """The worst detour of `service`, closed or not; None when all goes the usual way."""
    return closed_by(service, works) or next(iter(_of(service, works)), None)


def _of(service: Service, works: Availability) -> tuple[Detour, ...]:
    return tuple(each for each in detours(works) if each.step in STEPS[service])


def _after_the_best(ways: tuple[Way, ...]) -> tuple[Way | None, ...]:
    """The ways that are none's first choice, and no way at all where every one needs something."""
    closed: tuple[Way | None, ...] = (None,) if all(way.needs for way in ways) else ()
    return (*ways[1:], *closed)


def _built_for(step: Step, works: Availability) -> Way | None:
    """The first way whose part this kiosk has, well or not."""
    return next((way for way in WAYS[step] if way.needs in ("power", "office") or way.needs not in works.absent), None)


def _is_open(way: Way, works: Availability) -> bool:
    match way.needs:
        case "":
            return True
        case "office":
            return works.office_reachable
        case "power":  # a kiosk that knows nothing of its mains takes them for granted
            return supply_of(works) is Supply.MAINS
    return works.works(way.needs)
