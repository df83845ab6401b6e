"""All that a scanner or camera saw beside its pages: kept for the officer's eyes until the request is decided, then
deleted for good (docs/decisions/0065). The history of the request says so."""

from __future__ import annotations

import logging

from adminduk.request import Action, ActionKind, Refusal, Role, apply
from office.parts import Office
from office.store import requests, untouched

log = logging.getLogger(__name__)

BY = "kantor"  # the office's own program, in histories
_WHY = "{count} foto, karena berkasnya sudah diputuskan petugas"


def discard_due(office: Office) -> int:
    """Delete the pictures of every request that has been decided; of how many requests.

    What a crash or a disk in trouble left over goes with the next decision, or when the office starts again.
    """
    with office.database.reading() as session:
        due = untouched.due(session)
    done = sum(_discard(office, number) for number in due)
    if done:
        office.pulse.beat()
    return done


def _discard(office: Office, number: str) -> bool:
    """Files first, then the history: it never says that something is gone which is there."""
    try:
        with office.database.writing() as session:
            stored = requests.by_number(session, number, for_change=True)
            blobs = untouched.kept(session, stored.request.id) if stored is not None else ()
            if stored is None or not blobs:
                return False
            why = _WHY.format(count=len(blobs))
            changed = apply(stored.request, Action(ActionKind.DISCARD, Role.KANTOR, BY, office.clock(), reason=why))
            if isinstance(changed, Refusal):  # sent back to the resident in the meantime
                return False
            for blob in blobs:
                office.files.pages.delete(blob)
            requests.append(session, changed)
            untouched.mark_discarded(session, stored.request.id, office.clock())
    except OSError as error:
        log.error("the pictures beside the pages of %s could not be deleted: errno %s", number, error.errno)  # noqa: TRY400
        return False
    return True
