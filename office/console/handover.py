"""Handing over at the counter: who collects and how it is known, a signature, and the receipt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import anyio.to_thread
from litestar import get, post
from litestar.datastructures import FormMultiDict, UploadFile
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Response, Template

from adminduk.request import ActionKind, State
from office import words, words_finished, work
from office.console import sentences
from office.counter import handing, signature
from office.counter.handing import Form, Received, Way, hand_over, lack_of, receipt_of
from office.counter.signature import HEIGHT, WIDTH
from office.dossier import open_dossier, titles
from office.parts import Office
from office.permissions import Permission, needs
from office.store import accounts, cards, requests
from office.store.accounts import Account
from office.web.inject import SignedIn, TheOffice
from office.work import Refused

_ROOM = 12 * 1024 * 1024
_LONGEST = {"nama": 120, "nik": 40, "catatan": 200, "tanda-tangan": 60_000}
_LETTERS = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG")


@dataclass(frozen=True)
class Typed:
    """The form as it was sent; given back when something is missing."""

    shown: str = ""
    name: str = ""
    nik: str = ""
    note: str = ""
    way: str = Way.SCREEN.value
    strokes: str = ""
    seen: int = -1
    letter: bytes = b""


@get("/permohonan/{number:str}/serah", sync_to_thread=True, guards=[needs(Permission.RECEIVE_DOCUMENTS)])
def handover_page(number: FromPath[str], request: SignedIn, office: TheOffice) -> Response[Any]:
    """The form while the document waits; afterwards the receipt to print."""
    return _page(office, request.user, number, Typed())


@post(
    "/permohonan/{number:str}/serah",
    request_max_body_size=_ROOM,
    guards=[needs(Permission.RECEIVE_DOCUMENTS)],
)
async def hand_over_now(number: FromPath[str], request: SignedIn, office: TheOffice) -> Response[Any]:
    """Hand over as the form says; 303 to the receipt when it was done."""
    form = await request.form()
    upload = form.get("surat-kuasa")
    seen = _text(form, "dilihat")
    typed = Typed(
        shown=_text(form, "bukti"),
        name=_text(form, "nama"),
        nik=_text(form, "nik"),
        note=_text(form, "catatan"),
        way=_text(form, "cara"),
        strokes=_text(form, "tanda-tangan"),
        seen=int(seen) if seen.isascii() and seen.isdigit() else -1,
        letter=await upload.read() if isinstance(upload, UploadFile) else b"",
    )
    return await anyio.to_thread.run_sync(_hand_over, office, request.user, number, typed)


def _hand_over(office: Office, account: Account, number: str, typed: Typed) -> Response[Any]:
    letter = typed.letter
    if letter and not letter.startswith(_LETTERS):
        return _page(
            office, account, number, typed, problem="Pindaian surat kuasa harus PDF, JPEG, atau PNG.", status=422
        )
    way = Way.PAPER if typed.way == Way.PAPER else Way.SCREEN
    received = Received(
        shown=typed.shown,
        name=typed.name or (_applicant(office, number) if typed.shown != handing.PROXY else ""),
        nik="".join(each for each in typed.nik if each not in " .-") if typed.shown == handing.PROXY else "",
        note=typed.note,
        way=way,
        strokes=signature.parse(typed.strokes) if way is Way.SCREEN else (),
    )
    lack = lack_of(received)
    if lack is not None:
        return _page(office, account, number, typed, problem=words_finished.LACKS[lack], status=422)
    outcome = hand_over(office, account, number, Form(received, typed.seen, letter))
    if isinstance(outcome, Refused):
        with office.database.reading() as session:
            stored = requests.by_number(session, number)
            names = accounts.names(session)
        if stored is None:
            raise NotFoundException
        said = sentences.refused(office, outcome, ActionKind.HAND_OVER, stored.request.last_by_hand, names)
        return _page(office, account, number, typed, problem=said, status=sentences.STATUS[outcome.obstacle])
    return Redirect(f"/permohonan/{number}/serah", status_code=303)


def _applicant(office: Office, number: str) -> str:
    with office.database.reading() as session:
        stored = requests.by_number(session, number)
        filing = open_dossier(session, office, stored.request).filing if stored is not None else None
    return filing.answers.get("nama", "") if filing is not None else ""


def _page(
    office: Office, account: Account, number: str, typed: Typed, *, problem: str = "", status: int = 200
) -> Response[Any]:
    with office.database.reading() as session:
        stored = requests.by_number(session, number)
        if stored is None:
            raise NotFoundException
        card = cards.of_request(session, stored.request.id)
    request = stored.request
    open_now = request.state is State.SIAP_DIAMBIL and work.role_for(account, ActionKind.HAND_OVER) is not None
    context = {
        "account": account,
        "case": request,
        "titles": titles(office, request),
        "applicant": _applicant(office, number),
        "card": card,
        "typed": typed,
        "problem": problem,
        "open_now": open_now,
        "receipt": receipt_of(office, number),
        "checks": words.HOLDER_CHECKS,
        "proxy": handing.PROXY,
        "field": (WIDTH, HEIGHT),
    }
    return Template("handover.html", context=context, status_code=status)


def _text(form: FormMultiDict, name: str) -> str:
    value = form.get(name, "")
    return value.strip()[: _LONGEST.get(name, 120)] if isinstance(value, str) else ""
