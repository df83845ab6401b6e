"""What stands in a support bundle. Each part is chosen for holding nothing of a resident: the spool's and the office's
contents, identity, PINs and keys are not read at all."""

from __future__ import annotations

import platform
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from importlib import metadata
from pathlib import Path
from typing import Any

from adminduk.localised import Language
from hardware.device import Fault
from hardware.trace_file import Trace, end_bytes, head_bytes, line_bytes, read
from kiosk.bundle.scrub import scrubbed, scrubbed_trace
from kiosk.doctor import table
from kiosk.doctor.examination import Examination, as_json, device_rows
from kiosk.doctor.ground import Ground
from kiosk.doctor.model import Finding
from kiosk.trace.recorder import FOLDER as TRACES
from kiosk.wording import Wording, wording

Json = dict[str, Any]

LOOK_BACK = timedelta(days=60)
LOG_LINES = 4000
UNIT = "anjungan-kiosk"
_OURS = "adminduk|anjungan|assets|dock|hardware|kiosk|paper|screens"
# "2026-11-20T08:05:00+0700 host python[812]: INFO kiosk.uplink: ..."; other libraries quote addresses and bodies.
_LOG = re.compile(rf"^(\S+) \S+ \S+?\[\d+\]: ((?:DEBUG|INFO|WARNING|ERROR|CRITICAL) (?:{_OURS})[\w.]*: .*)$")
_FRAME = re.compile(r'^(\S+) \S+ \S+?\[\d+\]: (\s+File "[^"]+", line \d+, in \w+)$')
_SYSTEM = re.compile(r"^(\S+) \S+ (systemd\[1\]: .*)$")
_DATABASES = ("spool/spool.db", "doctor/history.db")


def about(ground: Ground, version: str) -> Json:
    """What runs here: our version, Python, kernel, system, and every library with its version."""
    known = ground.identity
    return {
        "at": ground.clock.now().isoformat(),
        "kiosk": "" if isinstance(known, Fault) else known.owner.prefix,
        "version": version,
        "python": platform.python_version(),
        "kernel": platform.release(),
        "machine": platform.machine(),
        "system": ground.text("etc", "debian_version").strip(),
        "uptime_s": (ground.text("proc", "uptime").split() or ["?"])[0],
        "libraries": {each.metadata["Name"]: each.version for each in metadata.distributions()},
    }


def examination(ground: Ground, version: str) -> Json:
    """Every test that needs no hand, run now; nothing of it is written into the history."""
    known = ground.identity
    kiosk = "" if isinstance(known, Fault) else known.owner.prefix
    examined = Examination(kiosk, version, ground.clock.now(), table.run(ground), device_rows(ground))
    return as_json(examined, wording(Language.INDONESIAN))


def history(ground: Ground) -> Json:
    """Findings, troubles, counters and sudden ends of the last two months. Who tested is nobody's business."""
    since, kept, words = ground.clock.now() - LOOK_BACK, ground.history, wording(Language.INDONESIAN)
    tests = sorted({each.test for each in kept.newest()})
    return {
        "findings": [_finding(each, words) for test in tests for each in kept.of_test(test, since)],
        "troubles": [
            {
                "kind": each.kind,
                "code": each.code,
                "since": each.since.isoformat(),
                "until": each.until.isoformat() if each.until else None,
                "times": each.times,
            }
            for each in kept.troubles("", since)
        ],
        "counters": [
            {"device": each.device, "name": each.name, "value": each.value, "since": each.since.isoformat()}
            for each in kept.counters()
        ],
        "cut_off": [{"began": each.began.isoformat(), "how": each.how.value} for each in kept.cut_off(since)],
        "reports": [
            {"at": each.at.isoformat(), "by": each.by.value, "outcome": each.outcome.value, "settled": each.settled}
            for each in kept.reports()
        ],
    }


def databases(ground: Ground) -> Json:
    """Of each database the version of its tables, its size, and how many rows its tables hold."""
    return {name: _database(ground.folder / name) for name in _DATABASES}


def disk(ground: Ground) -> Json:
    """How full the disk is, and what of it is ours: folders by size and number of files, no file by its name."""
    whole = shutil.disk_usage(ground.folder)
    folders = [each for each in sorted(ground.folder.iterdir()) if each.is_dir()]
    sizes = {each.name: _size(each) for each in folders}
    return {"total": whole.total, "free": whole.free, "folders": sizes}


def logs(ground: Ground) -> str:
    """The journal of the kiosk's unit, our own lines alone; the host's name is left out."""
    command = ("journalctl", f"--unit={UNIT}", f"--lines={LOG_LINES}", "--no-pager", "--output=short-iso")
    ran = ground.outside.run(*command)
    if ran is None or ran.code != 0:
        return "journalctl tidak dapat dibaca dari sini.\n"
    lines = ran.said.splitlines()
    ours = [found for each in lines if (found := _LOG.match(each) or _FRAME.match(each) or _SYSTEM.match(each))]
    told = "".join(f"{scrubbed(' '.join(each.groups()))}\n" for each in ours)
    return f"{told}# {len(lines) - len(ours)} baris lain tidak disertakan.\n"


def traces(ground: Ground) -> Iterator[tuple[str, bytes]]:
    """Every field trace, written anew: what is no trace does not come along."""
    for file in sorted((ground.folder / TRACES).glob("*.jsonl")):
        trace = read(file.read_bytes())
        if trace is not None:
            yield file.name, _written(scrubbed_trace(trace))


def _written(trace: Trace) -> bytes:
    last = trace.lines[-1].ms if trace.lines else 0
    end = end_bytes(last, trace.end) if trace.end else b""
    return head_bytes(trace.head) + b"".join(map(line_bytes, trace.lines)) + end


def _finding(finding: Finding, words: Wording) -> Json:
    return {
        "test": finding.test,
        "outcome": finding.outcome.value,
        "message": words.of(finding.says),
        "measures": {each.name: each.value for each in finding.measures},
        "at": finding.at.isoformat(),
        "by": finding.by.value,
    }


def _database(file: Path) -> Json | None:
    """None when it is not there or cannot be read. Opened read-only, beside whoever works with it."""
    if not file.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, timeout=5)) as database:
            names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            (version,) = database.execute("SELECT version_num FROM alembic_version").fetchone()
            rows = {each: database.execute(f'SELECT count(*) FROM "{each}"').fetchone()[0] for each in names}  # noqa: S608
    except (sqlite3.Error, TypeError):
        return None
    return {"version": version, "bytes": file.stat().st_size, "rows": rows}


def _size(folder: Path) -> Json:
    files = [each for each in folder.rglob("*") if each.is_file()]
    return {"files": len(files), "bytes": sum(each.stat().st_size for each in files)}
