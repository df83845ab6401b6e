"""Nobody is here: who the office is, what it promises, and truthfully what works at this moment."""

from __future__ import annotations

from kiosk.availability import Availability
from kiosk.dates import clock_time, date_in
from kiosk.degraded import Service, detours, slowed_by
from kiosk.journeys.desk import Desk
from kiosk.say import Text, say
from kiosk.views import AttractView, Tile

FILE, COLLECT, STATUS = Service.FILE.value, Service.COLLECT.value, Service.STATUS.value
INFO, VOICE = Service.INFO.value, Service.VOICE.value

_MOST_NOTICES = 2
# A detour that the resident notices only later is told then, not on the tile.
WORTH_A_NOTE = ("pages.counter", "standing.remembered")
# One cause, one notice: a line that is down is not three misfortunes.
SAID_WITH = {
    "handover.closed": "office",
    "standing.remembered": "office",
    "delivery.later": "office",
    "print_form.counter": "document.closed",
}


def attract_view(desk: Desk) -> AttractView:
    office, now = desk.catalogue.office, desk.clock.now()
    return AttractView(
        office_name=office.name,
        regency=office.regency,
        motto=" - ".join(part for part in (office.motto, office.motto_meaning) if part),
        maklumat=office.maklumat,
        tiles=main_tiles(desk.availability),
        more=_more(desk.availability),
        notices=notices(desk.availability),
        clock=clock_time(now),
        date=date_in(desk.settings.language, now),
    )


def main_tiles(works: Availability) -> tuple[Tile, ...]:
    """What most people come for."""
    return (
        _tile(Service.FILE, "upload_file", works),
        _tile(Service.COLLECT, "print", works),
        _tile(Service.STATUS, "search", works),
    )


def _more(works: Availability) -> tuple[Tile, ...]:
    return (_tile(Service.INFO, "info", works), _tile(Service.VOICE, "feedback", works))


def _tile(service: Service, icon: str, works: Availability) -> Tile:
    """What can be begun, with a note where it goes another way than usual, or cannot go: `visit.tile.<detour>`."""
    slowed = slowed_by(service, works)
    told = slowed is not None and (slowed.way is None or slowed.key in WORTH_A_NOTE)
    note = say(f"visit.tile.{slowed.key}") if slowed is not None and told else None
    return Tile(
        service.value, say(f"visit.tile.{service.value}"), icon, note, enabled=slowed is None or bool(slowed.way)
    )


def notices(works: Availability) -> tuple[Text, ...]:
    """What does not work, and what to do instead, worst first: `visit.notice.<detour>`. Two are as many as are read."""
    keys = dict.fromkeys(SAID_WITH.get(each.key, each.key) for each in detours(works))
    return tuple(say(f"visit.notice.{key}") for key in keys)[:_MOST_NOTICES]
