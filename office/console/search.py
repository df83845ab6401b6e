"""Looking for a request by its number, or by who asked. What is typed travels in the form and never in an address: an
address stays in the browser's history and in the log of whatever stands before the office."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import anyio.to_thread
from litestar import post
from litestar.response import Redirect, Response, Template

from office import applicants, area
from office.console.queue import LIMIT, line_of
from office.parts import Office
from office.permissions import Permission, needs
from office.store import accounts, requests
from office.store.accounts import Account
from office.web.inject import SignedIn, TheOffice

_LONGEST = 120
_LONG_NUMBER = 16


@post("/cari", status_code=200, guards=[needs(Permission.SEE_REQUESTS)])
async def search(request: SignedIn, office: TheOffice) -> Response[Any] | Template:
    """A number leads to the queue's own list; a NIK, nomor KK or name to a page that lists requests and no person."""
    typed = str((await request.form()).get("cari", "")).strip()[:_LONGEST]
    if not typed or _is_number(typed):
        return Redirect(f"/antrean?nomor={quote(typed)}", status_code=303)
    return await anyio.to_thread.run_sync(_found, office, request.user, typed)


def _is_number(typed: str) -> bool:
    """Whether it is (the end of) a ticket number: names have no digits, NIK and nomor KK have sixteen."""
    digits = sum(each.isdigit() for each in typed)
    return 0 < digits < _LONG_NUMBER


def _found(office: Office, account: Account, typed: str) -> Template:
    with office.database.reading() as session:
        numbers = applicants.find(session, office, typed, LIMIT, within=area.within(account))
        stored, names = requests.numbered(session, numbers, within=area.within(account)), accounts.names(session)
    lines = [line_of(office, each.request, names) for each in stored]
    context = {"number": typed, "lines": lines, "full": len(lines) == LIMIT, "now": office.clock()}
    return Template("found.html", context={"account": account, **context})
