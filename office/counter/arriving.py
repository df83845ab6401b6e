"""Cards that have come from the dinas: a pile of numbers, typed, scanned or from a CSV, each put into the next slot of
a box and marked ready with the same stroke."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from adminduk.numbers import parse_ticket_number
from adminduk.request import ActionKind, Request, State
from office import applicants, work
from office.area import within
from office.parts import Office
from office.store import cards, requests
from office.store.accounts import Account
from office.store.cards import Card
from office.store.database import one_at_a_time
from office.work import Draft, Obstacle, Refused

AT_MOST = 500
_BOX = re.compile(r"^[A-Z0-9]{1,6}$")
_BREAKS = re.compile(r"[\s,;\"']+")
_FOUND = 20


class Snag(StrEnum):
    NO_NUMBER = "no-number"  # what was typed is no number of a request
    THERE = "there"  # it lies in a box already
    NOT_WAITING = "not-waiting"  # nobody waits for a card of this request now


@dataclass(frozen=True)
class Arrived:
    """What came of one number; `card` is where it lies now."""

    number: str
    card: Card | None = None
    why: Refused | Snag | None = None


def box_of(typed: str) -> str:
    """The name of a box as it stands on it; "" when it is none."""
    name = "".join(typed.split()).upper()
    return name if _BOX.match(name) else ""


def numbers_in(text: str) -> list[str]:
    """Every word of `text` with a digit in it, each once: numbers of requests as they are written, others as typed."""
    found = [part for part in _BREAKS.split(text) if any(each.isdigit() for each in part)]
    parsed = [(part, parse_ticket_number(part)) for part in found]
    return list(dict.fromkeys(part if number is None else str(number) for part, number in parsed))


def arrive(office: Office, account: Account, numbers: Sequence[str], box: str, first: int) -> list[Arrived]:
    """Put the card of each of `numbers` into the next free slot of `box`, from slot `first` on."""
    return [_arrive(office, account, number, box, first) for number in numbers[:AT_MOST]]


def where(office: Office, account: Account, typed: str) -> list[Card]:
    """In which boxes the cards lie that a number, a NIK or a name stands for."""
    with office.database.reading() as session:
        sight = within(account)
        found = applicants.find(session, office, typed, _FOUND, within=sight)
        found += [each.request.number for each in requests.find(session, typed, _FOUND, within=sight)]
        return cards.of_numbers(session, list(dict.fromkeys(found)))


def _arrive(office: Office, account: Account, number: str, box: str, first: int) -> Arrived:
    with office.database.reading() as session:
        stored = next(iter(requests.numbered(session, [number], within=within(account))), None)
        there = cards.of_request(session, stored.request.id) if stored is not None else None
    if stored is None:
        known = parse_ticket_number(number) is not None
        return Arrived(number, why=Refused(Obstacle.UNKNOWN) if known else Snag.NO_NUMBER)
    if there is not None and not there.taken:
        return Arrived(number, there, Snag.THERE)

    def put(session: Session, changed: Request) -> None:
        one_at_a_time(session, "cards")
        slot = _free(session, box, first)
        cards.put(session, changed.id, box, slot, by=account.id, now=office.clock())

    if stored.request.state is State.SIAP_DIAMBIL:
        with office.database.writing() as session:
            put(session, stored.request)
    elif stored.request.state is not State.MENUNGGU_TANDA_TANGAN:
        return Arrived(number, why=Snag.NOT_WAITING)
    else:
        draft = Draft(ActionKind.MARK_READY, len(stored.request.actions))
        outcome = work.act(office, account, number, draft, put)
        if isinstance(outcome, Refused):
            return Arrived(number, why=outcome)
    with office.database.reading() as session:
        return Arrived(number, cards.of_request(session, stored.request.id))


def _free(session: Session, box: str, first: int) -> int:
    """The next slot of `box`, from `first` on, in which nothing lies."""
    full = {each.slot for each in cards.in_box(session, box)}
    slot = first
    while slot in full:
        slot += 1
    return slot
