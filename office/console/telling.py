"""Telling the applicant, from a request's page: the prepared WhatsApp message, and the call to a counter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litestar import post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Response
from sqlalchemy.orm import Session

from adminduk.catalogue.model import FieldId
from adminduk.request import Request, State
from office.parts import Office
from office.permissions import Permission, needs
from office.store import letters, requests, told
from office.store.letters import Letter
from office.store.told import Told, Way
from office.store.untold import TOLD_IN
from office.telling import whatsapp
from office.telling.letters import filing_of
from office.telling.news import TOLD, news_of
from office.web.inject import SignedIn, TheOffice

COUNTERS = 9
PROBLEMS = {
    "sealed": "isi surel tidak dapat dibuka",
    "550": "alamat surel tidak ada",
    "SMTPAuthenticationError": "kata sandi server surel ditolak",
}


@dataclass(frozen=True)
class Telling:
    """What the page says of it. `chat` is "" where there is nothing to tell or no mobile number."""

    letters: list[Letter]
    told: list[Told]
    chat: str
    may_ring: bool
    may_call: bool


def telling_of(session: Session, office: Office, request: Request) -> Telling:
    """How the applicant of `request` was told, and how an officer can tell now."""
    return Telling(
        letters=letters.of_request(session, request.id),
        told=told.of_request(session, request.id),
        chat=_chat(session, office, request),
        may_ring=request.state in TOLD_IN,
        may_call=request.state is State.SIAP_DIAMBIL,
    )


def _chat(session: Session, office: Office, request: Request) -> str:
    newest = request.last_by_hand.kind
    filing = filing_of(session, office, request.id) if newest in TOLD else None
    if filing is None:
        return ""
    text = news_of(office, request, newest, filing.language, filing.slip_code).text
    return whatsapp.link(filing.answers.get(FieldId.TELEPON, ""), text)


@post("/permohonan/{number:str}/kabar-wa", sync_to_thread=True, guards=[needs(Permission.TELL)])
def told_by_whatsapp(number: FromPath[str], request: SignedIn, office: TheOffice) -> Response[Any]:
    """An officer opened the prepared message: kept beside the request, so that nobody tells it twice."""
    with office.database.writing() as session:
        told.note(session, _found(session, number).id, request.user.id, office.clock(), Way.WHATSAPP)
    return Response(None, status_code=204)


@post("/permohonan/{number:str}/kabar-telepon", sync_to_thread=True, guards=[needs(Permission.TELL)])
def told_by_telephone(number: FromPath[str], request: SignedIn, office: TheOffice) -> Redirect:
    """An officer rang: kept like a message."""
    with office.database.writing() as session:
        told.note(session, _found(session, number).id, request.user.id, office.clock(), Way.TELEPHONE)
    return Redirect(f"/permohonan/{number}?selesai=telepon", status_code=303)


@post("/permohonan/{number:str}/panggil", sync_to_thread=True, guards=[needs(Permission.TELL)])
def call_up(
    number: FromPath[str], data: URLEncodedBody[dict[str, str]], request: SignedIn, office: TheOffice
) -> Redirect:
    """Show the number on the waiting room's screen, with the counter to come to."""
    counter = data.get("loket", "")
    if not (counter.isascii() and counter.isdigit() and 1 <= int(counter) <= COUNTERS):
        raise NotFoundException
    with office.database.writing() as session:
        found = _found(session, number)
        if found.state is State.SIAP_DIAMBIL:
            told.call_up(session, found.id, counter, request.user.id, office.clock())
    office.pulse.beat()
    return Redirect(f"/permohonan/{number}?selesai=panggil", status_code=303)


def _found(session: Session, number: str) -> Request:
    stored = requests.by_number(session, number)
    if stored is None:
        raise NotFoundException
    return stored.request
