"""Looking after accounts: made, given roles, desks and an area, blocked. What an account did is never deleted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from adminduk.request import Role
from office import passwords
from office.parts import Office
from office.store import account_events, accounts, attempts, second_factors
from office.store.accounts import OFFICE_ROLES, Account

_LOGIN = re.compile(r"^[a-z0-9][a-z0-9.-]{1,30}$")
_LONGEST_NAME = 80


class Deed(StrEnum):
    """What is written down about an account."""

    MADE = "dibuat"
    ASSIGNED = "tugas"
    NEW_PASSWORD = "sandi-baru"  # noqa: S105 - a word
    BLOCKED = "diblokir"
    UNBLOCKED = "dibuka"
    SIGNED_OUT = "dikeluarkan"
    FACTOR_REMOVED = "kode-dicabut"


class Problem(StrEnum):
    LOGIN = "login"
    NAME = "name"
    TAKEN = "taken"
    NO_ROLE = "no-role"
    DESK = "desk"  # a desk of another role, or none of this office
    AREA = "area"
    YOURSELF = "yourself"  # whoever looks after accounts cannot lock the last door behind them


@dataclass(frozen=True)
class Duties:
    """Roles, named desks and area as they were filled in."""

    roles: frozenset[Role]
    desks: frozenset[str]
    area: str


def make(office: Office, by: Account, login: str, name: str, duties: Duties) -> tuple[Account, str] | Problem:
    """A new account and its temporary password, or why there is none."""
    login, name = login.strip().lower(), " ".join(name.split())
    if not _LOGIN.match(login):
        return Problem.LOGIN
    if not name or len(name) > _LONGEST_NAME:
        return Problem.NAME
    problem = wrong_with(office, duties)
    if problem is not None:
        return problem
    password = passwords.generate()
    password_hash = office.passwords.hash(password)
    with office.database.writing() as session:
        made = accounts.create(
            session,
            login=login,
            name=name,
            roles=_ordered(duties.roles),
            password_hash=password_hash,
            must_change=True,
            now=office.clock(),
        )
        if made is None:
            return Problem.TAKEN
        accounts.assign(session, made.id, roles=_ordered(duties.roles), desks=duties.desks, area=duties.area)
        _note(session, office, made.id, by, Deed.MADE)
    return made, password


def assign(office: Office, by: Account, account: Account, duties: Duties) -> Problem | None:
    """Other roles, desks or another area, from the account's next step on."""
    problem = wrong_with(office, duties)
    if problem is None and account.id == by.id and Role.PENGELOLA not in duties.roles:
        problem = Problem.YOURSELF
    if problem is None:
        with office.database.writing() as session:
            accounts.assign(session, account.id, roles=_ordered(duties.roles), desks=duties.desks, area=duties.area)
            _note(session, office, account.id, by, Deed.ASSIGNED)
    return problem


def new_password(office: Office, by: Account, account: Account) -> str:
    """A temporary password; every session of the account is over, and its failed tries are forgiven."""
    password = passwords.generate()
    password_hash = office.passwords.hash(password)
    with office.database.writing() as session:
        accounts.set_password(session, account.id, password_hash, must_change=True, now=office.clock())
        attempts.forgive(session, "login:" + office.keys.hash_of("login", account.login))
        _note(session, office, account.id, by, Deed.NEW_PASSWORD)
    return password


def block(office: Office, by: Account, account: Account) -> Problem | None:
    if account.id == by.id:
        return Problem.YOURSELF
    with office.database.writing() as session:
        accounts.block(session, account.id, office.clock())
        _note(session, office, account.id, by, Deed.BLOCKED)
    return None


def unblock(office: Office, by: Account, account: Account) -> None:
    with office.database.writing() as session:
        accounts.unblock(session, account.id)
        _note(session, office, account.id, by, Deed.UNBLOCKED)


def sign_out(office: Office, by: Account, account: Account) -> None:
    """End every session of the account, wherever it is open."""
    with office.database.writing() as session:
        accounts.end_sessions(session, account.id, office.clock())
        _note(session, office, account.id, by, Deed.SIGNED_OUT)


def remove_factor(office: Office, by: Account, account: Account) -> None:
    """The phone is lost: sign out everywhere, and let the account set up a new one."""
    with office.database.writing() as session:
        second_factors.take_away(session, account.id)
        accounts.end_sessions(session, account.id, office.clock())
        _note(session, office, account.id, by, Deed.FACTOR_REMOVED)


def wrong_with(office: Office, duties: Duties) -> Problem | None:
    """What is wrong with the duties of an account; None when it can work with them."""
    if not duties.roles or not duties.roles <= frozenset(OFFICE_ROLES):
        return Problem.NO_ROLE
    if not duties.desks <= {desk.id for desk in office.catalogue.desks if desk.role in duties.roles}:
        return Problem.DESK
    here = office.catalogue.office.wilayah
    inside = duties.area == here or duties.area.startswith(f"{here}.")
    if duties.area and not (inside and office.wilayah.known(duties.area)):
        return Problem.AREA
    return None


def _ordered(roles: Iterable[Role]) -> list[Role]:
    return [role for role in OFFICE_ROLES if role in set(roles)]


def _note(session: Session, office: Office, account_id: str, by: Account, deed: Deed) -> None:
    account_events.note(session, account_id, by.id, deed.value, office.clock())
