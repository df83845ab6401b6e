"""One's own account: the PIN for a shared counter, the second factor, and where one is signed in."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import Any

import anyio.to_thread
import pyotp
import segno
from litestar import get, post
from litestar.response import Redirect, Response, Template

from office import desks, second_factor, signing_in
from office.console import session as sessions
from office.parts import Office
from office.store import account_events, accounts, pins, second_factors
from office.store.accounts import Account
from office.web.inject import SignedIn, TheOffice

_PIN_LENGTH = 6
_NO_PIN = "PIN hanya untuk petugas yang tidak memberi persetujuan dan tidak mengelola akun."
_BAD_PIN = "PIN harus enam angka yang tidak berurutan dan tidak semuanya sama."
_WRONG_PASSWORD = "Kata sandi salah. PIN belum diganti."  # noqa: S105 - a sentence
_WRONG_DIGITS = "Kode tidak cocok. Pastikan jam ponsel Anda benar, tunggu kode berikutnya, lalu coba lagi."


@get("/akun-saya", sync_to_thread=True)
def own_page(request: SignedIn, office: TheOffice) -> Template:
    """Who one is here, and what one can change oneself."""
    return _own(office, request.user)


@post("/akun-saya/pin")
async def set_pin(request: SignedIn, office: TheOffice) -> Response[Any]:
    """A PIN of six digits for a shared counter; the password is asked once more."""
    form = await request.form()
    password, pin = str(form.get("sandi", "")), str(form.get("pin", ""))
    problem = await anyio.to_thread.run_sync(_set_pin, office, request.user, password, pin)
    if problem:
        shown: Response[Any] = await anyio.to_thread.run_sync(_own, office, request.user, problem)
        return shown
    return Redirect("/akun-saya", status_code=303)


@post("/akun-saya/keluar-semua", sync_to_thread=True)
def sign_out_everywhere(request: SignedIn, office: TheOffice) -> Redirect:
    """End every session of one's own, this one too."""
    with office.database.writing() as session:
        accounts.end_sessions(session, request.user.id, office.clock())
    return Redirect("/masuk", status_code=303)


@get(sessions.FACTOR_PATH, sync_to_thread=True)
def factor_page(request: SignedIn, office: TheOffice) -> Template:
    """The secret as a picture and as letters, and a field for its first digits."""
    return _factor(office, request.user)


@post(sessions.FACTOR_PATH)
async def confirm_factor(request: SignedIn, office: TheOffice) -> Response[Any]:
    """The phone knows the secret: ask for digits from now on, and show the recovery codes once."""
    digits = str((await request.form()).get("kode", ""))
    codes = await anyio.to_thread.run_sync(_confirm, office, request.user, digits)
    if codes is None:
        shown: Response[Any] = await anyio.to_thread.run_sync(_factor, office, request.user, _WRONG_DIGITS)
        return shown
    return Template("recovery.html", context={"account": request.user, "codes": codes})


def _set_pin(office: Office, account: Account, password: str, pin: str) -> str:
    """Why the PIN is not taken; "" when it is."""
    if not signing_in.may_have_pin(account):
        return _NO_PIN
    if not _good_pin(pin):
        return _BAD_PIN
    with office.database.reading() as session:
        known = accounts.by_id(session, account.id)
    if known is None or not office.passwords.matches(known[1], password):
        return _WRONG_PASSWORD
    pin_hash = office.passwords.hash(pin)
    with office.database.writing() as session:
        pins.put(session, account.id, pin_hash)
        account_events.note(session, account.id, account.id, "pin", office.clock())
    return ""


def _good_pin(pin: str) -> bool:
    """Six digits, neither all the same nor a run such as 123456 or 654321."""
    if len(pin) != _PIN_LENGTH or not (pin.isascii() and pin.isdigit()):
        return False
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    return steps not in ({0}, {1}, {-1})


def _own(office: Office, account: Account, problem: str = "") -> Template:
    with office.database.reading() as session:
        open_now = [e for e in accounts.open_sessions(session, office.clock()) if e.account_id == account.id]
        context = {
            "account": account,
            "sessions": open_now,
            "has_pin": pins.hash_of(session, account.id) is not None,
            "codes_left": second_factors.codes_left(session, account.id),
        }
    context |= {
        "seats": desks.seats(office, account),
        "place": office.wilayah.name(account.area) if account.area else "",
        "may_pin": signing_in.may_have_pin(account),
        "due": second_factor.owed_from(office, account),
        "problem": problem,
    }
    return Template("own_account.html", context=context, status_code=422 if problem else 200)


def _factor(office: Office, account: Account, problem: str = "") -> Template:
    if account.second_factor:
        return Template("factor.html", context={"account": account, "secret": "", "picture": "", "problem": ""})
    with office.database.writing() as session:
        secret = second_factors.secret_to_confirm(session, office.keys, account.id, office.clock())
    issuer = f"Anjungan {office.catalogue.office.name}"
    context = {
        "account": account,
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "picture": _picture(pyotp.TOTP(secret).provisioning_uri(name=account.login, issuer_name=issuer)),
        "problem": problem,
    }
    return Template("factor.html", context=context, status_code=422 if problem else 200)


def _confirm(office: Office, account: Account, digits: str) -> list[str] | None:
    with office.database.writing() as session:
        codes = second_factors.confirm(session, office.keys, account.id, digits, office.clock())
        if codes is not None:
            account_events.note(session, account.id, account.id, "kode-kedua", office.clock())
    return codes


def _picture(address: str) -> str:
    """A QR code as SVG without any style of its own, as the page's security policy asks."""
    buffer = io.BytesIO()
    code = segno.make(address, error="m")
    code.save(buffer, kind="svg", xmldecl=False, omitsize=True, border=4, light="#fff", title="Kode QR")
    return buffer.getvalue().decode()
