"""Where a request stands, as a kiosk and the public may know it: nothing personal is in it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from adminduk.catalogue.model import ProductKind
from adminduk.numbers import parse_slip_code, parse_ticket_number
from adminduk.request import ActionKind, Request, State, states_of
from office import reasons
from office.parts import Office
from office.store import requests, usual
from office.store.requests import StoredRequest


def find(
    session: Session,
    office: Office,
    *,
    slip_code: str | None = None,
    number: str | None = None,
    for_change: bool = False,
) -> StoredRequest | None:
    """The request of a slip code (typed, or as the slip's URL) or of a ticket number; None when it is not ours."""
    if slip_code is not None:
        slip = parse_slip_code(slip_code)
        if slip is None or slip.office != office.catalogue.office.code:
            return None
        return requests.by_slip(session, office.keys.slip_hash(str(slip)), for_change)
    ticket = parse_ticket_number(number or "")
    return None if ticket is None else requests.by_number(session, str(ticket), for_change)


def history(request: Request) -> list[tuple[State, datetime]]:
    """Each state that the request entered, oldest first."""
    entered: list[tuple[State, datetime]] = []
    for state, action in zip(states_of(request.actions), request.actions, strict=True):
        if state is not None and (not entered or entered[-1][0] is not state):
            entered.append((state, action.at))
    return entered


def _returned(office: Office, request: Request) -> list[dict[str, str]]:
    with office.database.reading() as session:
        told = [reasons.told(session, item) for item in request.returned]
    return [{"requirement": item.requirement, "reason": item.reason, "note": item.note} for item in told]


def _usual_minutes(office: Office, service: str) -> int | None:
    with office.database.reading() as session:
        return usual.usual_minutes(session, service)


def standing(office: Office, request: Request) -> dict[str, Any]:
    """The JSON of docs/kiosk-api.md."""
    product = office.product_of(request)
    rejected = next((each for each in reversed(request.actions) if each.kind is ActionKind.REJECT), None)
    return {
        "number": request.number,
        "service": request.service,
        "reason": request.reason,
        "state": request.state,
        "history": [{"state": state, "at": at.astimezone(office.zone).isoformat()} for state, at in history(request)],
        "product": product.kind if product is not None else ProductKind.VISIT,
        "returned": _returned(office, request),
        "reject_reason": (rejected.reason or "") if rejected is not None else "",
        "usual_minutes": _usual_minutes(office, request.service),
    }
