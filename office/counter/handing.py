"""Handing a document over at the counter: who collects is checked, signs, and gets a receipt. One transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, ValidationError
from sqlalchemy.orm import Session

from adminduk.request import ActionKind, Request, State
from office import words, work
from office.area import within
from office.counter.signature import Strokes
from office.parts import Office
from office.store import cards, handovers, requests
from office.store.accounts import Account
from office.store.handovers import Handover
from office.work import Draft, Refused

PROXY = words.HOLDER_CHECKS[2]
ALONG = 60  # a village official who collects for a hamlet
_NIK = 16


class Way(StrEnum):
    SCREEN = "layar"
    PAPER = "kertas"  # a signature or a thumb on the printed receipt


class Who(StrEnum):
    """Who stands at the counter."""

    APPLICANT = "pemohon"
    PROXY = "wakil"  # whoever filed for the applicant, as the filing names them
    OTHER = "lain"


class Received(BaseModel):
    """Who collected and how it was signed; lies sealed in the receipt's row."""

    model_config = ConfigDict(frozen=True)

    shown: str  # what the officer checked, one of HOLDER_CHECKS
    name: str
    nik: str = ""  # of whoever is not the applicant
    note: str = ""
    way: Way
    strokes: Strokes = ()


class Lack(StrEnum):
    """What is missing in the form."""

    WHO = "who"
    SHOWN = "shown"
    NAME = "name"
    NIK = "nik"
    SIGNATURE = "signature"


@dataclass(frozen=True)
class Form:
    """What the officer filled in; `letter` is the scanned surat kuasa, if there is one."""

    received: Received
    seen: int
    letter: bytes = b""


def lack_of(received: Received) -> Lack | None:
    """The first thing that is missing; None when all is there."""
    if received.shown not in words.HOLDER_CHECKS:
        return Lack.SHOWN
    if not received.name:
        return Lack.NAME
    if received.shown == PROXY and not (len(received.nik) == _NIK and received.nik.isdigit()):
        return Lack.NIK
    if received.way is Way.SCREEN and not received.strokes:
        return Lack.SIGNATURE
    return None


def hand_over_along(office: Office, account: Account, first: str, numbers: Sequence[str], received: Received) -> None:
    """What else the one who just received `first` takes along, each under a receipt of its own; what is not ready, or
    not this account's to see, stays."""
    with office.database.reading() as session:
        found = requests.numbered(session, numbers[:ALONG], within=within(account))
    along = received.model_copy(update={"note": f"Bersama {first}"})
    for each in found:
        if each.request.state is State.SIAP_DIAMBIL:
            hand_over(office, account, each.request.number, Form(along, len(each.request.actions)))


def hand_over(office: Office, account: Account, number: str, form: Form) -> Request | Refused:
    """Do it whole: the action, the receipt under its number, the card's place free again; or say why not."""
    sealed = office.keys.seal(form.received.model_dump_json().encode())
    letter = office.files.pages.put(office.keys.seal(form.letter)) if form.letter else ""

    def keep(session: Session, changed: Request) -> None:
        at = changed.actions[-1].at
        year = at.astimezone(office.zone).year
        handovers.add(session, changed.id, sealed=sealed, letter=letter, by=account.id, at=at, year=year)
        cards.taken(session, changed.id, at)

    reason = ". ".join(part for part in (form.received.shown, form.received.note) if part)
    outcome = work.act(office, account, number, Draft(ActionKind.HAND_OVER, form.seen, reason=reason), keep)
    if isinstance(outcome, Refused) and letter:
        office.files.pages.delete(letter)
    return outcome


def receipt_of(office: Office, number: str) -> tuple[Request, Handover, Received] | None:
    """The request with its receipt, opened; None when it was not handed over at the counter, or cannot be opened."""
    with office.database.reading() as session:
        stored = requests.by_number(session, number)
        kept = handovers.of_request(session, stored.request.id) if stored is not None else None
    plain = office.keys.open(kept.sealed) if kept is not None else None
    if stored is None or kept is None or plain is None:
        return None
    try:
        return stored.request, kept, Received.model_validate_json(plain)
    except ValidationError:
        return None
