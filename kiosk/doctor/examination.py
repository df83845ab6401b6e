"""One examination of the whole machine, and how it is told as JSON: to the shell, and through the kiosk's own door."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kiosk.availability import DEVICE_KINDS, Availability
from kiosk.devices.state import DeviceState
from kiosk.doctor.ground import Ground
from kiosk.doctor.model import Finding, Measure, Outcome, worst
from kiosk.doctor.tests_of.devices import driver_of
from kiosk.say import Text
from kiosk.wording import Wording

Json = dict[str, Any]


@dataclass(frozen=True)
class Examination:
    """`kiosk` is e.g. "JGR-01", "" before enrolment; `repairs` are sentences about what was put right before."""

    kiosk: str
    version: str
    at: datetime
    findings: tuple[Finding, ...]
    devices: tuple[Json, ...]
    repairs: tuple[Text, ...] = ()

    @property
    def worst(self) -> Outcome:
        return worst(self.findings)


def as_json(examined: Examination, words: Wording) -> Json:
    """One object: kiosk, version, at, worst, findings, devices, repairs."""
    return {
        "kiosk": examined.kiosk,
        "version": examined.version,
        "at": examined.at.isoformat(),
        "worst": examined.worst.value,
        "findings": [_finding(each, words) for each in examined.findings],
        "devices": list(examined.devices),
        "repairs": [words.of(each) for each in examined.repairs],
    }


def device_rows(ground: Ground) -> tuple[Json, ...]:
    """Every kind of device with its state: "ready", "warning", "fault", "sample" (driver fake, nothing there) or
    "absent" (driver none)."""
    known = {state.kind: state for state in ground.devices()}
    return tuple(
        _seen(known[kind]) if kind in known else _unseen(kind, driver_of(ground, kind)) for kind in DEVICE_KINDS
    )


def _seen(state: DeviceState) -> Json:
    info = state.info
    told = {name: getattr(info, name) if info else "" for name in ("driver", "address", "model", "serial", "firmware")}
    fault = state.fault.code if state.fault else None
    warnings = [each.code for each in state.warnings]
    return {
        "kind": state.kind,
        **told,
        "state": _word(state),
        "fault": fault,
        "warnings": warnings,
        "since": state.since.isoformat(),
    }


def _word(state: DeviceState) -> str:
    if state.fault is not None:
        stops = Availability(((state.kind, state.fault),), absent=()).stops(state.kind)
        return "warning" if stops is None else "fault"
    return "warning" if state.warnings else "ready"


def _unseen(kind: str, driver: str) -> Json:
    nothing = dict.fromkeys(("address", "model", "serial", "firmware"), "")
    rest: Json = {"state": "sample" if driver == "fake" else "absent", "fault": None, "warnings": [], "since": None}
    return {"kind": kind, "driver": driver, **nothing, **rest}


def _finding(finding: Finding, words: Wording) -> Json:
    return {
        "test": finding.test,
        "part": finding.part,
        "outcome": finding.outcome.value,
        "message": words.of(finding.says),
        "measures": [_measure(each) for each in finding.measures],
        "at": finding.at.isoformat(),
        "by": finding.by.value,
    }


def _measure(measure: Measure) -> Json:
    return {"name": measure.name, "value": measure.value, "unit": measure.unit, "limit": measure.limit}
