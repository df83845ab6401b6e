"""Signing in and out, and taking over a counter PC."""

from __future__ import annotations

import re
from typing import Any

import anyio.to_thread
from litestar import get, post
from litestar.datastructures import Cookie
from litestar.params import FromQuery
from litestar.response import Redirect, Response, Template

from office import signing_in
from office.console import session as sessions
from office.parts import Office
from office.signing_in import Denied, Door, Entered, TooOften
from office.store import accounts
from office.web.inject import AnyRequest, SignedIn, TheOffice, address_of
from office.web.security import cookie_name

CODE_PATH = "/masuk/kode"
SWITCH_PATH = "/ganti-petugas"
_ONWARD = re.compile(r"^/(antrean|permohonan|anjungan|meja|register)(/[A-Za-z0-9-]+)*$")
_WRONG = "Nama pengguna atau kata sandi salah. Periksa huruf besar dan kecil, lalu coba lagi."
_BLOCKED = "Akun ini diblokir. Hubungi pengelola."
_WRONG_CODE = "Kode salah atau sudah dipakai. Tunggu kode berikutnya di ponsel Anda, atau pakai satu kode cadangan."
_WRONG_PIN = "PIN salah. Coba lagi; setelah lima kali salah hanya kata sandi yang berlaku."
_NO_PIN = "PIN tidak berlaku di sini. Masuk dengan nama pengguna dan kata sandi."
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
    door = _door(request, office)
    outcome = await anyio.to_thread.run_sync(signing_in.by_password, office, login, password, door)
    if isinstance(outcome, TooOften):
        return _page(onward=onward, login=login, problem=_too_often(outcome), status=429)
    if isinstance(outcome, Denied):
        problem = _BLOCKED if outcome is Denied.BLOCKED else _WRONG
        return _page(onward=onward, login=login, problem=problem, status=401)
    if outcome.half:
        target = f"{CODE_PATH}?lanjut={onward}" if _ONWARD.match(onward) else CODE_PATH
        return Redirect(target, status_code=303, cookies=[sessions.cookie(office, outcome.token)])
    return _in(office, outcome, door, onward)


@get(CODE_PATH, sync_to_thread=False)
def code_page(lanjut: FromQuery[str] = "") -> Template:
    """The page with the six digits."""
    return _code_page(lanjut)


@post(CODE_PATH)
async def enter_code(request: AnyRequest, office: TheOffice) -> Response[Any]:
    """The second half of signing in."""
    form = await request.form()
    onward, half, door = str(form.get("lanjut", "")), sessions.token_in(request, office), _door(request, office)
    outcome = await anyio.to_thread.run_sync(signing_in.by_code, office, half, str(form.get("kode", "")), door)
    if isinstance(outcome, TooOften):
        return _code_page(onward, _too_often(outcome), 429)
    if outcome is Denied.GONE:
        return Redirect("/masuk?lagi=1", status_code=303)
    if isinstance(outcome, Denied):
        return _code_page(onward, _WRONG_CODE, 401)
    return _in(office, outcome, door, onward)


@get(SWITCH_PATH)
async def switch_page(request: AnyRequest, office: TheOffice) -> Template:
    """Who may take over this counter PC by PIN."""
    return await anyio.to_thread.run_sync(_switch_page, office, request, "", 200)


@post(SWITCH_PATH)
async def switch(request: AnyRequest, office: TheOffice) -> Response[Any]:
    """Sign out whoever sat here, and in whoever knows the PIN."""
    form = await request.form()
    chosen, pin, door = str(form.get("petugas", "")), str(form.get("pin", "")), _door(request, office)
    old = sessions.token_in(request, office)
    outcome = await anyio.to_thread.run_sync(signing_in.by_pin, office, chosen, pin, old, door)
    if isinstance(outcome, Entered):
        return _in(office, outcome, door, "")
    problem = _WRONG_PIN if outcome is Denied.WRONG else _NO_PIN
    return await anyio.to_thread.run_sync(_switch_page, office, request, problem, 401)


@post("/keluar", sync_to_thread=True)
def sign_out(request: SignedIn, office: TheOffice) -> Redirect:
    """End the session here and now: its cookie is worth nothing afterwards."""
    with office.database.writing() as session:
        accounts.end_session(session, request.auth, office.clock())
    answer = Redirect("/masuk", status_code=303)
    answer.delete_cookie(cookie_name(office, sessions.COOKIE))
    return answer


def _door(request: AnyRequest, office: Office) -> Door:
    return Door(address_of(request), sessions.browser_in(request, office) or signing_in.new_browser())


def _in(office: Office, entered: Entered, door: Door, onward: str) -> Redirect:
    cookies: list[Cookie] = [sessions.cookie(office, entered.token), sessions.browser_cookie(office, door.browser)]
    return Redirect(onward if _ONWARD.match(onward) else "/", status_code=303, cookies=cookies)


def _too_often(outcome: TooOften) -> str:
    return f"Terlalu banyak percobaan yang salah. Coba lagi {-(-outcome.seconds // 60)} menit lagi."


def _page(*, onward: str, login: str = "", note: str = "", problem: str = "", status: int = 200) -> Template:
    context = {"onward": onward, "login": login, "note": note, "problem": problem}
    return Template("signin.html", context=context, status_code=status)


def _code_page(onward: str, problem: str = "", status: int = 200) -> Template:
    return Template("code.html", context={"onward": onward, "problem": problem}, status_code=status)


def _switch_page(office: Office, request: AnyRequest, problem: str, status: int) -> Template:
    with office.database.reading() as session:
        found = signing_in.at_this_counter(session, office, sessions.browser_in(request, office))
    return Template("switch.html", context={"found": found, "problem": problem}, status_code=status)
