"""Requests that may be one and the same: an officer decides on both side by side, so that nothing is made twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from adminduk.filing import Completion, DeliveryKind, Filing
from adminduk.request import Request, State
from office.area import within
from office.intake import open_content
from office.parts import Office
from office.store import deliveries, page_marks
from office.store import twins as alike
from office.store.accounts import Account
from office.store.twins import Outline

OVER = (State.SUDAH_DIAMBIL, State.DITOLAK, State.DIBATALKAN, State.DIARSIPKAN)
_AT_A_TIME = 200  # requests per transaction, so that others can write in between
_MOST_EARLIER = 20  # of one person on one page


class Likeness(StrEnum):
    """Why two requests may be one."""

    SAME_SERVICE = "layanan-sama"  # the same NIK asks for the same service, and both are open
    SAME_FAMILY = "kk-sama"  # the same nomor KK in two requests that are both open
    SAME_SCAN = "lembar-sama"  # the very same scanned page


@dataclass(frozen=True)
class Twin:
    outline: Outline
    likeness: tuple[Likeness, ...]


def of_request(
    session: Session, office: Office, account: Account, request: Request, page_hashes: Iterable[str]
) -> tuple[Twin, ...]:
    """Requests like `request` in the account's area, the one with most in common first.

    `page_hashes`: SHA-256 of its plain pages.
    """
    found: dict[str, list[Likeness]] = {}
    if request.state not in OVER:
        _note(found, alike.same_service(session, request.id, request.service, OVER), Likeness.SAME_SERVICE)
        _note(found, alike.same_family(session, request.id, OVER), Likeness.SAME_FAMILY)
    marks = [office.keys.page_mark(each) for each in page_hashes]
    _note(found, page_marks.elsewhere(session, request.id, marks), Likeness.SAME_SCAN)
    twins = [Twin(outline, tuple(found[outline.id])) for outline in alike.outlines(session, found, within(account))]
    return tuple(sorted(twins, key=lambda twin: (-len(twin.likeness), twin.outline.number)))


def earlier(session: Session, account: Account, request: Request) -> tuple[Outline, ...]:
    """What the same person asked for at other times in the account's area, newest first."""
    return tuple(alike.of_the_person(session, request.id, _MOST_EARLIER, within(account)))


def mark_older(office: Office) -> int:
    """Mark the scans of requests from before there were marks; of how many requests."""
    written = 0
    while True:
        with office.database.writing() as session:
            waiting = page_marks.without(session, _AT_A_TIME)
            for request_id in waiting:
                _mark(session, office, request_id)
        written += len(waiting)
        if not waiting:
            return written


def _mark(session: Session, office: Office, request_id: str) -> None:
    kept = [each for each in deliveries.of_request(session, request_id) if each.kind is not DeliveryKind.HANDOVER]
    contents = [open_content(office, each.kind, each.sealed) for each in kept]
    pages = [page for each in contents if isinstance(each, Filing | Completion) for page in each.pages]
    page_marks.add(session, request_id, [office.keys.page_mark(page.sha256) for page in pages])


def _note(found: dict[str, list[Likeness]], ids: Iterable[str], why: Likeness) -> None:
    for each in ids:
        found.setdefault(each, []).append(why)
