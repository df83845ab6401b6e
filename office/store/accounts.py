"""Accounts of the office's people, and the sessions in which they work."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from adminduk.request import Role
from office.store import second_factors
from office.store.database import one_at_a_time
from office.store.people_tables import AccountDeskRow
from office.store.tables import AccountRoleRow, AccountRow, SessionRow

IDLE = timedelta(minutes=30)  # an operator who left the desk
TOUCH_EVERY = timedelta(seconds=30)
LONGEST = timedelta(hours=12)  # one working day; then the password is asked again
HALF_LIVES = timedelta(minutes=5)  # between the password and the six digits
_SHOWN = 16  # of a session's hash: enough to name it in a list, worth nothing as a key
OFFICE_ROLES = (
    Role.LOKET,
    Role.ADMIN_DESA,
    Role.OPERATOR,
    Role.KASI,
    Role.KABID,
    Role.CAMAT,
    Role.KADIN,
    Role.PENGELOLA,
)


class Way(StrEnum):
    """How a session began."""

    PASSWORD = "sandi"  # noqa: S105 - a word
    PIN = "pin"
    HALF = "menunggu-kode"  # the password was right, the second factor is still owed: good for nothing else


@dataclass(frozen=True)
class OpenSession:
    id: str
    account_id: str
    started_at: datetime
    seen_at: datetime
    way: Way


@dataclass(frozen=True)
class Account:
    """Somebody who works at the office. `id` is what stands in a request's history.

    `desks` are those that were named for the account; without any, it sits at every desk of its roles. `area` is the
    region code that it sees, "" for the whole office.
    """

    id: str
    login: str
    name: str
    roles: frozenset[Role]
    must_change: bool = False
    desks: frozenset[str] = frozenset()
    area: str = ""
    blocked: bool = False
    second_factor: bool = False  # six digits are asked for at sign-in
    since: datetime | None = None  # when the account was made


def create(
    session: Session,
    *,
    login: str,
    name: str,
    roles: Iterable[Role],
    password_hash: str,
    must_change: bool,
    now: datetime,
) -> Account | None:
    """A new account; None when the login is taken."""
    one_at_a_time(session, f"login:{login}")
    if by_login(session, login) is not None:
        return None
    row = AccountRow(
        id=uuid.uuid4().hex,
        login=login,
        name=name,
        password_hash=password_hash,
        must_change=must_change,
        created_at=now,
    )
    row.roles = [AccountRoleRow(account_id=row.id, role=role.value) for role in roles]
    session.add(row)
    session.flush()
    return _account(session, row)


def assign(session: Session, account_id: str, *, roles: Iterable[Role], desks: Iterable[str], area: str) -> None:
    """What an account may do from now on, at which desks, and what it sees."""
    row = session.get_one(AccountRow, account_id)
    row.roles = [AccountRoleRow(account_id=account_id, role=role.value) for role in dict.fromkeys(roles)]
    row.area = area
    session.execute(delete(AccountDeskRow).where(AccountDeskRow.account_id == account_id))
    session.add_all(AccountDeskRow(account_id=account_id, desk=desk) for desk in dict.fromkeys(desks))
    session.flush()


def block(session: Session, account_id: str, now: datetime) -> None:
    """Nobody signs in as this account any more; what it did stays in every history."""
    session.get_one(AccountRow, account_id).blocked_at = now
    end_sessions(session, account_id, now)


def unblock(session: Session, account_id: str) -> None:
    session.get_one(AccountRow, account_id).blocked_at = None


def everybody(session: Session) -> list[Account]:
    return [_account(session, row) for row in session.scalars(select(AccountRow).order_by(AccountRow.login))]


def any_exists(session: Session) -> bool:
    return bool(session.scalar(select(func.count()).select_from(AccountRow)))


def by_login(session: Session, login: str) -> tuple[Account, str] | None:
    """The account that signs in as `login`, and the hash of its password."""
    row = session.scalar(select(AccountRow).where(AccountRow.login == login))
    return None if row is None else (_account(session, row), row.password_hash)


def by_id(session: Session, account_id: str) -> tuple[Account, str] | None:
    """The account `account_id`, and the hash of its password."""
    row = session.get(AccountRow, account_id)
    return None if row is None else (_account(session, row), row.password_hash)


def names(session: Session) -> dict[str, str]:
    """Account id -> the name to show in a history."""
    return dict(session.execute(select(AccountRow.id, AccountRow.name)).all())


def set_password(session: Session, account_id: str, password_hash: str, must_change: bool, now: datetime) -> None:
    """Replace the password and end every session of the account: whoever knew the old one is out."""
    session.execute(
        update(AccountRow)
        .where(AccountRow.id == account_id)
        .values(password_hash=password_hash, must_change=must_change)
    )
    end_sessions(session, account_id, now)


def start_session(session: Session, account_id: str, now: datetime, way: Way = Way.PASSWORD) -> str:
    """A new session's token, never one that was there before. Only its hash is kept."""
    token = secrets.token_urlsafe(32)
    session.add(SessionRow(token_hash=_hash(token), account_id=account_id, started_at=now, seen_at=now, way=way.value))
    return token


def account_of_session(session: Session, token: str, now: datetime) -> Account | None:
    """Whose session `token` is; None when it ended, idled too long or never was."""
    query = select(SessionRow, AccountRow).join(AccountRow, AccountRow.id == SessionRow.account_id)
    found = session.execute(query.where(SessionRow.token_hash == _hash(token))).one_or_none()
    if found is None:
        return None
    row, account = found
    if row.way == Way.HALF or not _open(row, now) or account.blocked_at is not None:
        return None
    return _account(session, account)


def untouched_lately(session: Session, token: str, now: datetime) -> bool:
    """Whether it is time to write down again that somebody works in this session: not for every picture of a page."""
    row = session.get(SessionRow, _hash(token))
    return row is not None and now - row.seen_at >= TOUCH_EVERY


def touch_session(session: Session, token: str, now: datetime) -> None:
    """A person did something; a page that refreshes by itself keeps nobody signed in."""
    session.execute(update(SessionRow).where(SessionRow.token_hash == _hash(token)).values(seen_at=now))


def half_way_in(session: Session, token: str, now: datetime) -> Account | None:
    """Who gave the right password on `token` and still owes the second factor; None after a few minutes."""
    row = session.get(SessionRow, _hash(token))
    if row is None or row.way != Way.HALF or row.ended_at is not None or now - row.started_at > HALF_LIVES:
        return None
    account = session.get(AccountRow, row.account_id)
    return None if account is None or account.blocked_at is not None else _account(session, account)


def end_session(session: Session, token: str, now: datetime) -> None:
    session.execute(update(SessionRow).where(SessionRow.token_hash == _hash(token)).values(ended_at=now))


def end_sessions(session: Session, account_id: str, now: datetime) -> None:
    """Every session of an account is over, wherever it is open."""
    open_ones = (SessionRow.account_id == account_id, SessionRow.ended_at.is_(None))
    session.execute(update(SessionRow).where(*open_ones).values(ended_at=now))


def open_sessions(session: Session, now: datetime) -> list[OpenSession]:
    """Who is signed in now, the newest first."""
    query = select(SessionRow).where(SessionRow.ended_at.is_(None), SessionRow.seen_at > now - IDLE)
    rows = session.scalars(query.where(SessionRow.way != Way.HALF.value).order_by(SessionRow.started_at.desc()))
    return [
        OpenSession(row.token_hash[:_SHOWN], row.account_id, row.started_at, row.seen_at, Way(row.way))
        for row in rows
        if _open(row, now)
    ]


def end_shown(session: Session, shown: str, now: datetime) -> bool:
    """End the session that a list showed as `shown`; False when there is none."""
    if len(shown) != _SHOWN:
        return False
    found = SessionRow.token_hash.startswith(shown, autoescape=True) & SessionRow.ended_at.is_(None)
    row = session.scalar(select(SessionRow).where(found))
    if row is None:
        return False
    row.ended_at = now
    return True


def _open(row: SessionRow, now: datetime) -> bool:
    return row.ended_at is None and now - row.seen_at <= IDLE and now - row.started_at <= LONGEST


def _account(session: Session, row: AccountRow) -> Account:
    desks = session.scalars(select(AccountDeskRow.desk).where(AccountDeskRow.account_id == row.id))
    return Account(
        id=row.id,
        login=row.login,
        name=row.name,
        roles=frozenset(Role(each.role) for each in row.roles),
        must_change=row.must_change,
        desks=frozenset(desks),
        area=row.area,
        blocked=row.blocked_at is not None,
        second_factor=second_factors.is_set(session, row.id),
        since=row.created_at,
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
