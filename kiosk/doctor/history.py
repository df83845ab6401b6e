"""The machine's memory of itself: findings, faults, counters, lives and reports, in a small SQLite beside the spool.

It never stands in the way of a resident: a history that cannot be opened is put aside and begun anew, and one that
cannot be written at all lives in memory until the disk is well again. `lasting` says which it is.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from hardware.device import DeviceInfo, Fault
from kiosk.doctor.keeping import counters, findings, lives, reports, troubles
from kiosk.doctor.keeping.counters import Count
from kiosk.doctor.keeping.findings import Tested
from kiosk.doctor.keeping.lives import Ended
from kiosk.doctor.keeping.reports import Reported
from kiosk.doctor.keeping.tables import Base
from kiosk.doctor.keeping.troubles import Stood
from kiosk.doctor.model import By, Finding, Outcome
from kiosk.spool import faults
from kiosk.spool.database import connect
from kiosk.spool.disk import Disk

log = logging.getLogger(__name__)
T = TypeVar("T")

FILE = "history.db"
NEWEST = "0001"  # head of its migrations
MIGRATIONS = Path(__file__).parent / "keeping" / "migrations"


def device_id(info: DeviceInfo) -> str:
    """Who a device is to its counters: its serial number where it has one, else model and address."""
    own = info.serial or f"{info.model}@{info.address}"
    return f"{info.kind}:{info.driver}:{own}"[:200]


class History:
    """Safe to use from several threads, and from the shell beside the running kiosk."""

    def __init__(self, engine: Engine, *, lasting: bool) -> None:
        self._engine, self.lasting = engine, lasting
        self._one_at_a_time = threading.Lock()

    @classmethod
    def open(cls, folder: Path) -> History:
        """The history in `folder`, made if missing."""
        file = folder / FILE
        try:
            Disk().make_folder(folder)
            return cls(_connect(file), lasting=True)
        except (OSError, DBAPIError) as error:
            log.error("history: cannot be opened: %s", type(error).__name__)  # noqa: TRY400
        return cls(_in_memory(), lasting=False)

    def close(self) -> None:
        """What was written stays written."""
        self._engine.dispose()

    # --- findings ----------------------------------------------------------------------------------------------------

    def record(self, found: tuple[Finding, ...], now: datetime, who: str = "") -> Fault | None:
        """Keep what tests found; whatever is older than 400 days goes. `who`: the technician's short name."""

        def work(session: Session) -> None:
            findings.forget_old(session, now)
            troubles.forget_old(session, now - findings.KEPT)
            lives.forget_old(session, now - findings.KEPT)
            findings.enter(session, found, who)

        return self._do(work)

    def of_test(self, test: str, since: datetime) -> tuple[Finding, ...]:
        """Every finding of `test` after `since`, oldest first."""
        return self._ask(lambda session: findings.of_test(session, test, since), ())

    def newest(self) -> tuple[Finding, ...]:
        """The newest finding of every test there ever was."""
        return self._ask(findings.newest, ())

    def last_tested(self, test: str, by: By | None = None) -> Tested | None:
        """When a test whose id begins with `test` ("printer.", "disk.fsync") ran last, and who did it."""
        return self._ask(lambda session: findings.last_tested(session, test, by), None)

    # --- faults and counters -----------------------------------------------------------------------------------------

    def hear(self, standing: Mapping[str, str], now: datetime) -> tuple[str, ...]:
        """What stands now, device kind -> fault code; the kinds whose trouble is new."""
        return self._ask(lambda session: troubles.hear(session, standing, now), ())

    def troubles(self, kind: str, since: datetime) -> tuple[Stood, ...]:
        """The faults of a device kind ("" for all) that stood after `since`, newest first."""
        return self._ask(lambda session: troubles.of_kind(session, kind, since), ())

    def count(self, device: str, name: str, more: int, now: datetime) -> Fault | None:
        """The device (`device_id`) did `more` of "pages", "slips", "scans", "reads" or "faults"."""
        return self._do(lambda session: counters.add(session, device, name, more, now))

    def counters(self, device: str = "") -> tuple[Count, ...]:
        """What a device did ever, or every device."""
        return self._ask(lambda session: counters.of_device(session, device), ())

    def reset(self, device: str) -> Fault | None:
        """A part was swapped under the same name: counting begins anew."""
        return self._do(lambda session: counters.reset(session, device))

    # --- lives and reports -------------------------------------------------------------------------------------------

    def begin_life(self, boot: str, now: datetime) -> Fault | None:
        """The kiosk's program starts; `boot` is the kernel's boot id."""
        return self._do(lambda session: lives.begin(session, boot, now))

    def end_life(self, now: datetime) -> Fault | None:
        """It ends as it should."""
        return self._do(lambda session: lives.end(session, now))

    def cut_off(self, since: datetime) -> tuple[Ended, ...]:
        """The lives that nobody ended, newest first."""
        return self._ask(lambda session: lives.cut_off(session, since), ())

    def add_report(self, report_id: str, at: datetime, by: By, outcome: Outcome) -> Fault | None:
        return self._do(lambda session: reports.enter(session, report_id, at, by, outcome))

    def settle_report(self, report_id: str, how: str) -> Fault | None:
        """The office has it ("sent"), or will never take it (its code)."""
        return self._do(lambda session: reports.settle(session, report_id, how))

    def reports(self) -> tuple[Reported, ...]:
        """Oldest first."""
        return self._ask(reports.all_of_them, ())

    def forget_reports(self, now: datetime) -> tuple[str, ...]:
        """Old ones that the office has; their files may go."""
        return self._ask(lambda session: reports.forget_old(session, now), ())

    # --- inside ------------------------------------------------------------------------------------------------------

    def _ask(self, work: Callable[[Session], T], otherwise: T) -> T:
        answer = self._do(work)
        return otherwise if isinstance(answer, Fault) else answer

    def _do(self, work: Callable[[Session], T]) -> T | Fault:
        try:
            with self._one_at_a_time, Session(self._engine, expire_on_commit=False) as session, session.begin():
                return work(session)
        except DBAPIError as error:
            return faults.of_database_error(error)


def _connect(file: Path) -> Engine:
    """The database; a damaged one is put aside, because yesterday's counters are not worth today's residents."""
    try:
        return connect(file, MIGRATIONS, NEWEST)
    except DBAPIError as error:
        fault = faults.of_database_error(error)
        if fault != faults.DISK_ERROR or not file.is_file():
            raise
    log.error("history: damaged, begun anew")
    file.replace(file.with_suffix(".damaged"))
    for rest in ("-wal", "-shm"):
        file.with_name(file.name + rest).unlink(missing_ok=True)
    return connect(file, MIGRATIONS, NEWEST)


def _in_memory() -> Engine:
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    Base.metadata.create_all(engine)
    return engine
