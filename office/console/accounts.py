"""The people of the office: accounts with roles, desks and area, for whoever looks after them."""

from __future__ import annotations

from typing import Any

import anyio.to_thread
from litestar import get, post
from litestar.datastructures import FormMultiDict
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Response, Template

from office import staff, words_staff
from office.area import within
from office.parts import Office
from office.permissions import Permission, needs
from office.staff import Duties, Problem
from office.store import account_events, accounts, views
from office.store.accounts import OFFICE_ROLES, Account
from office.web.inject import SignedIn, TheOffice

_MANAGES = [needs(Permission.MANAGE_ACCOUNTS)]
_PLAIN_DEEDS = {
    "buka": staff.unblock,
    "keluarkan": staff.sign_out,
    "cabut-kode": staff.remove_factor,
}


@get("/akun", sync_to_thread=True, guards=_MANAGES)
def accounts_page(request: SignedIn, office: TheOffice) -> Template:
    """Everybody who has an account, and a form for one more."""
    return _list(office, request.user)


@post("/akun", status_code=200, guards=_MANAGES)
async def add_account(request: SignedIn, office: TheOffice) -> Response[Any]:
    """One more account; its temporary password is on the page once, and nowhere else."""
    form = await request.form()
    login, name = str(form.get("nama", "")), str(form.get("lengkap", ""))
    made = await anyio.to_thread.run_sync(staff.make, office, request.user, login, name, _duties(form))
    if isinstance(made, Problem):
        typed = {"login": login, "name": name, "duties": _duties(form)}
        return await anyio.to_thread.run_sync(_list, office, request.user, words_staff.PROBLEMS[made], typed)
    account, password = made
    return await anyio.to_thread.run_sync(_one, office, request.user, account.login, "", password)


@get("/akun/{login:str}", sync_to_thread=True, guards=_MANAGES)
def account_page(login: FromPath[str], request: SignedIn, office: TheOffice) -> Template:
    """One account: what it may do, where it is signed in, what it looked at, what was done to it."""
    return _one(office, request.user, login)


@post("/akun/{login:str}/tugas", guards=_MANAGES)
async def assign(login: FromPath[str], request: SignedIn, office: TheOffice) -> Response[Any]:
    """Other roles, desks, or another area."""
    duties = _duties(await request.form())
    account = await anyio.to_thread.run_sync(_account, office, login)
    problem = await anyio.to_thread.run_sync(staff.assign, office, request.user, account, duties)
    return await anyio.to_thread.run_sync(_after, office, request.user, login, problem)


@post("/akun/{login:str}/sandi", status_code=200, sync_to_thread=True, guards=_MANAGES)
def new_password(login: FromPath[str], request: SignedIn, office: TheOffice) -> Template:
    """A new temporary password, on the page once."""
    return _one(office, request.user, login, password=staff.new_password(office, request.user, _account(office, login)))


@post("/akun/{login:str}/blokir", sync_to_thread=True, guards=_MANAGES)
def block(login: FromPath[str], request: SignedIn, office: TheOffice) -> Response[Any]:
    """Nobody signs in as this account any more."""
    return _after(office, request.user, login, staff.block(office, request.user, _account(office, login)))


@post("/akun/{login:str}/sesi/{shown:str}", sync_to_thread=True, guards=_MANAGES)
def end_session(login: FromPath[str], shown: FromPath[str], office: TheOffice) -> Response[Any]:
    """End one session of the account."""
    account = _account(office, login)
    with office.database.writing() as session:
        mine = {each.id for each in accounts.open_sessions(session, office.clock()) if each.account_id == account.id}
        if shown not in mine or not accounts.end_shown(session, shown, office.clock()):
            raise NotFoundException
    return Redirect(f"/akun/{login}", status_code=303)


@post("/akun/{login:str}/lakukan/{deed:str}", sync_to_thread=True, guards=_MANAGES)
def simple_deed(login: FromPath[str], deed: FromPath[str], request: SignedIn, office: TheOffice) -> Response[Any]:
    """What needs nothing filled in: unblock, sign out everywhere, take a lost second factor away."""
    do = _PLAIN_DEEDS.get(deed)
    if do is None:
        raise NotFoundException
    do(office, request.user, _account(office, login))
    return Redirect(f"/akun/{login}", status_code=303)


def _after(office: Office, by: Account, login: str, problem: Problem | None) -> Response[Any]:
    if problem is None:
        return Redirect(f"/akun/{login}", status_code=303)
    shown: Response[Any] = _one(office, by, login, words_staff.PROBLEMS[problem])
    return shown


def _account(office: Office, login: str) -> Account:
    with office.database.reading() as session:
        known = accounts.by_login(session, login)
    if known is None:
        raise NotFoundException
    return known[0]


def _duties(form: FormMultiDict) -> Duties:
    roles = frozenset(role for role in OFFICE_ROLES if role.value in form.getall("peran", []))
    return Duties(roles, frozenset(str(each) for each in form.getall("meja", [])), str(form.get("wilayah", "")))


def _list(office: Office, account: Account, problem: str = "", typed: dict[str, Any] | None = None) -> Template:
    with office.database.reading() as session:
        known = accounts.everybody(session)
        signed_in = {each.account_id for each in accounts.open_sessions(session, office.clock())}
    blank = {"login": "", "name": "", "duties": Duties(frozenset(), frozenset(), "")}
    context = {"known": known, "signed_in": signed_in, "problem": problem, "typed": typed or blank}
    return Template("accounts.html", context=context | _choices(office, account), status_code=422 if problem else 200)


def _one(office: Office, by: Account, login: str, problem: str = "", password: str = "") -> Template:
    shown = _account(office, login)
    with office.database.reading() as session:
        context = {
            "shown": shown,
            "sessions": [e for e in accounts.open_sessions(session, office.clock()) if e.account_id == shown.id],
            "events": account_events.of_account(session, shown.id),
            "looks": views.of_account(session, shown.id, within=within(by)),
            "names": accounts.names(session) | {"perintah": "Perintah di server"},
        }
    context |= {"duties": Duties(shown.roles, shown.desks, shown.area), "problem": problem, "password": password}
    return Template("account.html", context=context | _choices(office, by), status_code=422 if problem else 200)


def _choices(office: Office, account: Account) -> dict[str, Any]:
    """What the forms offer: roles, desks, and the places within the office's own."""
    here = office.catalogue.office.wilayah
    below = office.wilayah.children(here)
    areas = [(each.code, each.name, [] if each.is_desa else office.wilayah.children(each.code)) for each in below]
    return {
        "account": account,
        "roles": OFFICE_ROLES,
        "desks": office.catalogue.desks,
        "areas": areas,
        "place": office.wilayah.name,
        "said": words_staff,
    }
