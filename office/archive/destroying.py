"""Deleting for good what is kept no longer: one person proposes, another approves, and every file is accounted for.

What goes is written down first, then the files go, then it is written that they are gone. A crash in between leaves an
approved deletion that goes on when the office starts again; nothing is ever called gone that is there. The request's
history and its line in the registers stay.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from enum import StrEnum

from sqlalchemy import text
from sqlalchemy.orm import Session

from adminduk.filing import Completion, Filing
from adminduk.request import State
from office.archive.keeping import over
from office.area import within
from office.intake import open_content
from office.parts import Office
from office.permissions import Permission, may
from office.store import archive, deliveries, handovers, papers_gone, requests, untouched
from office.store.accounts import Account
from office.store.archive import Kind, Stage

log = logging.getLogger(__name__)
_PAGES, _DOCUMENTS, _IN_DATABASE = "pages", "documents", "deliveries"


class Bar(StrEnum):
    """Why a deletion is not proposed or decided."""

    NOTHING = "nothing"  # none of the requests may be deleted now
    SAME_PERSON = "same-person"
    NOT_ALLOWED = "not-allowed"
    OVER = "over"  # it was decided before
    HELD = "held"  # one of them must not be deleted
    UNREADABLE = "unreadable"  # nobody can tell which files belong to it


def propose(office: Office, account: Account, numbers: Sequence[str], why: str) -> int | Bar:
    """A proposal to delete those of `numbers` that are over their time; its id."""
    with office.database.writing() as session:
        found = [each.request for each in requests.numbered(session, numbers, within=within(account))]
        due = [
            each
            for each in found
            if each.state is State.DIARSIPKAN
            and each.service in office.settings.retention_months
            and over(office, each, office.settings.retention_months[each.service])
            and archive.hold_of(session, each.id) is None
            and archive.deletion_of(session, each.id) is None
        ]
        if not due:
            return Bar.NOTHING
        at = office.clock()
        year = at.astimezone(office.zone).year
        record = archive.open_record(
            session, Kind.DELETED, Stage.PROPOSED, by=account.id, at=at, year=year, why=why.strip()
        )
        for each in due:
            archive.add_line(session, record, each.id)
    return record


def decide(office: Office, account: Account, record_id: int, approved: bool) -> Bar | None:
    """Another person says yes or no. Yes: the files are listed with the same stroke, and then go."""
    if not may(account, Permission.DELETE_FOR_GOOD):
        return Bar.NOT_ALLOWED
    with office.database.writing() as session:
        record = archive.by_id(session, record_id, for_change=True)
        if record is None or record.kind is not Kind.DELETED or record.stage is not Stage.PROPOSED:
            return Bar.OVER
        if record.by == account.id:
            return Bar.SAME_PERSON
        if approved:
            bar = _list_files(session, office, record_id)
            if bar is not None:
                session.rollback()
                return bar
        stage = Stage.APPROVED if approved else Stage.DECLINED
        archive.decide(session, record_id, stage, account.id, office.clock())
    if approved:
        carry_out(office)
    return None


def carry_out(office: Office) -> int:
    """Remove what is approved and still there; of how many requests. May be repeated at any time."""
    with office.database.reading() as session:
        waiting = [
            (record, each)
            for record in archive.in_stage(session, Stage.APPROVED)
            for each in archive.undone(session, record)
        ]
    done = sum(_remove(office, record, request_id) for record, request_id in waiting)
    with office.database.writing() as session:
        for record in archive.in_stage(session, Stage.APPROVED):
            if not archive.undone(session, record):
                archive.finish(session, record, office.clock())
    if done:
        _forget_old_pages_of_the_database(office)
    return done


def _list_files(session: Session, office: Office, record_id: int) -> Bar | None:
    for request_id in archive.undone(session, record_id):
        if archive.hold_of(session, request_id) is not None:
            return Bar.HELD
        files = _files_of(session, office, request_id)
        if files is None:
            return Bar.UNREADABLE
        archive.plan(session, record_id, request_id, files)
    return None


def _files_of(session: Session, office: Office, request_id: str) -> list[tuple[str, str]] | None:
    """Everything that is kept of a request beside its history (shelf, SHA-256); None when a delivery is unreadable."""
    kept = deliveries.of_request(session, request_id)
    contents = [open_content(office, each.kind, each.sealed) for each in kept]
    if any(content is None for content in contents):
        return None
    with_pages = [each for each in contents if isinstance(each, Filing | Completion)]
    blobs = [file.blob for each in with_pages for page in each.pages for file in page.files]
    blobs += untouched.kept(session, request_id)
    receipt = handovers.of_request(session, request_id)
    blobs += [receipt.letter] if receipt is not None and receipt.letter else []
    files = [(_PAGES, blob) for blob in dict.fromkeys(blobs) if office.files.pages.read(blob) is not None]
    files += [(_DOCUMENTS, each) for each in papers_gone.documents_of_it_alone(session, request_id)]
    return files + [(_IN_DATABASE, hashlib.sha256(each.sealed).hexdigest()) for each in kept]


def _remove(office: Office, record_id: int, request_id: str) -> bool:
    """Files first, then the rows: it is never written that something is gone which is there."""
    shelves = {_PAGES: office.files.pages, _DOCUMENTS: office.files.documents}
    with office.database.reading() as session:
        if archive.hold_of(session, request_id) is not None:
            return False
        planned = archive.planned(session, record_id, request_id)
    try:
        for shelf, sha256 in planned:
            if shelf in shelves:
                shelves[shelf].delete(sha256)
    except OSError as error:
        log.error("files of an approved deletion could not be removed: errno %s", error.errno)  # noqa: TRY400
        return False
    with office.database.writing() as session:
        papers_gone.wipe(session, request_id, office.clock())
        archive.mark_gone(session, record_id, request_id, office.clock())
    return True


def _forget_old_pages_of_the_database(office: Office) -> None:
    """SQLite keeps what was overwritten in its log until the log is cut."""
    if office.database.engine.dialect.name == "sqlite":
        with office.database.engine.connect() as connection:
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
