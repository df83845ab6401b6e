"""The page on which a request is checked at the speed of keys, and what its keys send."""

from __future__ import annotations

from typing import Any

import anyio.to_thread
from litestar import get, post
from litestar.datastructures import FormMultiDict
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Response, Template
from sqlalchemy.orm import Session

from adminduk.request import ActionKind, State
from office import desks, holding, reasons, work
from office.console import sentences
from office.console.actions import act
from office.console.alike import alike
from office.console.request import Notice, show
from office.console.steps import step_name
from office.dossier import open_dossier, titles
from office.parts import Office
from office.permissions import Permission, needs
from office.review import verdicts, waiting
from office.review.items import going_back, stops
from office.review.verdicts import Verdict
from office.store import accounts, agenda, checks, requests
from office.store.accounts import Account
from office.store.requests import StoredRequest
from office.web.inject import SignedIn, TheOffice
from office.work import Draft, Refused

_LONGEST_NOTE = 200
_AT_ONCE = "anjungan-langsung"  # a script asks for the next request's page itself, not for where it is
_ADDRESS = "anjungan-alamat"  # of the page that such an answer holds
_LOOK = "periksa"  # what is written down of whoever is shown this page
_SAID = {"baik": True, "kembali": False, "batal": None}
_ENDS = (ActionKind.REGISTER, ActionKind.FORWARD, ActionKind.RETURN)


@get("/permohonan/{number:str}/periksa", sync_to_thread=True, guards=[needs(Permission.SEE_REQUESTS)])
def review_page(
    number: FromPath[str], request: SignedIn, office: TheOffice, selesai: FromQuery[str] = ""
) -> Response[Any]:
    """Page beside answers, item by item. What is past checking has its own page."""
    holding.release_silent(office)
    begun = sentences.next_begun(selesai)
    notice = Notice(begun, good=True) if begun else None
    return _show(office, request.user, number, notice)


@post("/permohonan/{number:str}/periksa", guards=[needs(Permission.SEE_REQUESTS)])
async def begin(number: FromPath[str], request: SignedIn, office: TheOffice) -> Response[Any]:
    """Take the request (`ActionKind.TAKE`): the address of its form is the address of this page."""
    return await act(number, ActionKind.TAKE, request, office)


@post("/permohonan/{number:str}/periksa/butir", guards=[needs(Permission.SEE_REQUESTS)])
async def decide(number: FromPath[str], request: SignedIn, office: TheOffice) -> Response[Any]:
    """Keep one verdict: 204, or a sentence on why not."""
    form = await request.form()
    said = _text(form, "putusan")
    items = tuple(each for each in form.getall("butir", []) if isinstance(each, str))
    verdict = Verdict(items if said in _SAID else (), _SAID.get(said), _text(form, "alasan"), _text(form, "catatan"))
    refused = await anyio.to_thread.run_sync(verdicts.give, office, request.user, number, verdict)
    if refused is None:
        return Response(None, status_code=204)
    sentence = await anyio.to_thread.run_sync(_why, office, number, refused, ActionKind.RETURN)
    return Response(sentence, status_code=sentences.STATUS[refused.obstacle], media_type="text/plain")


@post("/permohonan/{number:str}/periksa/masih", guards=[needs(Permission.SEE_REQUESTS)])
async def still_here(number: FromPath[str], request: SignedIn, office: TheOffice) -> Response[None]:
    """The officer reads on without deciding anything: the request stays with them."""
    await anyio.to_thread.run_sync(_stay, office, request.user, number)
    return Response(None, status_code=204)


@post("/permohonan/{number:str}/periksa/selesai", guards=[needs(Permission.SEE_REQUESTS)])
async def finish(number: FromPath[str], request: SignedIn, office: TheOffice) -> Response[Any]:
    """Register or send back, then go on with the next request of the queue."""
    form = await request.form()
    kind = next((each for each in _ENDS if each.value == _text(form, "tindakan")), None)
    if kind is None:
        raise NotFoundException
    seen = _text(form, "dilihat")
    draft = Draft(
        kind,
        int(seen) if seen.isascii() and seen.isdigit() else -1,
        agenda_number=_text(form, "agenda"),
        step=_text(form, "langkah"),
    )
    at_once = _AT_ONCE in request.headers
    return await anyio.to_thread.run_sync(_finish, office, request.user, number, draft, at_once)


@post("/antrean/berikutnya", guards=[needs(Permission.SEE_REQUESTS)])
async def begin_next(request: SignedIn, office: TheOffice) -> Response[Any]:
    """Begin with the most urgent request that nobody is checking."""
    return await anyio.to_thread.run_sync(_onward, office, request.user, ActionKind.TAKE, False)


def _finish(office: Office, account: Account, number: str, draft: Draft, at_once: bool) -> Response[Any]:
    outcome = verdicts.finish(office, account, number, draft)
    if isinstance(outcome, Refused):
        return _refused(office, account, number, outcome, draft.kind)
    return _onward(office, account, draft.kind, at_once)


def _onward(office: Office, account: Account, done: ActionKind, at_once: bool) -> Response[Any]:
    """To the next request: its page in this very answer where a script asks so, else where to find it."""
    number = waiting.take_next(office, account, _LOOK if at_once else "")
    if number is None:
        return Redirect("/antrean?keadaan=terkirim", status_code=303)
    address = f"/permohonan/{number}/periksa"
    if not at_once:
        return Redirect(f"{address}?selesai={done.value}", status_code=303)
    page = _show(office, account, number, Notice(sentences.next_begun(done.value), good=True))
    page.headers[_ADDRESS] = address
    return page


def _stay(office: Office, account: Account, number: str) -> None:
    with office.database.reading() as session:
        stored = requests.by_number(session, number)
    if stored is not None:
        holding.stay(office, account, stored.request.id)


def _why(office: Office, number: str, refused: Refused, kind: ActionKind) -> str:
    with office.database.reading() as session:
        stored, names = requests.by_number(session, number), accounts.names(session)
    if stored is None:
        raise NotFoundException
    return sentences.refused(office, refused, kind, stored.request.last_by_hand, names)


def _refused(office: Office, account: Account, number: str, refused: Refused, kind: ActionKind) -> Response[Any]:
    return _show(
        office, account, number, Notice(_why(office, number, refused, kind)), sentences.STATUS[refused.obstacle]
    )


def _show(
    office: Office, account: Account, number: str, notice: Notice | None = None, status: int = 200
) -> Response[Any]:
    with office.database.reading() as session:
        stored = requests.by_number(session, number)
        if stored is None:
            raise NotFoundException
        if stored.request.state not in (State.TERKIRIM, State.SEDANG_DIPERIKSA):
            return show(office, account, number, notice, status)
        context = _context(session, office, account, stored)
    if context["mine"]:
        holding.stay(office, account, stored.request.id)
    return Template("review.html", context={**context, "notice": notice, "account": account}, status_code=status)


def _context(session: Session, office: Office, account: Account, stored: StoredRequest) -> dict[str, Any]:
    request, service = stored.request, office.service_of(stored.request)
    dossier = open_dossier(session, office, request)
    found = stops(service, dossier, checks.of_request(session, request.id))
    held, names, every = holding.holder(session, request), accounts.names(session), reasons.everything(session)
    service_name, reason_name = titles(office, request)
    return {
        "case": request,
        "service_name": service_name,
        "reason_name": reason_name,
        "dossier": dossier,
        "stops": found,
        "undecided": verdicts.undecided(found),
        "back": going_back(found),
        "reasons": reasons.in_use(every),
        "reason_words": {each.code: each.words for each in every},
        "suggested": agenda.suggest(session, request.id, office.clock().astimezone(office.zone).year),
        **alike(session, office, account, request, dossier),
        "open": work.open_to(office, account, request),
        "onward": [(each.id, step_name(each)) for each in desks.to_forward(office, account, request)],
        "mine": request.state is State.SEDANG_DIPERIKSA and (held is None or held.account_id == account.id),
        "holder": names.get(held.account_id, "petugas lain") if held is not None else "",
    }


def _text(form: FormMultiDict, name: str) -> str:
    value = form.get(name, "")
    return value.strip()[:_LONGEST_NOTE] if isinstance(value, str) else ""
