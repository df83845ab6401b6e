"""Closing the file of finished requests, with a berita acara; and how long each is kept after that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_
from sqlalchemy.orm import Session

from adminduk.request import ActionKind, Request, State
from office import work
from office.area import within
from office.dossier import titles
from office.parts import Office
from office.store import archive, requests
from office.store.accounts import Account
from office.store.archive import Kind, Stage
from office.work import Draft, Refused

CLOSED = (State.SUDAH_DIAMBIL, State.DITOLAK, State.DIBATALKAN)
_MOST = 200
_MONTH = timedelta(days=31)  # the longest: nothing goes a day too early


@dataclass(frozen=True)
class Line:
    """One request of a list; no name, no NIK."""

    number: str
    service: str
    state: State | None
    since: datetime | None
    hold: str | None = None


def to_archive(session: Session, office: Office, account: Account) -> list[Line]:
    """What is finished and not archived yet, the oldest first."""
    found = requests.in_states(session, CLOSED, "", _MOST, within=within(account))
    return [_line(session, office, each.request) for each in found]


def past_retention(session: Session, office: Office, account: Account) -> list[Line]:
    """What is archived for longer than its service is kept, and stands in no deletion yet."""
    whole = and_(within(account), archive.in_no_deletion())
    found: list[Line] = []
    for service, months in office.settings.retention_months.items():
        kept = requests.in_states(session, (State.DIARSIPKAN,), service, _MOST, within=whole)
        found += [_line(session, office, each.request) for each in kept if over(office, each.request, months)]
    return found


def over(office: Office, request: Request, months: int) -> bool:
    """Whether the request was archived more than `months` ago."""
    return request.since is not None and office.clock() - request.since > months * _MONTH


def archive_chosen(office: Office, account: Account, numbers: Sequence[str]) -> tuple[int | None, list[str]]:
    """Archive `numbers`; the berita acara's id (None when none could be) and the numbers that were refused."""
    record: int | None = None
    refused: list[str] = []

    def keep(session: Session, changed: Request) -> None:
        nonlocal record
        if record is None:
            at = office.clock()
            year = at.astimezone(office.zone).year
            record = archive.open_record(session, Kind.ARCHIVED, Stage.DONE, by=account.id, at=at, year=year)
        archive.add_line(session, record, changed.id)

    for number in dict.fromkeys(numbers):
        with office.database.reading() as session:
            stored = next(iter(requests.numbered(session, [number], within=within(account))), None)
        if stored is None:
            refused.append(number)
            continue
        draft = Draft(ActionKind.ARCHIVE, len(stored.request.actions))
        if isinstance(work.act(office, account, number, draft, keep), Refused):
            refused.append(number)
    return record, refused


def _line(session: Session, office: Office, request: Request) -> Line:
    hold = archive.hold_of(session, request.id)
    return Line(request.number, titles(office, request)[0], request.state, request.since, hold)
