"""Requests on their way into SIAK: what waits, one request's values to copy, and the tick that it stands there."""

from __future__ import annotations

from typing import Any

import anyio.to_thread
from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Response, Template

from adminduk.request import Request
from office import bundle, words_review
from office.dossier import open_dossier, titles
from office.parts import Office
from office.permissions import Permission, needs
from office.siak import checking, export
from office.siak.sheet import sheet
from office.siak.taking import entered_elsewhere, take, waiting_for_siak
from office.store import accounts, requests, siak, views
from office.store.accounts import Account
from office.store.siak import Entry
from office.web.inject import SignedIn, TheOffice

_FORMS = {"csv": (export.as_csv, "text/csv"), "xlsx": (export.as_xlsx, words_review.XLSX)}
_LONGEST_NUMBER = 40


@get("/siak", sync_to_thread=True, guards=[needs(Permission.EXPORT_TO_SIAK)])
def siak_page(request: SignedIn, office: TheOffice) -> Template:
    """What is registered and not yet done, with its tick; by number, without names."""
    return _list(office, request.user, "")


@post("/siak/ekspor", guards=[needs(Permission.EXPORT_TO_SIAK)])
async def export_chosen(request: SignedIn, office: TheOffice) -> Response[Any]:
    """The chosen requests as a file; who took what is kept."""
    form = await request.form()
    numbers = [each for each in form.getall("nomor", []) if isinstance(each, str)]
    kind = str(form.get("bentuk", ""))
    if kind not in _FORMS:
        raise NotFoundException
    taken = await anyio.to_thread.run_sync(take, office, request.user, numbers, kind)
    if not taken:
        return await anyio.to_thread.run_sync(_list, office, request.user, "Pilih paling sedikit satu permohonan.")
    write, media_type = _FORMS[kind]
    headers = {"Content-Disposition": f'attachment; filename="siak-{office.clock():%Y-%m-%d}.{kind}"'}
    return Response(write(export.table(taken)), media_type=media_type, headers=headers)


@get("/permohonan/{number:str}/siak", sync_to_thread=True, guards=[needs(Permission.EXPORT_TO_SIAK)])
def sheet_page(number: FromPath[str], request: SignedIn, office: TheOffice) -> Template:
    """Every value in SIAK's order, each with a key that copies it."""
    return _sheet(office, request.user, number)


@post("/permohonan/{number:str}/siak", guards=[needs(Permission.EXPORT_TO_SIAK)])
async def tick(number: FromPath[str], request: SignedIn, office: TheOffice) -> Response[Any]:
    """Keep that the request stands in SIAK, under the number that SIAK gave, or take that back."""
    form = await request.form()
    entry = Entry(
        entered=form.get("lakukan") == "masuk",
        number=str(form.get("nomor-siak", "")).strip()[:_LONGEST_NUMBER],
        by=request.user.id,
        at=office.clock(),
    )
    problem = await anyio.to_thread.run_sync(_tick, office, number, entry)
    if problem:
        return await anyio.to_thread.run_sync(_sheet, office, request.user, number, problem)
    return Redirect(f"/permohonan/{number}/siak", status_code=303)


@post("/permohonan/{number:str}/siak/cocokkan", guards=[needs(Permission.EXPORT_TO_SIAK)])
async def verify(number: FromPath[str], request: SignedIn, office: TheOffice) -> Response[Any]:
    """Ask SIAK, element by element, whether it has the same; only where the office has access."""
    return await anyio.to_thread.run_sync(_verified, office, request.user, number)


def _verified(office: Office, account: Account, number: str) -> Response[Any]:
    case, filing = _opened(office, number)
    outcome = checking.compare(office, filing)
    with office.database.writing() as session:
        views.saw(session, account.id, "cocokkan-siak", office.clock(), case.number)
    return _sheet(office, account, number, outcome=outcome)


def _tick(office: Office, number: str, entry: Entry) -> str:
    """What is wrong with it; "" when it was kept."""
    if entry.entered and not entry.number:
        return "Tulis nomor yang diberikan SIAK."
    with office.database.writing() as session:
        stored = requests.by_number(session, number, for_change=True)
        if stored is None:
            raise NotFoundException
        if entry.entered and (other := entered_elsewhere(session, stored.request, entry.number)):
            return f"Nomor SIAK itu sudah tercatat pada permohonan {other}. Periksa sekali lagi."
        siak.add(session, stored.request.id, entry)
    office.pulse.beat()
    return ""


def _opened(office: Office, number: str) -> tuple[Request, Any]:
    with office.database.reading() as session:
        stored = requests.by_number(session, number)
        filing = open_dossier(session, office, stored.request).filing if stored is not None else None
    if stored is None or filing is None:
        raise NotFoundException
    return stored.request, filing


def _sheet(
    office: Office, account: Account, number: str, problem: str = "", outcome: checking.Outcome | None = None
) -> Template:
    with office.database.reading() as session:
        stored = requests.by_number(session, number)
        if stored is None:
            raise NotFoundException
        case, service = stored.request, office.service_of(stored.request)
        dossier = open_dossier(session, office, case)
        context = {
            "case": case,
            "titles": titles(office, case),
            "blocks": sheet(office, case, dossier.filing) if dossier.filing is not None else (),
            "chapters": bundle.contents(bundle.filed_order(service, dossier)),
            "entries": siak.of_request(session, case.id),
            "names": accounts.names(session),
            "connected": office.siak.connected,
            "outcome": outcome,
            "elements": words_review.ELEMENTS,
            "unavailable": words_review.UNAVAILABLE,
            "problem": problem,
            "account": account,
        }
    return Template("siak_sheet.html", context=context, status_code=422 if problem else 200)


def _list(office: Office, account: Account, problem: str) -> Template:
    with office.database.reading() as session:
        lines = waiting_for_siak(session, office, account)
    context = {"account": account, "lines": lines, "problem": problem, "connected": office.siak.connected}
    return Template("siak.html", context=context, status_code=422 if problem else 200)
