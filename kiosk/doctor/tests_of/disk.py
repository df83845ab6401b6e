"""The disk on which requests are kept: room, how long a durable write takes, the reserve, and what SMART says."""

from __future__ import annotations

import json
import os
import shutil
import statistics
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from kiosk.doctor import limits
from kiosk.doctor.ground import Ground
from kiosk.doctor.model import Finding, Measure, Outcome
from kiosk.say import Say, say
from kiosk.spool import faults
from kiosk.spool.disk import Disk
from kiosk.spool.reserve import SIZE, Reserve

_PAGE = 256 * 1024  # bytes: a scanned page
_TIMES = 5
_MB = 1024 * 1024


def free(ground: Ground) -> Iterator[Finding]:
    """`disk.free`."""
    left = shutil.disk_usage(_existing(ground.folder)).free / _MB
    measure = Measure("free", round(left), "MB", limits.FREE_SOON_MB)
    if left >= limits.FREE_SOON_MB:
        yield ground.found("disk.free", Outcome.PASS, say("doctor.disk.room", mb=round(left)), measure)
    else:
        outcome = Outcome.FAIL if left < limits.FREE_URGENT_MB else Outcome.WARN
        yield ground.found("disk.free", outcome, say("doctor.disk.little_room", mb=round(left)), measure)


def fsync(ground: Ground) -> Iterator[Finding]:
    """`disk.fsync`: a page written and on the disk, the middle of five tries."""
    try:
        took = statistics.median(_write_once(ground) for _ in range(_TIMES)) * 1000
    except OSError as error:
        yield ground.found("disk.fsync", Outcome.FAIL, Say(faults.of_os_error(error).technician))
        return
    measure = Measure("fsync", round(took, 1), "ms", limits.SYNC_SLOW_MS)
    slow = took > limits.SYNC_SLOW_MS
    outcome, key = (Outcome.WARN, "slow") if slow else (Outcome.PASS, "fast")
    yield ground.found("disk.fsync", outcome, say(f"doctor.disk.{key}", ms=round(took)), measure)


def reserve(ground: Ground) -> Iterator[Finding]:
    """`disk.reserve`: the room that lets a full disk still forget what was delivered."""
    spool = ground.folder / "spool"
    if not spool.is_dir():
        return
    if Reserve(spool / "reserve", SIZE).in_place:
        yield ground.found("disk.reserve", Outcome.PASS, say("doctor.disk.reserve_there"))
    else:
        yield ground.found("disk.reserve", Outcome.FAIL, Say(faults.DISK_FULL.technician))


def smart(ground: Ground) -> Iterator[Finding]:
    """`disk.smart`: what the disk says of its own health, where smartctl is installed and may ask."""
    device = _device_of(ground)
    ran = ground.outside.run("smartctl", "--json", "-H", "-A", device) if device else None
    told = _json(ran.said) if ran else {}
    passed = told.get("smart_status", {}).get("passed")
    if passed is None:
        yield ground.found("disk.smart", Outcome.NOT_RUN, say("doctor.disk.smart_unknown"))
        return
    worn = told.get("nvme_smart_health_information_log", {}).get("percentage_used")
    measures = (Measure("worn", worn, "%", limits.DISK_WORN_PERCENT),) if worn is not None else ()
    if not passed:
        yield ground.found("disk.smart", Outcome.FAIL, say("doctor.disk.dying"), *measures)
    elif worn is not None and worn >= limits.DISK_WORN_PERCENT:
        yield ground.found("disk.smart", Outcome.WARN, say("doctor.disk.worn", percent=int(worn)), *measures)
    else:
        yield ground.found("disk.smart", Outcome.PASS, say("doctor.disk.healthy"), *measures)


def _write_once(ground: Ground) -> float:
    """Seconds until the page is on the disk; nothing of it stays."""
    folder = _existing(ground.folder)
    probe = folder / f".probe-{os.getpid()}"
    began = ground.clock.monotonic()
    try:
        Disk().write(probe, bytes(_PAGE))
        return ground.clock.monotonic() - began
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)


def _existing(folder: Path) -> Path:
    """`folder`, or the nearest one above it that is there already."""
    return folder if folder.is_dir() else _existing(folder.parent)


def _device_of(ground: Ground) -> str:
    """The whole disk below the kiosk's folder, e.g. "/dev/nvme0n1"; "" where there is none (tmpfs, a container)."""
    number = _existing(ground.folder).stat().st_dev
    node = ground.root / "sys" / "dev" / "block" / f"{os.major(number)}:{os.minor(number)}"
    if not node.exists():
        return ""
    node = node.resolve()
    disk = node.parent if (node / "partition").exists() else node
    return f"/dev/{disk.name}"


def _json(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
