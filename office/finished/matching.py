"""Which request does a finished PDF belong to? What is found is a proposal; a person decides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from sqlalchemy.orm import Session

from adminduk.name_words import SHORTEST, name_words
from adminduk.numbers import parse_ticket_number
from adminduk.request import State
from office import applicants
from office.area import within
from office.parts import Office
from office.store import agenda, requests
from office.store import applicants as index
from office.store.accounts import Account

WAITING = (State.MENUNGGU_TANDA_TANGAN, State.SIAP_DIAMBIL)
_TICKET = re.compile(r"\b[A-Z]{3}[- ]?\d{2}[- ]?\d{6}\b", re.IGNORECASE)
_AGENDA = re.compile(r"(?<![\d/])\d{1,6}/\d{4}(?!\d)")
_NIK = re.compile(r"(?<!\d)(?:\d[ .-]?){15}\d(?!\d)")
_MOST = 5  # proposals; whoever has more of them types the number
_NAMES = 500  # requests whose applicant's name is looked for in the text
_SHORTEST_NAME = 2  # words: a single one stands in too many letters


class Why(StrEnum):
    NUMBER = "nomor"
    AGENDA = "agenda"
    NIK = "nik"
    NAME = "nama"


def matches(
    session: Session, office: Office, account: Account, file_name: str, text: str
) -> tuple[tuple[str, Why], ...]:
    """Requests in sight of `account` that wait for a document, by the surest sign that is in the file."""
    both = f"{file_name}\n{text}"
    for why, numbers in (
        (Why.NUMBER, [str(parse_ticket_number(each)) for each in _TICKET.findall(both)]),
        (Why.AGENDA, [agenda.request_of(session, each) for each in _AGENDA.findall(both)]),
        (Why.NIK, [number for each in _niks(both) for number in _of_nik(session, office, account, each)]),
    ):
        found = _waiting(session, account, numbers)
        if found:
            return tuple((number, why) for number in found[:_MOST])
    named = _named(session, office, account, text)
    return tuple((number, Why.NAME) for number in named[:_MOST])


def _niks(text: str) -> list[str]:
    return list(dict.fromkeys("".join(filter(str.isdigit, each)) for each in _NIK.findall(text)))


def _of_nik(session: Session, office: Office, account: Account, nik: str) -> list[str]:
    return applicants.find(session, office, nik, _MOST, within=within(account))


def _waiting(session: Session, account: Account, numbers: Iterable[str]) -> list[str]:
    found = requests.numbered(session, list(dict.fromkeys(numbers)), within=within(account))
    return [each.request.number for each in found if each.request.state in WAITING]


def _named(session: Session, office: Office, account: Account, text: str) -> list[str]:
    """Requests whose applicant's whole name stands in the text, its words side by side."""
    spoken = _spelled(text)
    waiting = requests.in_states(session, WAITING, "", _NAMES, within=within(account)) if spoken.strip() else []
    entries = index.of_requests(session, [each.request.id for each in waiting])
    found = []
    for each in waiting:
        summary = applicants.open_summary(office, entries.get(each.request.id))
        name = name_words(summary.nama) if summary is not None else ()
        if len(name) >= _SHORTEST_NAME and f" {' '.join(name)} " in spoken:
            found.append(each.request.number)
    return found


def _spelled(text: str) -> str:
    """Every word of `text` in the spelling in which names are compared, without initials, between blanks."""
    words = [part for word in text.split() for part in name_words(word) if len(part) >= SHORTEST]
    return f" {' '.join(words)} "
