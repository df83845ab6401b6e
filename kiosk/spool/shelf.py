"""The shelf: requests that residents left to go on with later, each locked with the code on its slip.

The key is derived from the code and kept nowhere: neither this kiosk nor the office can open a draft. What stands on
the disk is a hash that finds it, its expiry, and sealed bytes (docs/decisions/0101).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from nacl.exceptions import CryptoError
from sqlalchemy.orm import Session

from adminduk.draft_codes import new_draft_code, parse_draft_code
from hardware.device import Fault
from kiosk.spool import faults, shelf_rows
from kiosk.spool.blobs import BlobFolder
from kiosk.spool.contents import Owner
from kiosk.spool.draft_lock import DraftLock, Locked
from kiosk.spool.shelf_rows import Found, Lasts
from kiosk.spool.steps import Hook, Step
from kiosk.unfinished import DraftTicket, Unfinished

log = logging.getLogger(__name__)
T = TypeVar("T")


class Transaction(Protocol):
    """`Spool._transaction`: all or nothing, a refusing disk as a fault."""

    def __call__(self, work: Callable[[Session], T]) -> T | Fault: ...


Now = Callable[[], datetime]
Transactions = tuple[Transaction, Transaction]  # the ordinary one, and the one that may take room from the reserve


class Shelf:
    """Belongs to the spool; safe to use from several threads."""

    def __init__(self, owner: Owner, blobs: BlobFolder, now: Now, steps: Hook, transactions: Transactions) -> None:
        self._owner, self._blobs, self._now, self._steps = owner, blobs, now, steps
        self._transaction, self._freeing = transactions

    def keep(self, left: Unfinished, days: int) -> DraftTicket | Fault:
        """On the disk when this returns, for `days`; a Fault means that nothing was kept."""
        code = new_draft_code(self._owner.office_code, self._owner.kiosk_number)
        lock, now = DraftLock.of(code, self._owner), self._now()
        locked, until = lock.close(left), now + timedelta(days=days)
        try:
            self._blobs.keep(locked.files)
        except OSError as error:
            self._blobs.delete(locked.files)
            return faults.of_os_error(error)
        fault = self._transaction(lambda session: self._enter(session, lock.id, locked, Lasts(now, until)))
        if fault is not None:
            if fault != faults.DISK_ERROR:  # after an I/O error the row may be there all the same
                self._blobs.delete(locked.files)
            return fault
        self._steps(Step.COMMITTED)
        return DraftTicket(str(code), code.place, until)

    def _enter(self, session: Session, draft_id: str, locked: Locked, lasts: Lasts) -> None:
        shelf_rows.enter(session, draft_id, locked.sealed, tuple(locked.files), lasts)
        self._steps(Step.ROW_WRITTEN)

    def open(self, text: str) -> tuple[str, Unfinished] | Fault | None:
        """The draft under this code, with the id by which it is forgotten; None when there is none any more."""
        code = parse_draft_code(text)
        if code is None:
            return None
        lock, now = DraftLock.of(code, self._owner), self._now()
        found = self._transaction(lambda session: shelf_rows.find(session, lock.id, now))
        if not isinstance(found, Found):
            return found
        try:
            files = {blob: self._blobs.path(blob).read_bytes() for blob in found.blobs}
            return lock.id, lock.open(Locked(found.sealed, files))
        except OSError as error:
            return faults.of_os_error(error)
        except CryptoError:
            log.warning("a draft is damaged")
            return None

    def forget(self, draft_id: str) -> Fault | None:
        """It was sent, left in another form, or thrown away. Row first, files after it."""
        return self._remove(lambda session: shelf_rows.take_off(session, draft_id))

    def forget_expired(self) -> Fault | None:
        """What nobody came back for in time."""
        now = self._now()
        return self._remove(lambda session: shelf_rows.take_off_expired(session, now))

    def _remove(self, work: Callable[[Session], tuple[str, ...]]) -> Fault | None:
        blobs = self._freeing(work)
        if isinstance(blobs, Fault):
            return blobs
        self._blobs.delete(blobs)
        return None
