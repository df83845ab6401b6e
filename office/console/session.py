"""Who is signed in: a server-side session behind a cookie that no script can read."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import anyio.to_thread
from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie
from litestar.exceptions import HTTPException
from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult
from litestar.response import Redirect, Response

from office import second_factor
from office.parts import Office
from office.store import accounts
from office.store.accounts import Account
from office.web.inject import AnyRequest
from office.web.security import cookie_name

COOKIE = "anjungan_kantor"
BROWSER = "anjungan_meja"  # by which a counter PC is known again, so that a PIN counts only there
_A_YEAR_S = 365 * 24 * 3600
PASSWORD_PATH = "/ganti-sandi"  # noqa: S105 - a path
FACTOR_PATH = "/kode-kedua"


class SignInNeeded(HTTPException):
    """Nobody is signed in, or the session idled too long; raised at the door of every console page."""

    status_code = 401


class NewPasswordNeeded(HTTPException):
    """The password was given by somebody else; the first thing to do is to choose one's own."""

    status_code = 403


class SecondFactorNeeded(HTTPException):
    """Whoever approves or looks after accounts sets up the second factor before anything else."""

    status_code = 403


class SessionMiddleware(AbstractAuthenticationMiddleware):
    """Lets only signed-in people pass. Pages that refresh by themselves (`opt background`) keep nobody signed in."""

    async def authenticate_request(self, connection: ASGIConnection[Any, Any, Any, Any]) -> AuthenticationResult:
        background = bool(connection.route_handler.opt.get("background"))
        office: Office = connection.app.state.office
        token = connection.cookies.get(cookie_name(office, COOKIE), "")
        account = await anyio.to_thread.run_sync(account_behind, office, token, not background)
        if account is None:
            raise SignInNeeded
        if account.must_change and connection.url.path not in {PASSWORD_PATH, "/keluar"}:
            raise NewPasswordNeeded
        if second_factor.overdue(office, account) and connection.url.path not in {
            FACTOR_PATH,
            PASSWORD_PATH,
            "/keluar",
        }:
            raise SecondFactorNeeded
        return AuthenticationResult(user=account, auth=token)


def account_behind(office: Office, token: str, touch: bool) -> Account | None:
    """Whose session `token` is, now."""
    if not token:
        return None
    with office.database.reading() as session:
        account = accounts.account_of_session(session, token, office.clock())
        stale = touch and accounts.untouched_lately(session, token, office.clock())
    if account is not None and stale:
        with office.database.writing() as session:
            accounts.touch_session(session, token, office.clock())
    return account


def token_in(request: AnyRequest, office: Office) -> str:
    """The session's token that a browser brought; "" without one."""
    return request.cookies.get(cookie_name(office, COOKIE), "")


def browser_in(request: AnyRequest, office: Office) -> str:
    """By what a counter PC is known again; "" when it is not."""
    return request.cookies.get(cookie_name(office, BROWSER), "")


def cookie(office: Office, token: str) -> Cookie:
    """The cookie that carries a session; gone when the browser closes."""
    return Cookie(
        key=cookie_name(office, COOKIE),
        value=token,
        path="/",
        httponly=True,
        samesite="lax",
        secure=office.settings.secure_cookies,
    )


def browser_cookie(office: Office, secret: str) -> Cookie:
    """The cookie by which a counter PC is known again; it signs nobody in."""
    return Cookie(
        key=cookie_name(office, BROWSER),
        value=secret,
        path="/",
        httponly=True,
        samesite="strict",
        secure=office.settings.secure_cookies,
        max_age=_A_YEAR_S,
    )


def to_sign_in(request: AnyRequest, _: SignInNeeded) -> Response[Any]:
    """Back to the sign-in page, and afterwards to where the person wanted to go."""
    path = request.url.path
    target = f"/masuk?lanjut={quote(path)}" if path != "/" and request.method == "GET" else "/masuk?lagi=1"
    if request.headers.get("hx-request"):
        return Response(None, status_code=401, headers={"HX-Redirect": "/masuk?lagi=1"})
    return Redirect(target, status_code=303)


def to_second_factor(_: AnyRequest, __: SecondFactorNeeded) -> Response[Any]:
    return Redirect(FACTOR_PATH, status_code=303)


def to_new_password(_: AnyRequest, __: NewPasswordNeeded) -> Response[Any]:
    return Redirect(PASSWORD_PATH, status_code=303)
