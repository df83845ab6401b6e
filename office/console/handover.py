"""Handing over at the counter, the one way there is: who collects and how it is known, a signature, and the receipt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import anyio.to_thread
from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Response, Template
from sqlalchemy.orm import Session

from adminduk.catalogue.model import FieldId
from adminduk.proxy import Behalf, Proxy
from adminduk.request import ActionKind, Request, State
from office import words, words_finished, work
from office.area import within
from office.console import sentences
from office.console.handover_form import Typed, read, received
from office.counter import handing
from office.counter.handing import Form, Lack, Who, hand_over, hand_over_along, lack_of, receipt_of
from office.counter.signature import HEIGHT, WIDTH
from office.dossier import open_dossier, titles
from office.parts import Office
from office.permissions import Permission, needs
from office.store import accounts, applicants, cards, handovers, requests
from office.store.accounts import Account
from office.store.cards import Card
from office.web.inject import SignedIn, TheOffice
from office.web.uploads import Gate
from office.work import Refused

_ROOM = 12 * 1024 * 1024
_LETTERS = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG")
_NO_LETTER = "Pindaian surat kuasa harus PDF, JPEG, atau PNG."
_FAMILY = 20  # requests of one family that wait at once


@dataclass(frozen=True)
class Along:
    """Another request for the same person: waiting, or handed over under `receipt`."""

    number: str
    service: str
    card: Card | None
    receipt: str


@dataclass(frozen=True)
class Said:
    """What a page says beside the form: what went wrong, and what else went along."""

    problem: str = ""
    status: int = 200
    along: str = ""


@get("/permohonan/{number:str}/serahkan", sync_to_thread=True, guards=[needs(Permission.RECEIVE_DOCUMENTS)])
def handover_page(
    number: FromPath[str], request: SignedIn, office: TheOffice, juga: FromQuery[str] = ""
) -> Response[Any]:
    """The form while the document waits; afterwards the receipts to print, those of `juga` as well."""
    return _page(office, request.user, number, Said(along=juga))


@post(
    "/permohonan/{number:str}/serahkan",
    request_max_body_size=_ROOM,
    middleware=[Gate()],
    guards=[needs(Permission.RECEIVE_DOCUMENTS)],
)
async def hand_over_now(number: FromPath[str], request: SignedIn, office: TheOffice) -> Response[Any]:
    """Hand over as the form says; 303 to the receipt when it was done."""
    typed = await read(await request.form())
    return await anyio.to_thread.run_sync(_hand_over, office, request.user, number, typed)


def _hand_over(office: Office, account: Account, number: str, typed: Typed) -> Response[Any]:
    filed = _filed(office, number)
    collected = received(typed, filed.applicant, filed.proxy)
    lack = Lack.WHO if collected is None or _contradicts(typed) else lack_of(collected)
    if collected is None or lack is not None:
        return _page(office, account, number, Said(words_finished.LACKS[lack or Lack.WHO], 422), typed)
    if typed.letter and not typed.letter.startswith(_LETTERS):
        return _page(office, account, number, Said(_NO_LETTER, 422), typed)
    outcome = hand_over(office, account, number, Form(collected, typed.seen, typed.letter))
    if isinstance(outcome, Refused):
        with office.database.reading() as session:
            stored = requests.by_number(session, number)
            names = accounts.names(session)
        if stored is None:
            raise NotFoundException
        why = sentences.refused(office, outcome, ActionKind.HAND_OVER, stored.request.last_by_hand, names)
        return _page(office, account, number, Said(why, sentences.STATUS[outcome.obstacle]), typed)
    hand_over_along(office, account, number, typed.along, collected)
    query = f"?{urlencode({'juga': ','.join(typed.along)})}" if typed.along else ""
    return Redirect(f"/permohonan/{number}/serahkan{query}", status_code=303)


def _contradicts(typed: Typed) -> bool:
    """Nobody needs a letter to collect what is their own."""
    return typed.who == Who.APPLICANT and typed.shown == handing.PROXY


@dataclass(frozen=True)
class _Filed:
    """Whom the filing names; all empty where it cannot be opened."""

    applicant: str = ""
    nik: str = ""
    nomor_kk: str = ""
    proxy: Proxy | None = None


def _filed(office: Office, number: str) -> _Filed:
    with office.database.reading() as session:
        stored = requests.by_number(session, number)
        filing = open_dossier(session, office, stored.request).filing if stored is not None else None
    if filing is None:
        return _Filed()
    answers = filing.answers
    return _Filed(
        answers.get(FieldId.NAMA, ""), answers.get(FieldId.NIK, ""), answers.get(FieldId.NOMOR_KK, ""), filing.proxy
    )


def _page(office: Office, account: Account, number: str, said: Said, typed: Typed | None = None) -> Response[Any]:
    filed = _filed(office, number)
    with office.database.reading() as session:
        stored = requests.by_number(session, number)
        if stored is None:
            raise NotFoundException
        request = stored.request
        card = cards.of_request(session, request.id)
        open_now = request.state is State.SIAP_DIAMBIL and work.role_for(account, ActionKind.HAND_OVER) is not None
        family = _of_family(session, office, account, request, filed) if open_now else []
        numbers = said.along.split(",")[: handing.ALONG]
        named = requests.numbered(session, numbers, within=within(account)) if said.along else []
        also = [_along(session, office, each.request) for each in named]
    context = {
        "account": account,
        "case": request,
        "titles": titles(office, request),
        "applicant": filed.applicant,
        "acting": filed.proxy,
        "with_letter": filed.proxy is not None and filed.proxy.behalf is Behalf.OTHER,
        "card": card,
        "typed": typed or Typed(who=Who.PROXY if filed.proxy is not None else Who.APPLICANT),
        "problem": said.problem,
        "open_now": open_now,
        "family": family,
        "also": also,
        "query": urlencode({"juga": said.along}),
        "receipt": receipt_of(office, number),
        "checks": words.HOLDER_CHECKS,
        "field": (WIDTH, HEIGHT),
    }
    return Template("handover.html", context=context, status_code=said.status)


def _of_family(session: Session, office: Office, account: Account, request: Request, filed: _Filed) -> list[Along]:
    """What else waits for the applicant, or for somebody of the same Kartu Keluarga."""
    sight = within(account)
    numbers = applicants.with_nik(session, office.keys.nik_hash(filed.nik), _FAMILY, within=sight) if filed.nik else []
    if filed.nomor_kk:
        numbers += applicants.with_kk(session, office.keys.kk_hash(filed.nomor_kk), _FAMILY, within=sight)
    others = [each for each in dict.fromkeys(numbers) if each != request.number]
    found = [each.request for each in requests.numbered(session, others)]
    return [_along(session, office, each) for each in found if each.state is State.SIAP_DIAMBIL]


def _along(session: Session, office: Office, request: Request) -> Along:
    made = handovers.of_request(session, request.id)
    return Along(
        request.number, titles(office, request)[0], cards.of_request(session, request.id), made.number if made else ""
    )
