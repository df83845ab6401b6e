"""Signing in and out."""

from __future__ import annotations

import re
from typing import Any

import anyio.to_thread
from litestar import get, post
from litestar.params import FromQuery
from litestar.response import Redirect, Response, Template

from office.console import session as sessions
from office.parts import Office
from office.store import accounts, attempts
from office.web.inject import AnyRequest, SignedIn, TheOffice, address_of

_ONWARD = re.compile(r"^/(antrean|permohonan|anjungan)(/[A-Za-z0-9-]+)*$")
_WRONG = "Nama pengguna atau kata sandi salah. Periksa huruf besar dan kecil, lalu coba lagi."
_AGAIN = "Anda sudah keluar, atau lebih dari 30 menit tidak ada kegiatan. Silakan masuk lagi."


@get("/masuk", sync_to_thread=False)
def sign_in_page(lanjut: FromQuery[str] = "", lagi: FromQuery[bool] = False) -> Template:
    """The page with name and password."""
    return _page(onward=lanjut, note=_AGAIN if lagi else "")


@post("/masuk")
async def sign_in(request: AnyRequest, office: TheOffice) -> Response[Any]:
    """A session for whoever knows name and password; a clear sentence for everybody else."""
    form = await request.form()
    login, password = str(form.get("nama", "")).strip().lower(), str(form.get("sandi", ""))
    onward = str(form.get("lanjut", ""))
    outcome = await anyio.to_thread.run_sync(_try, office, login, password, address_of(request))
    if isinstance(outcome, int):
        minutes = -(-outcome // 60)
        problem = f"Terlalu banyak percobaan yang salah. Coba lagi {minutes} menit lagi."
        return _page(onward=onward, login=login, problem=problem, status=429)
    if outcome is None:
        return _page(onward=onward, login=login, problem=_WRONG, status=401)
    target = onward if _ONWARD.match(onward) else "/antrean"
    return Redirect(target, status_code=303, cookies=[sessions.cookie(office, outcome)])


@post("/keluar", sync_to_thread=True)
def sign_out(request: SignedIn, office: TheOffice) -> Redirect:
    """End the session here and now: its cookie is worth nothing afterwards."""
    with office.database.writing() as session:
        accounts.end_session(session, request.auth, office.clock())
    answer = Redirect("/masuk", status_code=303)
    answer.delete_cookie(sessions.COOKIE)
    return answer


def _try(office: Office, login: str, password: str, address: str) -> str | int | None:
    """A new session's token; seconds to wait after too many failures; None when name or password is wrong."""
    scopes = {
        "login:" + office.keys.hash_of("login", login): attempts.ACCOUNT_LIMIT,
        "login-from:" + office.keys.hash_of("address", address): attempts.ADDRESS_LIMIT,
    }
    with office.database.reading() as session:
        wait = max(attempts.wait_s(session, scope, limit, office.clock()) for scope, limit in scopes.items())
        known = accounts.by_login(session, login)
    if wait:
        return wait
    right = office.passwords.matches(known[1] if known else None, password)
    with office.database.writing() as session:
        if not right or known is None:
            for scope in scopes:
                attempts.failed(session, scope, office.clock())
            return None
        attempts.forgive(session, next(iter(scopes)))
        return accounts.start_session(session, known[0].id, office.clock())


def _page(*, onward: str, login: str = "", note: str = "", problem: str = "", status: int = 200) -> Template:
    context = {"onward": onward, "login": login, "note": note, "problem": problem}
    return Template("signin.html", context=context, status_code=status)
