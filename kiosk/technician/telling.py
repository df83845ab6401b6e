"""How a technician's pages put facts into words: moments, who a device is, how a test came out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from hardware.device import DeviceInfo
from hardware.trace import Said, Speaker
from kiosk.availability import DEVICE_KINDS, Availability
from kiosk.dates import clock_time, date_in_words
from kiosk.doctor.model import Finding, Measure, Outcome
from kiosk.doctor.report.trend import name_of
from kiosk.say import Text, Verbatim, say
from kiosk.technician.asks import DeviceCard, Kept
from kiosk.views import Mark

ICONS = {
    "scanner": "scanner",
    "camera": "photo_camera",
    "reader": "barcode_scanner",
    "printer": "print",
    "slip_printer": "receipt_long",
    "power": "battery_alert",
    "network": "wifi",
    "clock": "schedule",
    "disk": "inventory_2",
    "database": "folder_supervised",
    "panel": "touch_app",
    "sound": "volume_up",
    "machine": "settings",
}
MARKS = {Outcome.PASS: Mark.GOOD, Outcome.WARN: Mark.LOOK, Outcome.FAIL: Mark.BAD, Outcome.NOT_RUN: Mark.ABSENT}
_UNITS = {"deg": "°", "mm2": "mm²", "lp/mm": "/mm"}  # pairs of lines to a millimetre
_SHORTEST_TEXT = 3  # bytes; what is shorter and printable may as well be a status byte


def icon_of(part: str) -> str:
    return ICONS.get(part, "build")


def part_name(part: str) -> Text:
    """ "Pemindai", "Jaringan", ...; a part that has no name yet by its own word."""
    if part not in ICONS:
        return Verbatim(part)
    return say(f"doctor.{'kind' if part in DEVICE_KINDS else 'part'}.{part}")


def moment(at: datetime) -> Text:
    """ "08.05, Jumat, 20 November 2026"."""
    return say("technician.moment", time=Verbatim(clock_time(at)), day=date_in_words(at))


def short_moment(at: datetime) -> Text:
    """ "20/11/26 08.05", where room is short."""
    return Verbatim(f"{at.day}/{at.month}/{at:%y} {clock_time(at)}")


def identity_line(info: DeviceInfo | None) -> Text:
    """Model, serial number, firmware and port, as far as the device says."""
    if info is None:
        return say("technician.device.unknown")
    named = (info.model, f"SN {info.serial}" * bool(info.serial), f"FW {info.firmware}" * bool(info.firmware))
    parts = [each for each in (*named, info.address) if each]
    return Verbatim(" · ".join(parts)) if parts else say("technician.device.unknown")


def mark_of(card: DeviceCard) -> Mark:
    if card.absent:
        return Mark.ABSENT
    if card.fault is None:
        return Mark.LOOK if card.warnings else Mark.GOOD
    stands = Availability(((card.kind, card.fault),), absent=())
    return Mark.LOOK if stands.works(card.kind) else Mark.BAD  # a fault that leaves the device its job is a warning


def state_of(card: DeviceCard) -> Text:
    """ "Siap", "Gangguan", "Perlu dilihat", "Tidak ada"."""
    return say(f"technician.state.{mark_of(card).value}")


def counted(card: DeviceCard) -> Text:
    return say(f"technician.counted.{card.kind}", jobs=card.jobs, faults=card.faults)


def last_test(kept: Kept | None, told: Callable[[datetime], Text] = moment) -> Text:
    """How the newest test of a part came out, when, and who led it."""
    if kept is None:
        return say("technician.tested.never")
    found = kept.finding
    who: Text = Verbatim(kept.who) if kept.who else say(f"technician.by.{found.by.value}")
    return say("technician.tested", outcome=outcome_of(found), at=told(found.at), who=who)


def outcome_of(found: Finding) -> Text:
    return say(f"doctor.outcome.{found.outcome.value.replace('-', '_')}")


def measure_line(measure: Measure) -> Text:
    """ "waktu tulis: 61,5 ms (batas 50 ms)"."""
    name, value = name_of(measure.name), Verbatim(_number(measure.value, measure.unit))
    if measure.limit is None:
        return say("technician.measure.plain", name=name, value=value)
    limit = Verbatim(_number(measure.limit, measure.unit))
    return say("technician.measure", name=name, value=value, limit=limit)


def _number(value: float, unit: str) -> str:
    unit = _UNITS.get(unit, unit)
    return f"{value:.4g}".replace(".", ",") + f" {unit}" * bool(unit)


def spoken_line(said: Said) -> Text:
    """One line of the live log in plain words. Printable answers as text, status bytes in hexadecimal."""
    if said.speaker in (Speaker.CABLE, Speaker.VERDICT):
        return say(f"technician.log.{said.speaker.value}", what=Verbatim(said.what))
    key = f"technician.log.{said.speaker.value}" + ("_with" if said.data else "")
    if not said.data:
        return say(key, what=Verbatim(said.what))
    return say(key, what=Verbatim(said.what), data=Verbatim(_legible(said.data)))


def _legible(data: bytes) -> str:
    plain = len(data) >= _SHORTEST_TEXT and all(32 <= byte < 127 for byte in data)
    return data.decode("ascii") if plain else data.hex(" ").upper()
