"""How each kiosk stands, put together for the people who run them: what it can do now, and what wants a hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from office import words
from office.condition import ServiceNow, SupplyNow
from office.store.kiosks import Kiosk
from office.store.reports import Report

SILENT = timedelta(minutes=5)  # several heartbeats long
OVERDUE = timedelta(hours=48)  # a kiosk tests itself every night: one night may be missed, not two
LOW_PERCENT = 10  # as printers themselves begin to warn
_FULL_BOX_PERCENT = 90
_PASSING = ("device.starting", "device.closing")  # the beginning and the end of a program, nothing to be done
_LOW_ALREADY_TOLD = ("printer.toner_low", "printer.toner_empty")
_NO_REPORT = "Jalankan `anjungan doctor report` di anjungan itu, dan periksa apakah [kiosk.doctor] nightly = true."


class Standing(StrEnum):
    """Worst first: the order of the page. The values are marks in the stylesheet."""

    SILENT = "silent"
    CLOSED = "closed"  # heard, and gives no service at all
    PARTLY = "partly"
    NEW = "new"  # enrolled, never heard
    SERVES = "serves"
    REVOKED = "revoked"


@dataclass(frozen=True)
class ServiceLine:
    name: str
    open: bool
    how: str  # what goes another way, or why it is closed; "" when all goes the usual way


@dataclass(frozen=True)
class ToDo:
    part: str
    what: str  # what is wrong and what to do
    grave: bool
    code: str = ""


@dataclass(frozen=True)
class SupplyLine:
    name: str
    percent: int
    low: bool
    waste: bool


@dataclass(frozen=True)
class Line:
    kiosk: Kiosk
    standing: Standing
    services: tuple[ServiceLine, ...]
    to_do: tuple[ToDo, ...]
    supplies: tuple[SupplyLine, ...]
    report: Report | None
    parked: int


def line_of(kiosk: Kiosk, report: Report | None, sentences: Mapping[str, str], now: datetime) -> Line:
    """One kiosk on the page; `report` is its newest readiness report, `sentences` are those of the kiosks' faults."""
    told = kiosk.condition
    services = tuple(_service(each) for each in told.services) if told else ()
    return Line(
        kiosk,
        standing_of(kiosk, now),
        services,
        () if kiosk.revoked_at else _to_do(kiosk, report, sentences, now),
        tuple(_supply(each, each.percent) for each in told.supplies if each.percent is not None) if told else (),
        report,
        told.parked if told else 0,
    )


def ordered(lines: list[Line]) -> list[Line]:
    """Those that want a hand most come first; by number among equals."""
    order = list(Standing)
    return sorted(lines, key=lambda line: (order.index(line.standing), not line.to_do, line.kiosk.number))


def standing_of(kiosk: Kiosk, now: datetime) -> Standing:
    if kiosk.revoked_at is not None:
        return Standing.REVOKED
    if kiosk.heard_at is None:
        return Standing.NEW
    if now - kiosk.heard_at > SILENT:
        return Standing.SILENT
    if kiosk.condition is None:  # an older program tells only its faults
        return Standing.PARTLY if kiosk.faults else Standing.SERVES
    services = kiosk.condition.services
    if services and not any(each.open for each in services):
        return Standing.CLOSED
    return Standing.SERVES if all(each.open and not each.detours for each in services) else Standing.PARTLY


def _service(now: ServiceNow) -> ServiceLine:
    closed = tuple(each for each in now.detours if each.endswith(".closed"))
    ways = now.detours if now.open else closed or now.detours
    how = "; ".join(words.DETOURS.get(each, each) for each in ways)
    return ServiceLine(words.SERVICES.get(now.service, now.service), now.open, how[:1].upper() + how[1:])


def _supply(supply: SupplyNow, percent: int) -> SupplyLine:
    low = percent >= _FULL_BOX_PERCENT if supply.waste else percent <= LOW_PERCENT
    return SupplyLine(supply.name, percent, low, supply.waste)


def _to_do(kiosk: Kiosk, report: Report | None, sentences: Mapping[str, str], now: datetime) -> tuple[ToDo, ...]:
    told = kiosk.condition
    standing = [(each["kind"], each["code"], True) for each in kiosk.faults if each["code"] not in _PASSING]
    soon = [(each.kind, each.code, False) for each in told.warnings] if told else []
    found = (_trouble(kind, code, sentences, grave=grave) for kind, code, grave in (*standing, *soon))
    return (*_silence(kiosk, now), *found, *_supplies(kiosk), *_tests(kiosk, report, now))


def _silence(kiosk: Kiosk, now: datetime) -> tuple[ToDo, ...]:
    if kiosk.heard_at is None:
        what = "Belum pernah melapor. Nyalakan anjungan itu, dan periksa office_url di anjungan.toml-nya."
        return (ToDo("Sambungan", what, grave=True),)
    if now - kiosk.heard_at > SILENT:
        what = "Tidak terdengar. Periksa listrik dan jaringannya. Keadaan di bawah ini yang terakhir dilaporkan."
        return (ToDo("Sambungan", what, grave=True),)
    return ()


def _trouble(kind: str, code: str, sentences: Mapping[str, str], *, grave: bool) -> ToDo:
    unknown = (
        "Gangguan ini belum dikenal program kantor. Perbarui program kantor, atau lihat layar teknisi anjungan itu."
    )
    what = sentences.get(f"fault.{code}.technician", unknown)
    return ToDo(words.DEVICES.get(kind, kind), what, grave, code)


def _supplies(kiosk: Kiosk) -> tuple[ToDo, ...]:
    """What the printer's own warnings have not said yet."""
    told = kiosk.condition
    if told is None or any(each.code in _LOW_ALREADY_TOLD for each in told.warnings):
        return ()
    levels = (_supply(each, each.percent) for each in told.supplies if each.percent is not None)
    return tuple(
        ToDo(words.DEVICES["printer"], f"{each.name} {'hampir penuh' if each.waste else 'hampir habis'}.", grave=False)
        for each in levels
        if each.low
    )


def _tests(kiosk: Kiosk, report: Report | None, now: datetime) -> tuple[ToDo, ...]:
    """Tests that are overdue, and what the newest report found that is no device's fault of now."""
    if kiosk.heard_at is None or kiosk.condition is None:
        return ()
    tested = kiosk.condition.last_test
    if tested is None or now - tested.at > OVERDUE:
        return (ToDo("Uji terlambat", f"Sudah dua malam tidak menguji diri. {_NO_REPORT}", grave=False),)
    if report is None or report.outcome not in ("fail", "warn"):
        return ()
    parts = {each["part"] for each in report.findings if each["outcome"] in ("fail", "warn")}
    named = ", ".join(sorted(words.DEVICES.get(each, each) for each in parts))
    return (ToDo("Laporan kesiapan", f"Perlu dilihat: {named}. Buka laporannya.", grave=False),)
