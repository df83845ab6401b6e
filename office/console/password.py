"""Choosing one's own password; asked at the first sign-in, offered at any time."""

from __future__ import annotations

from typing import Any

import anyio.to_thread
from litestar import get, post
from litestar.response import Redirect, Response, Template

from office import passwords
from office.console import session as sessions
from office.parts import Office
from office.store import accounts
from office.store.accounts import Account
from office.web.inject import SignedIn, TheOffice


@get(sessions.PASSWORD_PATH, sync_to_thread=False)
def password_page(request: SignedIn) -> Template:
    return _page(request.user, "")


@post(sessions.PASSWORD_PATH)
async def change_password(request: SignedIn, office: TheOffice) -> Response[Any]:
    """Take the new password, end every older session of the account, and go on in a new one."""
    form = await request.form()
    old, new, again = (str(form.get(name, "")) for name in ("lama", "baru", "ulang"))
    problem = passwords.too_weak(new, request.user.login)
    if problem is None and new != again:
        problem = "Kedua kata sandi baru tidak sama. Ketik sekali lagi."
    if problem is None and new == old:
        problem = "Kata sandi baru sama dengan yang lama. Pilih yang lain."
    if problem is not None:
        return _page(request.user, problem, 422)
    token = await anyio.to_thread.run_sync(_change, office, request.user, old, new)
    if token is None:
        return _page(request.user, "Kata sandi lama salah. Periksa huruf besar dan kecil, lalu coba lagi.", 422)
    return Redirect("/antrean", status_code=303, cookies=[sessions.cookie(office, token)])


def _change(office: Office, account: Account, old: str, new: str) -> str | None:
    with office.database.reading() as session:
        known = accounts.by_id(session, account.id)
    if known is None or not office.passwords.matches(known[1], old):
        return None
    password_hash = office.passwords.hash(new)
    with office.database.writing() as session:
        accounts.set_password(session, account.id, password_hash, must_change=False, now=office.clock())
        return accounts.start_session(session, account.id, office.clock())


def _page(account: Account, problem: str, status: int = 200) -> Template:
    return Template("password.html", context={"account": account, "problem": problem}, status_code=status)
