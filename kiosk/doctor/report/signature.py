"""The kiosk's signature on a report: detached, in a small file beside the PDF, and once more in the code on the paper.

Ed25519 with the key that also signs the kiosk's calls to the office; what is signed begins with its purpose, so that no
signature can be taken for another kind.
"""

from __future__ import annotations

import base64
import hashlib
from datetime import datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.doctor.model import Outcome
from kiosk.identity import Identity

_FILE_PURPOSE = b"anjungan report file 1\n"
_PAPER_PURPOSE = b"anjungan report paper 1\n"
SUFFIX = ".sig"


class Signature(BaseModel):
    """The file beside the PDF. `key` is the public key, base64: compare it with the one the office has."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kiosk_id: str
    kiosk: str  # e.g. "JGR-01"
    key: str
    sha256: str
    signature: str


def sign(pdf: bytes, identity: Identity) -> Signature:
    """The signature of the file `pdf`, byte for byte."""
    key, digest = _key(identity), hashlib.sha256(pdf)
    return Signature(
        kiosk_id=identity.kiosk_id,
        kiosk=identity.owner.prefix,
        key=_text(key.public_key().public_bytes_raw()),
        sha256=digest.hexdigest(),
        signature=_text(key.sign(_FILE_PURPOSE + digest.digest())),
    )


def is_good(pdf: bytes, signature: Signature) -> bool:
    """Whether this key signed exactly this file. Whose key it is, `signature.key` says, and nobody vouches for it."""
    digest = hashlib.sha256(pdf)
    return signature.sha256 == digest.hexdigest() and _verified(
        signature.key, signature.signature, _FILE_PURPOSE + digest.digest()
    )


def parsed(text: bytes) -> Signature | None:
    """The signature in the file `text`; None when it is none."""
    try:
        return Signature.model_validate_json(text)
    except ValidationError:
        return None


def on_paper(content: bytes, at: datetime, outcome: Outcome, identity: Identity) -> str:
    """What the code on the paper says: which kiosk, when, how it came out, the digest of what lies in the PDF as
    `laporan.json`, and a signature over all that."""
    digest = hashlib.sha256(content).hexdigest()
    statement = f"ANJUNGAN-LAPORAN 1 {identity.owner.prefix} {at.isoformat(timespec='minutes')} {outcome} {digest}"
    return f"{statement} {_text(_key(identity).sign(_PAPER_PURPOSE + statement.encode()))}"


def paper_is_good(said: str, public_key: str) -> bool:
    """Whether `public_key` (base64) signed what a code on paper says."""
    statement, _, signature = said.rpartition(" ")
    return _verified(public_key, signature, _PAPER_PURPOSE + statement.encode())


def fingerprint(public_key: str) -> str:
    """Short enough to read aloud over the telephone: e.g. "7f3a 91c0 22de 04b8"."""
    digest = hashlib.sha256(base64.b64decode(public_key)).hexdigest()
    return " ".join(digest[at : at + 4] for at in range(0, 16, 4))


def public_key(identity: Identity) -> str:
    return _text(_key(identity).public_key().public_bytes_raw())


def _verified(key: str, signature: str, message: bytes) -> bool:
    try:
        public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key, validate=True))
        public.verify(base64.b64decode(signature, validate=True), message)
    except (ValueError, InvalidSignature):
        return False
    return True


def _key(identity: Identity) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(identity.private_key))


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
