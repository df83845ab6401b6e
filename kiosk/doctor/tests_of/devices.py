"""Every kind of device: is it there, who is it, how is it, and since when."""

from __future__ import annotations

from collections.abc import Iterator

from hardware.device import DeviceInfo, Fault
from hardware.power.port import Battery
from kiosk.availability import Availability
from kiosk.dates import clock_time
from kiosk.devices.state import DeviceState
from kiosk.doctor import limits
from kiosk.doctor.ground import Ground
from kiosk.doctor.model import Finding, Measure, Outcome
from kiosk.say import Say, Text, Verbatim, say


def driver_of(ground: Ground, kind: str) -> str:
    """The driver that the settings name for `kind`."""
    driver: str = getattr(ground.settings, kind).driver
    return driver


def state(ground: Ground, kind: str) -> Iterator[Finding]:
    """One finding: `<kind>.state`."""
    known = next((each for each in ground.devices() if each.kind == kind), None)
    test = f"{kind}.state"
    if known is None:
        key = "doctor.device.sample" if driver_of(ground, kind) == "fake" else "doctor.device.absent"
        yield ground.found(test, Outcome.NOT_RUN, say(key, device=say(f"doctor.kind.{kind}")))
    elif known.fault is not None:
        yield ground.found(test, _how_bad(kind, known.fault), Say(known.fault.technician))
    elif known.warnings:
        yield ground.found(test, Outcome.WARN, Say(known.warnings[0].technician))
    else:
        yield ground.found(test, Outcome.PASS, _well(known))


def battery(ground: Ground) -> Iterator[Finding]:
    """Whether the UPS is full and would last: `power.battery`."""
    told = ground.battery()
    if not isinstance(told, Battery):
        return
    measures = [Measure("charge", told.charge, "%", limits.CHARGE_PERCENT)] if told.charge is not None else []
    if told.runtime_s is not None:
        measures.append(Measure("runtime", told.runtime_s, "s", limits.RUNTIME_S))
    weak = told.on_mains and any(each.limit is not None and each.value < each.limit for each in measures)
    if not told.on_mains:
        outcome, key = Outcome.WARN, "doctor.battery.used"
    else:
        outcome, key = (Outcome.WARN, "doctor.battery.weak") if weak else (Outcome.PASS, "doctor.battery.good")
    yield ground.found("power.battery", outcome, say(key), *measures)


def _how_bad(kind: str, fault: Fault) -> Outcome:
    """A fault that leaves the device its job is a warning, and so is one of a device that is only being opened."""
    stops = Availability(((kind, fault),), absent=()).stops(kind) is not None
    return Outcome.FAIL if stops and fault.code != "device.starting" else Outcome.WARN


def _well(known: DeviceState) -> Text:
    since = f"{known.since:%d-%m-%Y} {clock_time(known.since)}"
    who = Verbatim(_who(known.info)) if known.info else Verbatim("")
    return say("doctor.device.ready", device=say(f"doctor.kind.{known.kind}"), who=who, since=Verbatim(since))


def _who(info: DeviceInfo) -> str:
    """E.g. "CONTOH 100, SN-7, firmware 1.2, /dev/ttyACM0"."""
    firmware = f"firmware {info.firmware}" if info.firmware else ""
    return ", ".join(part for part in (info.model, info.serial, firmware, info.address or info.driver) if part)
