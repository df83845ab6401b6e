"""Six digits that change every half minute (RFC 6238), and codes on paper for the day when the phone is gone."""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime

import pyotp
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from office.keys import Keys
from office.store.people_tables import RecoveryCodeRow, SecondFactorRow

STEP_S = 30
_DRIFT = (-1, 0, 1)  # half minutes by which a phone's clock may be off
_RECOVERY_CODES = 8
_SYMBOLS = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is misread on paper


def secret_to_confirm(session: Session, keys: Keys, account_id: str, now: datetime) -> str:
    """The secret that a phone is to learn: the one that waits for its first digits, or a new one."""
    row = session.get(SecondFactorRow, account_id)
    if row is not None and row.confirmed_at is None:
        kept = keys.open(row.secret)
        if kept is not None:
            return kept.decode()
    if row is not None:
        session.delete(row)
        session.flush()
    secret = pyotp.random_base32()
    session.add(SecondFactorRow(account_id=account_id, secret=keys.seal(secret.encode()), made_at=now, last_step=0))
    return secret


def confirm(session: Session, keys: Keys, account_id: str, digits: str, now: datetime) -> list[str] | None:
    """Ask for digits from now on; the recovery codes, shown once. None when `digits` are not those of the secret."""
    row = session.get(SecondFactorRow, account_id, with_for_update=True)
    if row is None or row.confirmed_at is not None or not _take(row, keys, digits, now):
        return None
    row.confirmed_at = now
    session.execute(delete(RecoveryCodeRow).where(RecoveryCodeRow.account_id == account_id))
    codes = [_recovery_code() for _ in range(_RECOVERY_CODES)]
    session.add_all(RecoveryCodeRow(code_hash=_hash(keys, code), account_id=account_id) for code in codes)
    return codes


def takes(session: Session, keys: Keys, account_id: str, typed: str, now: datetime) -> bool:
    """Whether `typed` proves the second factor: digits of about now, or a recovery code. None is taken twice."""
    row = session.get(SecondFactorRow, account_id, with_for_update=True)
    if row is None or row.confirmed_at is None:
        return False
    if _take(row, keys, typed, now):
        return True
    query = select(RecoveryCodeRow).where(
        RecoveryCodeRow.code_hash == _hash(keys, typed), RecoveryCodeRow.used_at.is_(None)
    )
    code = session.scalar(query.where(RecoveryCodeRow.account_id == account_id).with_for_update())
    if code is None:
        return False
    code.used_at = now
    return True


def is_set(session: Session, account_id: str) -> bool:
    row = session.get(SecondFactorRow, account_id)
    return row is not None and row.confirmed_at is not None


def codes_left(session: Session, account_id: str) -> int:
    """Recovery codes that were not used yet."""
    query = select(RecoveryCodeRow).where(RecoveryCodeRow.account_id == account_id, RecoveryCodeRow.used_at.is_(None))
    return len(session.scalars(query).all())


def take_away(session: Session, account_id: str) -> None:
    """The phone is gone: the account sets up a new one at its next sign-in."""
    session.execute(delete(RecoveryCodeRow).where(RecoveryCodeRow.account_id == account_id))
    session.execute(delete(SecondFactorRow).where(SecondFactorRow.account_id == account_id))


def _take(row: SecondFactorRow, keys: Keys, typed: str, now: datetime) -> bool:
    """Whether these are the digits of a half minute that is newer than the last one that was taken."""
    secret, digits = keys.open(row.secret), "".join(typed.split())
    if secret is None:
        return False
    totp, present = pyotp.TOTP(secret.decode(), interval=STEP_S), int(now.timestamp()) // STEP_S
    for step in (present + drift for drift in _DRIFT):
        if step > row.last_step and hmac.compare_digest(totp.generate_otp(step).encode(), digits.encode()):
            row.last_step = step
            return True
    return False


def _recovery_code() -> str:
    symbols = "".join(secrets.choice(_SYMBOLS) for _ in range(10))
    return f"{symbols[:5]}-{symbols[5:]}"


def _hash(keys: Keys, code: str) -> str:
    return keys.hash_of("recovery", "".join(each for each in code.lower() if each.isalnum()))
