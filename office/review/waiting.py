"""Which request an officer checks next: of those that nobody has begun, the one with the least time left."""

from __future__ import annotations

from sqlalchemy.orm import Session

from adminduk.request import ActionKind, Request, State
from office import work
from office.area import within
from office.pace import pace
from office.parts import Office
from office.store import requests
from office.store.accounts import Account
from office.work import Draft

_LOOKED_AT = 50  # those that waited longest: the next one is among them


def in_order(session: Session, office: Office, account: Account) -> list[Request]:
    """What `account` may begin to check, the most urgent first."""
    found = [
        each.request for each in requests.in_states(session, (State.TERKIRIM,), "", _LOOKED_AT, within=within(account))
    ]
    mine = [request for request in found if ActionKind.TAKE in work.open_to(office, account, request)]
    return sorted(mine, key=lambda request: (-_urgency(office, request), request.number))


def take_next(office: Office, account: Account) -> str | None:
    """Begin with the next one that nobody else begins with at the same moment; its number, None when there is none."""
    with office.database.reading() as session:
        candidates = in_order(session, office, account)
    for request in candidates:
        if isinstance(work.act(office, account, request.number, Draft(ActionKind.TAKE, len(request.actions))), Request):
            return request.number
    return None


def _urgency(office: Office, request: Request) -> float:
    service = office.service_of(request)
    return pace(request, service.standard_minutes if service else None, office.clock()).urgency
