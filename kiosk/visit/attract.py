"""Nobody is here: who the office is, what it promises, and truthfully what works at this moment."""

from __future__ import annotations

from kiosk.availability import DEVICE_KINDS, Availability
from kiosk.dates import clock_time, date_in
from kiosk.journeys.desk import Desk
from kiosk.say import Text, say
from kiosk.views import AttractView, Tile

FILE, COLLECT, STATUS = "file", "collect", "status"


def attract_view(desk: Desk) -> AttractView:
    office, now = desk.catalogue.office, desk.clock.now()
    return AttractView(
        office_name=office.name,
        regency=office.regency,
        motto=" - ".join(part for part in (office.motto, office.motto_meaning) if part),
        maklumat=office.maklumat,
        tiles=_tiles(desk.availability),
        notices=_notices(desk.availability),
        clock=clock_time(now),
        date=date_in(desk.settings.language, now),
    )


def _tiles(works: Availability) -> tuple[Tile, ...]:
    no_line = None if works.office_reachable else say("visit.tile.no_line")
    no_scan = None if works.works("scanner") else say("visit.tile.file_no_scanner")
    no_print = None if works.works("printer") else say("visit.tile.collect_no_printer")
    cannot_collect = no_line or no_print
    return (
        Tile(FILE, say("visit.tile.file"), "upload_file", no_scan),
        Tile(COLLECT, say("visit.tile.collect"), "print", cannot_collect, enabled=cannot_collect is None),
        Tile(STATUS, say("visit.tile.status"), "search", no_line),
    )


def _notices(works: Availability) -> tuple[Text, ...]:
    """What does not work, and what to do instead: `visit.notice.<device kind>`."""
    devices = tuple(
        say(f"visit.notice.{kind}") for kind in DEVICE_KINDS if works.fault_of(kind) and not works.works(kind)
    )
    return devices if works.office_reachable else (say("visit.notice.office"), *devices)
