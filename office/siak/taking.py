"""Which requests wait to be entered in SIAK, and taking them out as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_
from sqlalchemy.orm import Session

from adminduk.request import ActionKind, Request, State
from office.area import in_sight, within
from office.dossier import open_dossier, titles
from office.parts import Office
from office.siak.export import Taken
from office.siak.sheet import sheet
from office.store import requests, siak
from office.store.accounts import Account
from office.store.siak import Entry

STATES = (State.DIPROSES, State.MENUNGGU_TANDA_TANGAN)  # registered, and not yet in the applicant's hand
_MOST = 200


@dataclass(frozen=True)
class Line:
    """One request of the list; no name, no NIK."""

    case: Request
    service: str
    reason: str
    agenda: str
    entry: Entry | None


def waiting_for_siak(session: Session, office: Office, account: Account) -> list[Line]:
    """What is registered, that which is not in SIAK yet first."""
    entered = siak.is_entered()
    found: list[Request] = []
    for which in (~entered, entered):
        seen = requests.in_states(session, STATES, "", _MOST - len(found), within=and_(within(account), which))
        found += [each.request for each in seen]
    entries = siak.of_requests(session, [request.id for request in found])
    return [Line(each, *titles(office, each), agenda_of(each), entries.get(each.id)) for each in found]


def take(office: Office, account: Account, numbers: Sequence[str], form: str) -> list[Taken]:
    """The values of those of `numbers` that `account` sees; kept with who took them."""
    with office.database.reading() as session:
        seen = [number for number in dict.fromkeys(numbers) if in_sight(session, account, number)]
        taken = [_taken(session, office, each.request) for each in requests.numbered(session, seen)]
    if taken:
        with office.database.writing() as session:
            siak.exported(session, form, [each.number for each in taken], account.id, office.clock())
    return taken


def agenda_of(request: Request) -> str:
    """Its number in the register book; "" while it has none."""
    given = (each.agenda_number for each in reversed(request.actions) if each.kind is ActionKind.REGISTER)
    return next(given, None) or ""


def entered_elsewhere(session: Session, request: Request, number: str) -> str:
    """The number of another request that stands in SIAK under `number`; "" when none does."""
    return siak.holder_of(session, number, request.id)


def _taken(session: Session, office: Office, request: Request) -> Taken:
    filing = open_dossier(session, office, request).filing
    return Taken(request.number, agenda_of(request), sheet(office, request, filing) if filing is not None else ())
