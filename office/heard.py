"""Where a complaint stands, as its slip may know it: nobody's words but the office's own answer."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from adminduk.numbers import parse_slip_code
from adminduk.pengaduan import Case
from office.parts import Office
from office.store import complaints


def find(session: Session, office: Office, slip_code: str) -> Case | None:
    """The complaint of a slip code (typed, or as the slip's URL); None when it is not one of ours."""
    slip = parse_slip_code(slip_code)
    if slip is None or slip.office != office.catalogue.office.code:
        return None
    stored = complaints.by_slip(session, office.keys.slip_hash(str(slip)), office.keys)
    return None if stored is None else stored.case


def standing(office: Office, case: Case) -> dict[str, Any]:
    """The JSON of docs/kiosk-api.md."""
    due = case.due
    return {
        "complaint": {
            "number": case.number,
            "kind": case.kind,
            "topic": case.topic,
            "service": case.service,
            "state": case.state,
            "history": [{"state": state, "at": at.astimezone(office.zone).isoformat()} for state, at in case.history],
            "due": due.astimezone(office.zone).isoformat() if due is not None else None,
            "answer": case.answer,
        }
    }
