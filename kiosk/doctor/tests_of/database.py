"""The spool's database: whole, its log folded, and what still waits for the office. Opened for reading only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from kiosk.doctor import limits
from kiosk.doctor.ground import Ground
from kiosk.doctor.keeping.moments import aware
from kiosk.doctor.model import Finding, Measure, Outcome
from kiosk.say import say

_MB = 1024 * 1024


def spool(ground: Ground) -> Iterator[Finding]:
    """`database.integrity`, and where it is whole `database.waiting` and `database.parked`."""
    file = ground.folder / "spool" / "spool.db"
    if not file.is_file():
        yield ground.found("database.integrity", Outcome.NOT_RUN, say("doctor.database.none"))
        return
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as connection:
            whole = connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
            waiting = connection.execute(
                "SELECT count(*), min(kept_at) FROM waiting WHERE parked_reason = ''"
            ).fetchone()
            parked: int = connection.execute("SELECT count(*) FROM waiting WHERE parked_reason <> ''").fetchone()[0]
    except sqlite3.Error:
        whole, waiting, parked = False, (0, None), 0
    if not whole:
        yield ground.found("database.integrity", Outcome.FAIL, say("doctor.database.damaged"))
        return
    yield ground.found("database.integrity", Outcome.PASS, say("doctor.database.whole"))
    yield _waiting(ground, *waiting)
    yield _parked(ground, parked)


def log_size(ground: Ground) -> Iterator[Finding]:
    """`database.wal`."""
    file = ground.folder / "spool" / "spool.db-wal"
    size = _size(file) / _MB
    measure = Measure("wal", round(size, 1), "MB", limits.WAL_MB)
    big = size > limits.WAL_MB
    outcome, key = (Outcome.WARN, "log_big") if big else (Outcome.PASS, "log_small")
    yield ground.found("database.wal", outcome, say(f"doctor.database.{key}", mb=round(size)), measure)


def history(ground: Ground) -> Iterator[Finding]:
    """`database.history`: whether the machine's own memory lasts."""
    outcome, key = (Outcome.PASS, "remembers") if ground.history.lasting else (Outcome.WARN, "forgets")
    yield ground.found("database.history", outcome, say(f"doctor.database.{key}"))


def _waiting(ground: Ground, count: int, oldest: str | None) -> Finding:
    if not count or oldest is None:
        return ground.found("database.waiting", Outcome.PASS, say("doctor.waiting.none"), Measure("waiting", 0, ""))
    hours = (ground.clock.now() - aware(datetime.fromisoformat(oldest))).total_seconds() / 3600
    measures = (Measure("waiting", count, ""), Measure("oldest", round(hours, 1), "h", limits.WAITING_SOON_H))
    says = say("doctor.waiting.some", count=count, hours=int(hours))
    if hours <= limits.WAITING_SOON_H:
        return ground.found("database.waiting", Outcome.PASS, says, *measures)
    outcome = Outcome.FAIL if hours > limits.WAITING_URGENT_H else Outcome.WARN
    return ground.found(
        "database.waiting", outcome, say("doctor.waiting.long", count=count, hours=int(hours)), *measures
    )


def _parked(ground: Ground, count: int) -> Finding:
    measure = Measure("parked", count, "", 0)
    if count:
        return ground.found("database.parked", Outcome.WARN, say("doctor.parked.some", count=count), measure)
    return ground.found("database.parked", Outcome.PASS, say("doctor.parked.none"), measure)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
