"""Verdicts on items, kept the moment they are given, and what comes of them at the end."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from adminduk.request import ActionKind, Request, State
from office import holding, reasons, work
from office.dossier import open_dossier
from office.parts import Office
from office.review.items import Stop, all_items, going_back, stops
from office.store import checks, holds, requests
from office.store.accounts import Account
from office.store.checks import Check
from office.work import Draft, Obstacle, Refused


@dataclass(frozen=True)
class Verdict:
    """What an officer says of `items`. `good` None takes back what was said."""

    items: tuple[str, ...]
    good: bool | None
    reason: str = ""
    note: str = ""


def give(office: Office, account: Account, number: str, verdict: Verdict) -> Refused | None:
    """Keep it; None when it is kept. Only whoever checks the request decides."""
    with office.database.writing() as session:
        found = _mine(session, office, account, number)
        if isinstance(found, Refused):
            return found
        known = {item.id for stop in look(session, office, found) for item in stop.items}
        if not verdict.items or not known.issuperset(verdict.items):
            return Refused(Obstacle.MISSING_DETAIL, "item")
        if verdict.good is None:
            checks.take_back(session, found.id, verdict.items)
            return None
        if not verdict.good and verdict.reason not in {each.code for each in reasons.offered(session)}:
            return Refused(Obstacle.MISSING_DETAIL, "returned")
        check = Check(verdict.good, account.id, office.clock(), verdict.reason, verdict.note)
        checks.put(session, found.id, verdict.items, check if not verdict.good else Check(True, check.by, check.at))
    return None


def finish(office: Office, account: Account, number: str, draft: Draft) -> Request | Refused:
    """Register or pass on what is good throughout, or send back what is not: with every item decided, never half."""
    with office.database.reading() as session:
        stored = requests.by_number(session, number)
        if stored is None:
            return Refused(Obstacle.UNKNOWN)
        found = look(session, office, stored.request)
    back = going_back(found)
    passes = draft.kind in (ActionKind.REGISTER, ActionKind.FORWARD)
    if passes and any(not stop.decided for stop in found):
        return Refused(Obstacle.MISSING_DETAIL, "unchecked")
    if passes and back:
        return Refused(Obstacle.MISSING_DETAIL, "going-back")
    returned = back if draft.kind is ActionKind.RETURN else ()
    whole = replace(draft, returned=returned)
    return work.act(office, account, number, whole)


def look(session: Session, office: Office, request: Request) -> tuple[Stop, ...]:
    """The request item by item, with what was decided of it."""
    dossier = open_dossier(session, office, request)
    return stops(office.service_of(request), dossier, checks.of_request(session, request.id))


def undecided(found: tuple[Stop, ...]) -> int:
    return sum(item.check is None for item in all_items(found))


def _mine(session: Session, office: Office, account: Account, number: str) -> Request | Refused:
    """The request that `account` checks now."""
    stored = requests.by_number(session, number, for_change=True)
    if stored is None:
        return Refused(Obstacle.UNKNOWN)
    if all(work.role_for(account, kind) is None for kind in (ActionKind.TAKE, ActionKind.TAKE_OVER)):
        return Refused(Obstacle.WRONG_ROLE)
    request = stored.request
    if request.state is not State.SEDANG_DIPERIKSA:
        return Refused(Obstacle.CHANGED)
    held = holding.holder(session, request)
    if held is not None and held.account_id != account.id:
        return Refused(Obstacle.HELD, held.account_id)
    holds.put(session, request.id, account.id, office.clock())
    return request
