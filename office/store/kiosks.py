"""The kiosks that belong to this office, and the one-time codes by which a new one joins."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from adminduk.numbers import ALPHABET
from office.condition import Condition
from office.keys import Keys
from office.store.database import one_at_a_time
from office.store.tables import EnrolmentCodeRow, KioskRow

CODE_LIVES = timedelta(hours=1)  # long enough to walk to the kiosk, too short to be found in a drawer
_LOOKALIKES = str.maketrans({"I": "1", "L": "1", "O": "0"})  # what a hand writes for what the code says
_CODE_SYMBOLS = 10  # 50 bits, and ten tries per quarter of an hour


@dataclass(frozen=True)
class Kiosk:
    id: str
    number: int  # 1..99, the middle part of its ticket numbers
    public_key: bytes  # Ed25519, 32 bytes
    enrolled_at: datetime
    revoked_at: datetime | None
    heard_at: datetime | None
    version: str
    waiting: int
    faults: tuple[dict[str, str], ...]
    condition: Condition | None  # None: an older kiosk, which does not tell


def new_code(session: Session, keys: Keys, now: datetime) -> str:
    """A one-time enrolment code such as `7K3M9-QX2W4`, good for an hour. Only its keyed hash is kept."""
    symbols = "".join(secrets.choice(ALPHABET) for _ in range(_CODE_SYMBOLS))
    session.add(
        EnrolmentCodeRow(code_hash=keys.hash_of("enrolment", symbols), created_at=now, expires_at=now + CODE_LIVES)
    )
    return f"{symbols[:5]}-{symbols[5:]}"


def enroll(session: Session, keys: Keys, code: str, public_key: bytes, now: datetime) -> Kiosk | None:
    """The new kiosk with a number of its own; None when `code` is unknown, used or too old."""
    symbols = "".join(each for each in code.upper().translate(_LOOKALIKES) if each in ALPHABET)
    query = select(EnrolmentCodeRow).where(EnrolmentCodeRow.code_hash == keys.hash_of("enrolment", symbols))
    row = session.scalar(query.with_for_update())
    if row is None or row.used_at is not None or now >= row.expires_at:
        return None
    row.used_at = now
    one_at_a_time(session, "enrolment")
    number = (session.scalar(select(func.max(KioskRow.number))) or 0) + 1
    kiosk = KioskRow(id=secrets.token_hex(8), number=number, public_key=public_key, enrolled_at=now)
    kiosk.version, kiosk.waiting, kiosk.faults = "", 0, []
    session.add(kiosk)
    session.flush()
    return _kiosk(kiosk)


def by_id(session: Session, kiosk_id: str) -> Kiosk | None:
    row = session.get(KioskRow, kiosk_id)
    return None if row is None else _kiosk(row)


def all_of_them(session: Session) -> list[Kiosk]:
    return [_kiosk(row) for row in session.scalars(select(KioskRow).order_by(KioskRow.number))]


def revoke(session: Session, number: int, now: datetime) -> bool:
    """Believe kiosk `number` no longer (stolen, replaced); False when there is no such kiosk."""
    row = session.scalar(select(KioskRow).where(KioskRow.number == number))
    if row is None:
        return False
    row.revoked_at = row.revoked_at or now
    return True


def heard(
    session: Session,
    kiosk_id: str,
    *,
    version: str,
    waiting: int,
    faults: list[dict[str, str]],
    condition: Condition | None,
    now: datetime,
) -> None:
    """The kiosk said how it is."""
    row = session.get_one(KioskRow, kiosk_id)
    row.version, row.waiting, row.faults, row.heard_at = version, waiting, faults, now
    row.condition = condition.model_dump(mode="json") if condition else None


def _kiosk(row: KioskRow) -> Kiosk:
    return Kiosk(
        id=row.id,
        number=row.number,
        public_key=row.public_key,
        enrolled_at=row.enrolled_at,
        revoked_at=row.revoked_at,
        heard_at=row.heard_at,
        version=row.version,
        waiting=row.waiting,
        faults=tuple(row.faults),
        condition=Condition.model_validate(row.condition) if row.condition else None,
    )
