"""The archive: what may be closed, what is over its time, and every berita acara with the decision on it."""

from __future__ import annotations

from typing import Any

import anyio.to_thread
from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Response, Template

from office import words_archive
from office.archive import destroying, keeping
from office.archive.destroying import Bar
from office.area import in_sight
from office.parts import Office
from office.permissions import Permission, may, needs
from office.store import accounts, archive, requests
from office.store.accounts import Account
from office.store.archive import Record
from office.web.inject import SignedIn, TheOffice

_LATEST = 50
_LONGEST = 300


@get("/arsip", sync_to_thread=True, guards=[needs(Permission.SEE_REGISTERS)])
def archive_page(request: SignedIn, office: TheOffice) -> Template:
    """What may be archived, what is past its time, and what was decided."""
    return _page(office, request.user)


@post("/arsip", guards=[needs(Permission.ARCHIVE)])
async def archive_chosen(request: SignedIn, office: TheOffice) -> Response[Any]:
    """Archive the requests that were ticked, with one berita acara."""
    numbers = await _ticked(request)
    return await anyio.to_thread.run_sync(_archive, office, request.user, numbers)


@post("/arsip/usul", guards=[needs(Permission.ARCHIVE)])
async def propose(request: SignedIn, office: TheOffice) -> Response[Any]:
    """Propose to delete what was ticked."""
    numbers = await _ticked(request)
    why = str((await request.form()).get("alasan", ""))[:_LONGEST]
    outcome = await anyio.to_thread.run_sync(destroying.propose, office, request.user, numbers, why)
    if isinstance(outcome, Bar):
        return await anyio.to_thread.run_sync(_page, office, request.user, words_archive.BARS[outcome])
    return Redirect(f"/arsip/{outcome}", status_code=303)


@get("/arsip/{record_id:int}", sync_to_thread=True, guards=[needs(Permission.SEE_REGISTERS)])
def record_page(record_id: FromPath[int], request: SignedIn, office: TheOffice) -> Template:
    """One berita acara."""
    return _record(office, request.user, record_id)


@post("/arsip/{record_id:int}/putuskan", guards=[needs(Permission.DELETE_FOR_GOOD)])
async def decide(record_id: FromPath[int], request: SignedIn, office: TheOffice) -> Response[Any]:
    """Approve the deletion, or decline it; a yes needs the tick as well."""
    form = await request.form()
    approved = form.get("lakukan") == "setujui"
    await anyio.to_thread.run_sync(found, office, request.user, record_id)
    if approved and "yakin" not in form:
        problem = "Centang dahulu bahwa Anda sudah memeriksa daftarnya. Yang dihapus tidak dapat kembali."
        return await anyio.to_thread.run_sync(_record, office, request.user, record_id, problem)
    bar = await anyio.to_thread.run_sync(destroying.decide, office, request.user, record_id, approved)
    if bar is not None:
        problem = words_archive.BARS[bar]
        return await anyio.to_thread.run_sync(_record, office, request.user, record_id, problem)
    return Redirect(f"/arsip/{record_id}", status_code=303)


@post("/permohonan/{number:str}/tahan", guards=[needs(Permission.ARCHIVE)])
async def hold(number: FromPath[str], request: SignedIn, office: TheOffice) -> Redirect:
    """Keep a request from being deleted (with a reason), or let go of that."""
    form = await request.form()
    why = str(form.get("alasan", "")).strip()[:_LONGEST]
    await anyio.to_thread.run_sync(_hold, office, request.user, number, why, "lepas" in form)
    return Redirect(f"/permohonan/{number}", status_code=303)


def found(office: Office, account: Account, record_id: int) -> Record:
    """The berita acara, when all that stands in it lies in the account's area."""
    with office.database.reading() as session:
        record = archive.by_id(session, record_id)
        numbers = archive.numbers_of(session, record_id)
        if record is None or not all(in_sight(session, account, number) for number in numbers):
            raise NotFoundException
    return record


async def _ticked(request: SignedIn) -> list[str]:
    form = await request.form()
    return [each for each in form.getall("nomor", []) if isinstance(each, str)]


def _archive(office: Office, account: Account, numbers: list[str]) -> Response[Any]:
    record, refused = keeping.archive_chosen(office, account, numbers)
    if record is None or refused:
        said = f"Belum diarsipkan: {', '.join(refused)}." if refused else "Pilih paling sedikit satu permohonan."
        return _page(office, account, said)
    return Redirect(f"/arsip/{record}", status_code=303)


def _hold(office: Office, account: Account, number: str, why: str, lift: bool) -> None:
    with office.database.writing() as session:
        stored = requests.by_number(session, number, for_change=True)
        if stored is None:
            raise NotFoundException
        if lift:
            archive.lift(session, stored.request.id, account.id, office.clock())
        elif why and archive.hold_of(session, stored.request.id) is None:
            archive.hold(session, stored.request.id, why, account.id, office.clock())


def _page(office: Office, account: Account, problem: str = "") -> Template:
    with office.database.reading() as session:
        context = {
            "account": account,
            "closed": keeping.to_archive(session, office, account),
            "over": keeping.past_retention(session, office, account),
            "records": [] if account.area else archive.latest(session, _LATEST),
            "may_archive": may(account, Permission.ARCHIVE),
            "keeps": [(_named(office, each), months) for each, months in office.settings.retention_months.items()],
            "said": words_archive,
            "problem": problem,
        }
    return Template("archive.html", context=context, status_code=422 if problem else 200)


def _named(office: Office, service_id: str) -> str:
    service = office.service(service_id)
    return service_id if service is None else service.name.id


def _record(office: Office, account: Account, record_id: int, problem: str = "") -> Template:
    record = found(office, account, record_id)
    with office.database.reading() as session:
        context = {
            "account": account,
            "record": record,
            "numbers": archive.numbers_of(session, record_id),
            "removed": archive.removed(session, record_id),
            "names": accounts.names(session),
            "may_decide": may(account, Permission.DELETE_FOR_GOOD) and account.id != record.by,
            "said": words_archive,
            "problem": problem,
        }
    return Template("archive_record.html", context=context, status_code=422 if problem else 200)
