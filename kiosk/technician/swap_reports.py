"""Reports of changed parts, one JSON file each, for whoever asks later why a counter began anew."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from hardware.device import DeviceInfo, Fault
from kiosk.doctor.model import Finding
from kiosk.spool import faults
from kiosk.spool.disk import Disk
from kiosk.technician.asks import SwapReport
from kiosk.wording import Wording


def keep(folder: Path, report: SwapReport, words: Callable[[], Wording], disk: Disk | None = None) -> Fault | None:
    """Write `report` into `folder`, on the disk when this returns; the fault when it takes nothing."""
    disk = disk or Disk()
    name = f"{report.at:%Y-%m-%d_%H%M%S}_{report.kind}.json"
    try:
        disk.make_folder(folder)
        if not (folder / name).exists():  # else it was asked for twice within the same second
            disk.write(folder / name, json.dumps(_document(report, words()), ensure_ascii=False, indent=1).encode())
        disk.sync_folder(folder)
    except OSError as error:
        return faults.of_os_error(error)
    return None


def _document(report: SwapReport, words: Wording) -> dict[str, Any]:
    return {
        "kind": report.kind,
        "at": report.at.isoformat(),
        "who": report.who,
        "before": _device(report.before),
        "after": _device(report.after),
        "fault_before": report.fault_before.code if report.fault_before else None,
        "found_before": [_finding(each, words) for each in report.found_before],
        "found_after": [_finding(each, words) for each in report.found_after],
    }


def _device(info: DeviceInfo | None) -> dict[str, str] | None:
    return asdict(info) if info is not None else None


def _finding(found: Finding, words: Wording) -> dict[str, Any]:
    measures = [asdict(each) for each in found.measures]
    return {"test": found.test, "outcome": found.outcome.value, "says": words.of(found.says), "measures": measures}
