"""Opening the store's folder: one process at a time, even on a full disk."""

from __future__ import annotations

import fcntl
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from hardware.device import Fault
from kiosk.spool import faults
from kiosk.spool.blobs import BlobFolder
from kiosk.spool.database import connect
from kiosk.spool.disk import Disk
from kiosk.spool.reserve import Reserve
from kiosk.spool.steps import Hook


@dataclass(frozen=True)
class Opened:
    """The parts of an open store. `close` lets go of them and may be called twice."""

    lock: IO[bytes]
    engine: Engine
    blobs: BlobFolder
    reserve: Reserve

    def close(self) -> None:
        self.engine.dispose()
        self.lock.close()


def open_folder(folder: Path, disk: Disk, reserve_bytes: int, steps: Hook) -> Opened | Fault:
    """Everything in `folder`, made if missing, its names on the disk."""
    try:
        disk.make_folder(folder)
        lock = _lock(folder / "lock")
        if lock is None:
            return faults.IN_USE
        blobs = BlobFolder(folder / "blobs", disk, steps)
        reserve = Reserve(folder / "reserve", reserve_bytes)
        engine = _connect(folder / "spool.db", reserve)
        if isinstance(engine, Fault):
            lock.close()
            return engine
        disk.sync_folder(folder)
    except OSError as error:
        return faults.of_os_error(error)
    return Opened(lock, engine, blobs, reserve)


def _connect(file: Path, reserve: Reserve) -> Engine | Fault:
    """The database; the reserve gives way when the disk is too full even for opening it."""
    try:
        return connect(file)
    except DBAPIError as error:
        if not reserve.in_place:
            return faults.of_database_error(error)
    reserve.release()
    try:
        return connect(file)
    except DBAPIError as error:
        return faults.of_database_error(error)


def _lock(file: Path) -> IO[bytes] | None:
    """A lock that the kernel lets go of when the process dies, however it dies; None when another one holds it."""
    handle = file.open("ab")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        handle.close()
        return None
    return handle
