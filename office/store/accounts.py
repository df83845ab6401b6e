"""Accounts of the office's people, and the sessions in which they work."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from adminduk.request import Role
from office.store.database import one_at_a_time
from office.store.tables import AccountRoleRow, AccountRow, SessionRow

IDLE = timedelta(minutes=30)  # an operator who left the desk
LONGEST = timedelta(hours=12)  # one working day; then the password is asked again
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


@dataclass(frozen=True)
class Account:
    """Somebody who works at the office. `id` is what stands in a request's history."""

    id: str
    login: str
    name: str
    roles: frozenset[Role]
    must_change: bool = False


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
    return _account(row)


def everybody(session: Session) -> list[Account]:
    return [_account(row) for row in session.scalars(select(AccountRow).order_by(AccountRow.login))]


def any_exists(session: Session) -> bool:
    return bool(session.scalar(select(func.count()).select_from(AccountRow)))


def by_login(session: Session, login: str) -> tuple[Account, str] | None:
    """The account that signs in as `login`, and the hash of its password."""
    row = session.scalar(select(AccountRow).where(AccountRow.login == login))
    return None if row is None else (_account(row), row.password_hash)


def by_id(session: Session, account_id: str) -> tuple[Account, str] | None:
    """The account `account_id`, and the hash of its password."""
    row = session.get(AccountRow, account_id)
    return None if row is None else (_account(row), row.password_hash)


def names(session: Session) -> dict[str, str]:
    """Account id -> the name to show in a history."""
    return {row.id: row.name for row in session.scalars(select(AccountRow))}


def set_password(session: Session, account_id: str, password_hash: str, must_change: bool, now: datetime) -> None:
    """Replace the password and end every session of the account: whoever knew the old one is out."""
    session.execute(
        update(AccountRow)
        .where(AccountRow.id == account_id)
        .values(password_hash=password_hash, must_change=must_change)
    )
    open_sessions = (SessionRow.account_id == account_id, SessionRow.ended_at.is_(None))
    session.execute(update(SessionRow).where(*open_sessions).values(ended_at=now))


def start_session(session: Session, account_id: str, now: datetime) -> str:
    """A new session's token. Only its hash is kept."""
    token = secrets.token_urlsafe(32)
    session.add(SessionRow(token_hash=_hash(token), account_id=account_id, started_at=now, seen_at=now))
    return token


def account_of_session(session: Session, token: str, now: datetime, touch: bool) -> Account | None:
    """Whose session `token` is; None when it ended, idled too long or never was.

    `touch` says that a person did something; a page that refreshes by itself keeps nobody signed in.
    """
    row = session.get(SessionRow, _hash(token))
    if row is None or row.ended_at is not None or now - row.seen_at > IDLE or now - row.started_at > LONGEST:
        return None
    if touch:
        row.seen_at = now
    account = session.get(AccountRow, row.account_id)
    return None if account is None else _account(account)


def end_session(session: Session, token: str, now: datetime) -> None:
    session.execute(update(SessionRow).where(SessionRow.token_hash == _hash(token)).values(ended_at=now))


def _account(row: AccountRow) -> Account:
    return Account(row.id, row.login, row.name, frozenset(Role(each.role) for each in row.roles), row.must_change)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
