"""Proving who one is: password, then six digits where they are owed, or a short PIN at a counter PC that knows one.

Every way in gives a new session token; the one that was there before is worth nothing afterwards.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from office import second_factor
from office.parts import Office
from office.store import accounts, attempts, pins, second_factors
from office.store.accounts import Account, Way
from office.store.attempts import Limit


class Denied(StrEnum):
    WRONG = "wrong"  # name, password, digits or PIN: it is not said which
    BLOCKED = "blocked"  # said only to whoever knew the password
    GONE = "gone"  # too late: start again with name and password


@dataclass(frozen=True)
class TooOften:
    seconds: int


@dataclass(frozen=True)
class Entered:
    """A new session. `half`: the second factor is still owed, and nothing can be done before."""

    token: str
    half: bool = False


@dataclass(frozen=True)
class Door:
    """From where somebody comes in: the network address, and the secret that this browser carries ("" for none)."""

    address: str
    browser: str


def by_password(office: Office, login: str, password: str, door: Door) -> Entered | TooOften | Denied:
    """The first half of every sign-in, or the whole where no second factor is set up."""
    scopes = {
        "login:" + office.keys.hash_of("login", login): attempts.ACCOUNT_LIMIT,
        "login-from:" + office.keys.hash_of("address", door.address): attempts.ADDRESS_LIMIT,
    }
    with office.database.reading() as session:
        wait = _wait(session, scopes, office.clock())
        known = accounts.by_login(session, login)
    if wait:
        return TooOften(wait)
    right = office.passwords.matches(known[1] if known else None, password)
    with office.database.writing() as session:
        if not right or known is None:
            return _failed(session, scopes, office.clock())
        attempts.forgive(session, next(iter(scopes)))
        if known[0].blocked:
            return Denied.BLOCKED
        if known[0].second_factor:
            return Entered(accounts.start_session(session, known[0].id, office.clock(), Way.HALF), half=True)
        return _whole(session, office, known[0], door)


def by_code(office: Office, half_token: str, typed: str, door: Door) -> Entered | TooOften | Denied:
    """The second half: digits of now, or a recovery code."""
    with office.database.writing() as session:
        account = accounts.half_way_in(session, half_token, office.clock())
        if account is None:
            return Denied.GONE
        scopes = {"code:" + office.keys.hash_of("login", account.login): attempts.ACCOUNT_LIMIT}
        wait = _wait(session, scopes, office.clock())
        if wait:
            return TooOften(wait)
        if not second_factors.takes(session, office.keys, account.id, typed, office.clock()):
            return _failed(session, scopes, office.clock())
        attempts.forgive(session, next(iter(scopes)))
        accounts.end_session(session, half_token, office.clock())
        return _whole(session, office, account, door)


def by_pin(office: Office, account_id: str, pin: str, old_token: str, door: Door) -> Entered | TooOften | Denied:
    """Take over a counter PC. Whoever sat there before is signed out."""
    with office.database.reading() as session:
        mine = next((each for each in at_this_counter(session, office, door.browser) if each.id == account_id), None)
        kept = pins.hash_of(session, account_id) if mine is not None else None
    right = office.passwords.matches(kept, pin)
    with office.database.writing() as session:
        if mine is None or kept is None or pins.hash_of(session, account_id) is None:
            return Denied.GONE
        if not right:
            return Denied.WRONG if pins.failed(session, account_id) else Denied.GONE
        pins.forgive(session, account_id)
        accounts.end_session(session, old_token, office.clock())
        return Entered(accounts.start_session(session, account_id, office.clock(), Way.PIN))


def at_this_counter(session: Session, office: Office, browser: str) -> list[Account]:
    """Who may take over this browser by PIN: signed in fully on it today, has a PIN, and decides nothing."""
    if not browser:
        return []
    found = pins.known_here(session, _browser_hash(office, browser), _today(office))
    known = [accounts.by_id(session, each) for each in found]
    return sorted(
        (
            each[0]
            for each in known
            if each is not None and not each[0].blocked and may_have_pin(each[0]) and pins.hash_of(session, each[0].id)
        ),
        key=lambda account: account.name,
    )


def may_have_pin(account: Account) -> bool:
    """A short PIN is for those at the counter; who approves or looks after accounts proves more than that."""
    return not account.roles & second_factor.APPROVERS and not account.must_change


def new_browser() -> str:
    """The secret by which a counter PC is known again; it opens nothing by itself."""
    return secrets.token_urlsafe(24)


def _whole(session: Session, office: Office, account: Account, door: Door) -> Entered:
    pins.forgive(session, account.id)
    if door.browser:
        pins.signed_in_here(session, _browser_hash(office, door.browser), account.id, office.clock())
    return Entered(accounts.start_session(session, account.id, office.clock()))


def _failed(session: Session, scopes: dict[str, Limit], now: datetime) -> Denied:
    for scope in scopes:
        attempts.failed(session, scope, now)
    return Denied.WRONG


def _wait(session: Session, scopes: dict[str, Limit], now: datetime) -> int:
    return max(attempts.wait_s(session, scope, limit, now) for scope, limit in scopes.items())


def _browser_hash(office: Office, browser: str) -> str:
    return office.keys.hash_of("browser", browser)


def _today(office: Office) -> datetime:
    """The beginning of this day by the office's wall clock."""
    local = office.clock().astimezone(office.zone)
    return local - timedelta(
        hours=local.hour, minutes=local.minute, seconds=local.second, microseconds=local.microsecond
    )
