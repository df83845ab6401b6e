"""The spool: keeps what a resident entrusts until the office confirms that it is durable there.

The door is `Spool.open`. Nothing here waits for a network; nothing here is readable without the office's private key.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from adminduk.filing import DeliveryKind
from adminduk.numbers import parse_slip_code, parse_ticket_number
from hardware.device import Fault
from kiosk.effects import CommitComplaint, CommitCompletion, CommitFiling, CommitSurvey, RecordHandover
from kiosk.spool import drafts, faults, rows
from kiosk.spool.contents import CatalogueFacts, Kept, Owner, Parcel, Parked, Whereabouts
from kiosk.spool.disk import Disk
from kiosk.spool.drafts import Draft
from kiosk.spool.envelope import Sealer, content_hash, slip_digest
from kiosk.spool.opening import Opened, open_folder
from kiosk.spool.reserve import SIZE
from kiosk.spool.shelf import Shelf
from kiosk.spool.steps import Hook, Step, pass_by

log = logging.getLogger(__name__)
T = TypeVar("T")
Now = Callable[[], datetime]


class Spool:
    """Safe to use from several threads; one process at a time (`spool.in_use` for the second)."""

    def __init__(self, opened: Opened, owner: Owner, now: Now, steps: Hook) -> None:
        self._opened, self._owner, self._now, self._steps = opened, owner, now, steps
        self._sealer = Sealer(owner.sealing_key)
        self._one_at_a_time = threading.Lock()
        self.shelf = Shelf(owner, opened.blobs, now, steps, (self._transaction, self._freeing))

    @classmethod
    def open(
        cls,
        folder: Path,
        owner: Owner,
        now: Now,
        *,
        steps: Hook = pass_by,
        disk: Disk | None = None,
        reserve_bytes: int = SIZE,
    ) -> Spool | Fault:
        """The store in `folder`, made or migrated as needed and swept of what a crash left behind.

        `now` answers in aware time. `steps`, `disk` and `reserve_bytes` are for tests that pull the plug.
        """
        opened = open_folder(folder, disk or Disk(), reserve_bytes, steps)
        if isinstance(opened, Fault):
            return opened
        spool = cls(opened, owner, now, steps)
        fault = spool._sweep()
        if fault is not None:
            spool.close()
            return fault
        return spool

    def close(self) -> None:
        """Let go of the files. What is kept stays kept."""
        self._opened.close()

    # --- keeping: a Fault means that nothing was kept and no number was used ------------------------------------------

    def commit_filing(self, wish: CommitFiling, catalogue: CatalogueFacts) -> Kept | Fault:
        """Keep a new request and give it the next number."""
        self._steps(Step.BEGUN)
        return self._keep(drafts.filing(wish, catalogue, self._owner.office_code, self._sealer, self._now()))

    def commit_completion(self, wish: CommitCompletion) -> Kept | Fault:
        """Keep what completes a returned request, under the number it has."""
        self._steps(Step.BEGUN)
        return self._keep(drafts.completion(wish, self._sealer, self._now()))

    def record_handover(self, wish: RecordHandover) -> Kept | Fault:
        """Keep that the finished document is in the resident's hand."""
        self._steps(Step.BEGUN)
        return self._keep(drafts.handover(wish, self._now()))

    def commit_complaint(self, wish: CommitComplaint, catalogue: CatalogueFacts) -> Kept | Fault:
        """Keep a complaint or a suggestion and give it the next number."""
        self._steps(Step.BEGUN)
        return self._keep(drafts.complaint(wish, catalogue, self._owner.office_code, self._now()))

    def commit_survey(self, wish: CommitSurvey, catalogue: CatalogueFacts) -> Kept | Fault:
        """Keep somebody's answers, without a number."""
        self._steps(Step.BEGUN)
        return self._keep(drafts.survey(wish, catalogue, self._now()))

    # --- delivering --------------------------------------------------------------------------------------------------

    def waiting(self) -> tuple[Parcel, ...] | Fault:
        """What the office has not confirmed, oldest first, without what is parked."""
        return self._transaction(rows.waiting)

    def blob(self, blob: str) -> bytes | Fault:
        """The sealed bytes of one page file."""
        try:
            return self._opened.blobs.path(blob).read_bytes()
        except OSError as error:
            return faults.of_os_error(error)

    def delivered(self, delivery_id: str) -> Fault | None:
        """The office confirmed that its own copy is durable: leave a receipt here and delete the rest.

        The receipt comes first and the files after it, so that a row never speaks of files that are gone; a crash
        between the two leaves orphans for the next start. Telling it twice changes nothing.
        """
        blobs = self._freeing(lambda session: rows.exchange_for_receipt(session, delivery_id, self._now()))
        if isinstance(blobs, Fault):
            return blobs
        self._steps(Step.RECEIPT_WRITTEN)
        self._opened.blobs.delete(blobs)
        self._opened.reserve.fill()
        return None

    def park(self, delivery_id: str, reason: str) -> Fault | None:
        """The office refuses this delivery for good: keep it, stop trying, let `parked` report it."""
        return self._freeing(lambda session: rows.park(session, delivery_id, reason))

    def parked(self) -> tuple[Parked, ...] | Fault:
        """What the office refused for good, oldest first."""
        return self._transaction(rows.parked)

    def retry_parked(self) -> Fault | None:
        """A technician cleared the cause: everything that is parked waits for delivery again."""
        return self._freeing(rows.unpark_all)

    # --- asking ------------------------------------------------------------------------------------------------------

    def find_by_slip(self, slip_code: str) -> Whereabouts | Fault | None:
        """What this kiosk knows of the request with this slip code; None when it was not filed here."""
        digest = slip_digest(slip_code)
        return self._transaction(lambda session: rows.find_by_slip(session, digest)) if digest else None

    def find_by_number(self, number: str) -> Whereabouts | Fault | None:
        """What this kiosk knows of the request with this ticket number; None when it was not filed here."""
        ticket = parse_ticket_number(number)
        return self._transaction(lambda session: rows.find_by_number(session, str(ticket))) if ticket else None

    def check(self) -> Fault | None:
        """The fault that stands now: without its reserve the disk is too full for another request."""
        self.shelf.forget_expired()
        return None if self._opened.reserve.fill() else faults.DISK_FULL

    # --- inside ------------------------------------------------------------------------------------------------------

    def _keep(self, draft: Draft) -> Kept | Fault:
        """Files first, then one transaction with the number and the row. Only then does anybody learn the number."""
        self._steps(Step.PAGES_SEALED)
        with self._one_at_a_time:
            number = self._keep_files(draft.pages.files) or self._record(draft)
        if isinstance(number, Fault):
            return number
        self._steps(Step.COMMITTED)
        return Kept(draft.id, number, draft.slip_code, self._qr(draft.slip_code))

    def _keep_files(self, files: Mapping[str, bytes]) -> Fault | None:
        try:
            self._opened.blobs.keep(files)
        except OSError as error:
            self._opened.blobs.delete(files)
            return faults.of_os_error(error)
        return None

    def _record(self, draft: Draft) -> str | Fault:
        """The number of `draft`, whose row is now on the disk."""
        # A handover is in the resident's hand already: it may use the reserve. Nothing else may.
        transaction = self._freeing if draft.kind is DeliveryKind.HANDOVER else self._transaction
        number = transaction(lambda session: self._enter(session, draft))
        if isinstance(number, Fault) and number != faults.DISK_ERROR:
            self._opened.blobs.delete(draft.pages.files)  # after an I/O error the row may be there all the same
        return number

    def _enter(self, session: Session, draft: Draft) -> str | Fault:
        number = self._number_of(session, draft)
        if isinstance(number, Fault):
            return number
        sealed, blobs = self._sealer.document(draft.document(number)), draft.pages.blobs
        parcel = Parcel(draft.id, draft.kind, number, sealed, tuple(blobs), content_hash(sealed, blobs))
        rows.enter(session, parcel, slip_digest(draft.slip_code), self._now())
        self._steps(Step.ROW_WRITTEN)
        return number

    def _number_of(self, session: Session, draft: Draft) -> str | Fault:
        """The number it has, or the next one; "" for what needs none."""
        return draft.number or (rows.next_number(session, self._owner) if draft.numbered else "")

    def _qr(self, slip_code: str) -> str:
        code = parse_slip_code(slip_code)
        return code.url(self._owner.status_base) if code else ""

    def _transaction(self, work: Callable[[Session], T]) -> T | Fault:
        try:
            with Session(self._opened.engine, expire_on_commit=False) as session, session.begin():
                return work(session)
        except DBAPIError as error:
            return faults.of_database_error(error)

    def _freeing(self, work: Callable[[Session], T]) -> T | Fault:
        """A transaction that must succeed on a full disk, because room comes from it."""
        done = self._transaction(work)
        if done == faults.DISK_FULL:
            self._opened.reserve.release()
            done = self._transaction(work)
        return done

    def _sweep(self) -> Fault | None:
        """Orphans of a crash go, the reserve is put in place."""
        known = self._transaction(rows.all_blobs)
        if isinstance(known, Fault):
            return known
        try:
            swept = self._opened.blobs.sweep(known)
        except OSError as error:
            return faults.of_os_error(error)
        if swept:
            log.info("swept %d page files that no kept request speaks of", swept)
        self._opened.reserve.fill()
        return None
