"""Uploaded finished PDFs: sealed on a shelf with a row each, read, and let go of when nobody confirms them.

The file comes before its row and goes before its row, so that no row speaks of a file that never was.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Iterable
from datetime import timedelta

from office import pdf, work
from office.beside import Failure
from office.finished import text
from office.finished.matching import matches
from office.parts import Office
from office.store import accounts, finished
from office.store.accounts import Account
from office.store.finished import Findings, Staged

AT_MOST = 50  # files in one go
LIVES = timedelta(days=7)  # an office that is closed over a holiday; then the files are uploaded again
_AN_UPLOAD = timedelta(hours=1)  # how long a file may lie on the shelf before its row is written
_ONE_READER = threading.Lock()  # an upload and the chore would read the same files twice
_LOST = "Berkas ini tidak dapat dibaca lagi di kantor. Unggah sekali lagi."


def stage(office: Office, account: Account, uploads: Iterable[tuple[str, bytes]]) -> None:
    """Keep the files (name, content) for `account` until it says whose they are."""
    for name, content in uploads:
        blob = office.files.staged.put(office.keys.seal(content))
        staged = Staged(
            id=uuid.uuid4().hex,
            account_id=account.id,
            blob=blob,
            name=office.keys.seal(name.encode()),
            size=len(content),
            staged_at=office.clock(),
        )
        with office.database.writing() as session:
            finished.add(session, staged)


def read_waiting(office: Office) -> int:
    """Look into every file that nobody has looked into; a chore too, for what a restart broke off."""
    with _ONE_READER:
        with office.database.reading() as session:
            waiting = finished.unread(session)
        for staged in waiting:
            findings = _read(office, staged)
            with office.database.writing() as session:
                finished.note(session, staged.id, findings, office.clock())
    return len(waiting)


def content_of(office: Office, staged: Staged) -> bytes | None:
    """The file as it was uploaded; None when it is gone or damaged."""
    return office.keys.open(office.files.staged.read(staged.blob) or b"")


def name_of(office: Office, staged: Staged) -> str:
    return (office.keys.open(staged.name) or b"").decode("utf-8", "replace")


def let_go(office: Office, staged: Staged) -> None:
    """The file is not needed here any more."""
    office.files.staged.delete(staged.blob)
    with office.database.writing() as session:
        finished.forget(session, staged.id)


def expire(office: Office) -> int:
    """Let go of what nobody confirmed in time, and of files whose row was never written."""
    with office.database.reading() as session:
        old = finished.older_than(session, office.clock() - LIVES)
        known = finished.blobs(session)
    for staged in old:
        let_go(office, staged)
    return len(old) + office.files.staged.delete_others(known, office.clock() - _AN_UPLOAD)


def _read(office: Office, staged: Staged) -> Findings:
    content = content_of(office, staged)
    problem = pdf.problem_with(office.beside, content) if content is not None else _LOST
    if content is None or problem is not None:
        return Findings(problem or _LOST)
    signature = work.checked(office, content)
    words = office.beside.ask(text.words_of, content, limit_s=text.LIMIT_S)
    with office.database.reading() as session:
        owner = accounts.by_id(session, staged.account_id)
        said = "" if isinstance(words, Failure) else words
        found = matches(session, office, owner[0], name_of(office, staged), said) if owner is not None else ()
    return Findings("", signature, tuple((number, why.value) for number, why in found))
