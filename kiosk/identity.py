"""Who this kiosk is: what the office gave it at enrolment, and the key that proves it.

The private key is made here, never leaves this machine and is readable by its owner only.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hardware.device import Fault
from kiosk.spool.contents import Owner
from kiosk.spool.disk import Disk
from kiosk.uplink import faults
from kiosk.uplink.answers import Reply
from kiosk.uplink.line import Line

_FILE = "identity.json"
_CREATED, _FORBIDDEN = 201, 403
_TOKEN_LIFE = timedelta(seconds=60)
_Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9+/]{43}=$")]  # base64 of 32 bytes


class Assigned(BaseModel):
    """What the office answers to an enrolment."""

    model_config = ConfigDict(frozen=True)

    kiosk_id: str = Field(min_length=1)
    kiosk_number: int = Field(ge=1, le=99)
    office_code: str = Field(pattern=r"^[A-Z]{3}$")
    sealing_key: _Key
    status_base: str = Field(min_length=1)


class Identity(Assigned):
    """An enrolled kiosk. `repr` does not show the key."""

    private_key: _Key = Field(repr=False)

    @property
    def owner(self) -> Owner:
        """What the store needs of it."""
        key = base64.b64decode(self.sealing_key)
        return Owner(self.office_code, self.kiosk_number, key, self.status_base)


def folder(home: Path) -> Path:
    """Where a kiosk keeps its identity and its store, below ANJUNGAN_HOME."""
    return home / "kiosk"


def load(home: Path) -> Identity | Fault:
    """The identity of this kiosk; `uplink.not_enrolled` before its first enrolment."""
    try:
        return Identity.model_validate_json((folder(home) / _FILE).read_bytes())
    except FileNotFoundError:
        return faults.NOT_ENROLLED
    except (OSError, ValidationError):
        return faults.IDENTITY_DAMAGED


def save(identity: Identity, home: Path) -> Fault | None:
    """Write the identity whole or not at all, for its owner only."""
    place, disk = folder(home), Disk()
    unfinished = place / f"{_FILE}.part"
    try:
        disk.make_folder(place)
        unfinished.unlink(missing_ok=True)
        disk.write(unfinished, identity.model_dump_json(indent=1).encode())
        unfinished.rename(place / _FILE)
        disk.sync_folder(place)
    except OSError:
        return faults.IDENTITY_NOT_SAVED
    return None


def new_key() -> tuple[str, str]:
    """A fresh Ed25519 key: (private, public), each as base64 of 32 bytes."""
    key = Ed25519PrivateKey.generate()
    return _text(key.private_bytes_raw()), _text(key.public_key().public_bytes_raw())


def enroll(office_url: str, code: str, home: Path, *, line: Line | None = None) -> Identity | Fault:
    """Introduce this kiosk to the office with a one-time code that the office made, and keep what it answers.

    A kiosk that is enrolled already is refused: requests may still wait here under its old number.
    """
    if not isinstance(load(home), Fault):
        return faults.ALREADY_ENROLLED
    private, public = new_key()
    line = line or Line(office_url)
    try:
        reply = line.send("POST", "/enroll", body={"code": code, "public_key": public})
    finally:
        line.close()
    assigned = _assigned(reply)
    if isinstance(assigned, Fault):
        return assigned
    identity = Identity(**assigned.model_dump(), private_key=private)
    return save(identity, home) or identity


def _assigned(reply: Reply | None) -> Assigned | Fault:
    if reply is None or not (reply.status == _CREATED or reply.code):
        return faults.UNREACHABLE
    if reply.code:
        return faults.ENROLMENT_REFUSED if reply.status == _FORBIDDEN else faults.OFFICE_TROUBLE
    try:
        return Assigned.model_validate_json(reply.body)
    except ValidationError:
        return faults.OFFICE_TROUBLE


class Credentials:
    """Tokens that the office accepts even while this kiosk's clock is wrong."""

    def __init__(self, identity: Identity, now: Callable[[], datetime]) -> None:
        self._identity, self._now = identity, now
        self._key = Ed25519PrivateKey.from_private_bytes(base64.b64decode(identity.private_key))
        self._offset = timedelta(0)

    def learn_time(self, office_now: datetime) -> None:
        """The office says what time it is; from now on tokens follow its clock."""
        self._offset = office_now - self._now()

    def token(self) -> str:
        """A bearer token for one request, good for a minute."""
        issued = self._now() + self._offset
        kiosk = self._identity.kiosk_id
        claims = {"sub": kiosk, "aud": self._identity.office_code, "iat": issued, "exp": issued + _TOKEN_LIFE}
        return jwt.encode(claims, self._key, algorithm="EdDSA", headers={"kid": kiosk})


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
