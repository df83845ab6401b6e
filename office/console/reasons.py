"""The office's own list of reasons for sending something back: reworded, put aside, added to."""

from __future__ import annotations

from typing import Any

import anyio.to_thread
from litestar import get, post
from litestar.response import Redirect, Response, Template

from office import reasons
from office.parts import Office
from office.permissions import Permission, needs
from office.store.accounts import Account
from office.web.inject import SignedIn, TheOffice

PATH = "/alasan"


@get(PATH, sync_to_thread=True, guards=[needs(Permission.EDIT_REASONS)])
def reasons_page(request: SignedIn, office: TheOffice) -> Template:
    """Every reason with its words, each a form of its own."""
    return _page(office, request.user, "")


@post(PATH, guards=[needs(Permission.EDIT_REASONS)])
async def change_reason(request: SignedIn, office: TheOffice) -> Response[Any]:
    """Take one change; 303 when it was taken, otherwise the page with what is wrong and what was typed."""
    form = await request.form()
    code, text, deed = (str(form.get(name, "")) for name in ("kode", "kata", "lakukan"))
    wish = reasons.Reason(code, text[:200], in_use=deed != "sisihkan")
    problem = await anyio.to_thread.run_sync(_change, office, request.user, wish)
    if problem is None:
        return Redirect(PATH, status_code=303)
    return await anyio.to_thread.run_sync(_page, office, request.user, problem, wish)


def _change(office: Office, account: Account, wish: reasons.Reason) -> str | None:
    with office.database.writing() as session:
        return reasons.change(session, wish, account.id, office.clock())


def _page(office: Office, account: Account, problem: str, typed: reasons.Reason | None = None) -> Template:
    with office.database.reading() as session:
        known = reasons.everything(session)
    context = {"account": account, "reasons": known, "problem": problem, "typed": typed, "longest": reasons.LONGEST}
    return Template("reasons.html", context=context, status_code=422 if problem else 200)
