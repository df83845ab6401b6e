"""How the kiosks of a training office say they are: one is well, one cannot print, one is silent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from office.condition import CatalogueNow, Condition, LastTest, ServiceNow, SupplyNow, Trouble
from office.housekeeping import Chore
from office.parts import Office
from office.store import kiosks

COUNT = 3
_VERSION = "contoh"
_EVERY = timedelta(minutes=1)
_SERVICES = ("file", "collect", "status", "info", "voice")
_SILENT_SINCE = timedelta(hours=2)


def say_how_they_are(office: Office, ids: Sequence[str]) -> None:
    """The third was heard for the last time some hours ago."""
    now = office.clock()
    well, cannot_print, silent = ids
    _heard(office, well, now, _condition(office, now, toner=64))
    _heard(office, cannot_print, now, _condition(office, now, toner=3, closed="collect"), "printer.out_of_paper")
    _heard(office, silent, now - _SILENT_SINCE, _condition(office, now - _SILENT_SINCE, toner=40))


def heartbeats(ids: Sequence[str]) -> Chore:
    """Those that are heard, are heard again every minute, as long as the training runs."""

    def beat(office: Office) -> None:
        now = office.clock()
        _heard(office, ids[0], now, _condition(office, now, toner=64))
        _heard(office, ids[1], now, _condition(office, now, toner=3, closed="collect"), "printer.out_of_paper")

    return Chore("training-heartbeats", _EVERY, beat)


def _heard(office: Office, kiosk_id: str, at: datetime, condition: Condition, fault: str = "") -> None:
    faults = [{"kind": "printer", "code": fault}] if fault else []
    with office.database.writing() as session:
        kiosks.heard(session, kiosk_id, version=_VERSION, waiting=0, faults=faults, condition=condition, now=at)


def _condition(office: Office, now: datetime, *, toner: int, closed: str = "") -> Condition:
    services = tuple(
        ServiceNow(service=each, open=each != closed, detours=("document.closed",) if each == closed else ())
        for each in _SERVICES
    )
    low = (Trouble(kind="printer", code="printer.toner_low"),) if toner < 10 else ()
    supplies = (
        SupplyNow(name="Toner hitam", percent=toner),
        SupplyNow(name="Tempat sisa toner", waste=True, percent=35),
    )
    tested = LastTest(at=now - timedelta(hours=9), by="night")
    edition = CatalogueNow(version=office.catalogue.version)
    return Condition(services=services, warnings=low, supplies=supplies, last_test=tested, catalogue=edition)
