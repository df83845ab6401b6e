"""Which request an officer checks next: of those that nobody has begun, the one with the least time left."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from adminduk.request import ActionKind, Request, State
from office import work
from office.area import within
from office.pace import pace
from office.parts import Office
from office.store import requests, views
from office.store.accounts import Account
from office.work import Draft

_LOOKED_AT = 50  # those that waited longest: the next one is among them


def in_order(session: Session, office: Office, account: Account) -> Iterator[Request]:
    """What `account` may begin to check, the most urgent first."""
    found = [
        each.request for each in requests.in_states(session, (State.TERKIRIM,), "", _LOOKED_AT, within=within(account))
    ]
    urgent = sorted(found, key=lambda request: (-_urgency(office, request), request.number))
    return (request for request in urgent if ActionKind.TAKE in work.open_to(office, account, request))


def take_next(office: Office, account: Account, shown: str = "") -> str | None:
    """Begin with the next one that nobody else begins with at the same moment; its number, None when there is none.

    `shown` is what of its file is put before the account at once: that look is written down together with the taking.
    """

    def look(session: Session, request: Request) -> None:
        if shown:
            views.note(session, account.id, shown, office.clock(), request.id)

    with office.database.reading() as session:
        candidates = in_order(session, office, account)
    for request in candidates:
        draft = Draft(ActionKind.TAKE, len(request.actions))
        if isinstance(work.act(office, account, request.number, draft, also=look), Request):
            return request.number
    return None


def _urgency(office: Office, request: Request) -> float:
    service = office.service_of(request)
    return pace(request, service.standard_minutes if service else None, office.clock()).urgency
