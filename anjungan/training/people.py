"""The accounts of a training office: one for each role of its SOP, and one that does everything alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from adminduk.catalogue.model import Catalogue
from adminduk.request import Role
from office import passwords
from office.parts import Office
from office.store import accounts
from office.store.accounts import OFFICE_ROLES, Account
from office.words import ROLES

ALONE = "belajar"
_MANAGER = "pengelola"
_ALWAYS = (Role.LOKET, Role.OPERATOR)  # who takes, checks and hands over
_LEADS, _HEADS = (Role.KASI, Role.KABID), (Role.CAMAT, Role.KADIN)


@dataclass(frozen=True)
class Seat:
    """One account, with the password that the terminal shows once."""

    account: Account
    password: str
    does: str


def seats(office: Office) -> tuple[Seat, ...]:
    """Make the accounts. Each password is drawn now and kept nowhere."""
    return tuple(_sit_down(office, *wanted) for wanted in _wanted(office.catalogue))


def _wanted(catalogue: Catalogue) -> Iterator[tuple[str, str, tuple[Role, ...], str]]:
    """Login, name, roles and what it is for."""
    working = tuple(role for role in OFFICE_ROLES if role is not Role.PENGELOLA)
    yield ALONE, "CONTOH Petugas Belajar", working, "semua langkah, untuk belajar sendiri"
    for role in roles_of(catalogue):
        yield role.value, f"CONTOH {ROLES[role]}", (role,), f"peran {ROLES[role]}"
    yield _MANAGER, "CONTOH Pengelola", (Role.PENGELOLA,), "akun dan anjungan"


def roles_of(catalogue: Catalogue) -> tuple[Role, ...]:
    """Those that the SOP has a desk for, and somebody who checks, who leads and who heads."""
    found = {desk.role for desk in catalogue.desks} | set(_ALWAYS)
    for one_of in (_LEADS, _HEADS):
        if not found & set(one_of):
            found.add(one_of[0])
    return tuple(role for role in OFFICE_ROLES if role in found)


def _sit_down(office: Office, login: str, name: str, roles: tuple[Role, ...], does: str) -> Seat:
    password = passwords.generate()
    password_hash = office.passwords.hash(password)
    with office.database.writing() as session:
        made = accounts.create(
            session,
            login=login,
            name=name,
            roles=roles,
            password_hash=password_hash,
            must_change=False,
            now=office.clock(),
        )
    if made is None:
        raise RuntimeError(f"{login} is there already: the folder of a training is always new")
    return Seat(made, password, does)
