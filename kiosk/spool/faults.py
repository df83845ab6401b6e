"""What can go wrong with the store, as values. Each keeps the promise: no number is shown for what is not kept."""

from __future__ import annotations

import errno
import logging
import sqlite3

from sqlalchemy.exc import DBAPIError

from hardware.device import Fault

log = logging.getLogger(__name__)

DISK_FULL = Fault("spool.disk_full", still_works=("status", "collect"))  # a handover fits into the reserve
DISK_ERROR = Fault("spool.disk_error", temporary=False, still_works=("status",))
IN_USE = Fault("spool.in_use")  # another process of this kiosk holds the store
NUMBERS_USED_UP = Fault(
    "spool.numbers_used_up", temporary=False, still_works=("status", "collect")
)  # 999,999 requests: enrol the kiosk anew
ALL = (DISK_FULL, DISK_ERROR, IN_USE, NUMBERS_USED_UP)

_FULL = (errno.ENOSPC, errno.EDQUOT)
_PRIMARY = 0xFF  # SQLite's extended result codes keep the primary one in the lowest byte
_DISK_CODES = (
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_PROTOCOL,
)


def of_os_error(error: OSError) -> Fault:
    """The fault that the disk's refusal means."""
    log.error("disk refused: %s", errno.errorcode.get(error.errno or 0, "unknown"))
    return DISK_FULL if error.errno in _FULL else DISK_ERROR


def of_database_error(error: DBAPIError) -> Fault:
    """The fault that SQLite's refusal means; an error that the disk cannot explain is a bug and goes on its way."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is None or (code & _PRIMARY) not in (*_DISK_CODES, sqlite3.SQLITE_FULL):
        raise error
    log.error("database refused: %s", getattr(error.orig, "sqlite_errorname", code))
    return DISK_FULL if (code & _PRIMARY) == sqlite3.SQLITE_FULL else DISK_ERROR
