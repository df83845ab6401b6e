"""The office's own secrets: the key that opens what residents sealed, and the keys that hash and sign.

They are made once, on first start, and live in ANJUNGAN_HOME/office/keys with mode 0600. Whoever copies the database
without this folder reads no name, no NIK and no page.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

from adminduk.numbers import parse_slip_code
from office import durable


@dataclass(frozen=True)
class Keys:
    """`sealing` opens sealed boxes, `lookup` keys the hashes that find a NIK or slip code, `csrf` signs forms."""

    sealing: PrivateKey
    lookup: bytes
    csrf: str

    @property
    def public_key(self) -> bytes:
        """The 32 bytes that kiosks seal to."""
        return bytes(self.sealing.public_key)

    def open(self, sealed: bytes) -> bytes | None:
        """What was sealed for this office, or None when it was sealed for another one or was damaged."""
        try:
            return SealedBox(self.sealing).decrypt(sealed)
        except (CryptoError, ValueError):
            return None

    def seal(self, plain: bytes) -> bytes:
        """`plain` as only this office opens it again."""
        return SealedBox(self.sealing.public_key).encrypt(plain)

    def hash_of(self, what: str, value: str) -> str:
        """A keyed hash of `value` (64 hex characters), so that it can be found again without being stored.

        `what` ("nik", "kk", "name", "page", "slip", "address") keeps the hashes of different things apart.
        """
        return hmac.new(self.lookup, f"{what}:{value}".encode(), hashlib.sha256).hexdigest()

    def slip_hash(self, slip_code: str) -> str:
        """The hash by which the request of a slip is found; however the code was typed, it is the same hash."""
        slip = parse_slip_code(slip_code)
        return self.hash_of("slip", slip_code if slip is None else str(slip))

    def nik_hash(self, nik: str) -> str:
        """The hash by which a holder is recognised; blanks and dots between the digits do not matter."""
        return self.hash_of("nik", "".join(each for each in nik if each.isalnum()))

    def kk_hash(self, nomor_kk: str) -> str:
        """The hash by which requests of one family are found."""
        return self.hash_of("kk", "".join(each for each in nomor_kk if each.isalnum()))

    def page_mark(self, sha256: str) -> str:
        """The hash by which the very same scan is recognised in another request."""
        return self.hash_of("page", sha256)

    def name_hash(self, word: str) -> str:
        """The hash by which a word of a name is found (adminduk/name_words.py)."""
        return self.hash_of("name", word)


def load_or_create(folder: Path) -> Keys:
    """The keys in `folder`; made there on first start."""
    durable.private_folder(folder)
    return Keys(
        sealing=PrivateKey(_kept(folder / "sealing.key")),
        lookup=_kept(folder / "lookup.key"),
        csrf=_kept(folder / "csrf.key").hex(),
    )


def _kept(path: Path) -> bytes:
    if not path.exists():
        durable.write(path, secrets.token_bytes(32))
    return path.read_bytes()
