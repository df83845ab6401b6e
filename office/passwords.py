"""Passwords: hashed with argon2id, generated where nobody chose one yet, never stored, never logged."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 10
_SYMBOLS = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is misread on a terminal
_GROUPS, _GROUP = 4, 4


def generate() -> str:
    """A password to be read off a terminal once: `k7m2-9qxd-w4zp-hb83`, 79 bits."""
    return "-".join("".join(secrets.choice(_SYMBOLS) for _ in range(_GROUP)) for _ in range(_GROUPS))


def too_weak(password: str, login: str) -> str | None:
    """Why `password` cannot be taken, as an Indonesian sentence; None when it can."""
    if len(password) < SHORTEST:
        return f"Kata sandi terlalu pendek. Pakai paling sedikit {SHORTEST} huruf atau angka."
    if len(set(password)) < 5 or login.lower() in password.lower():
        return "Kata sandi terlalu mudah ditebak. Pakai beberapa kata yang tidak berhubungan."
    return None


@dataclass(frozen=True)
class Passwords:
    """Hashing at one cost; an unknown account takes at least as long as a wrong password."""

    hasher: PasswordHasher = field(default_factory=PasswordHasher)

    def hash(self, password: str) -> str:
        return self.hasher.hash(password)

    def matches(self, password_hash: str | None, password: str) -> bool:
        """Whether `password` is the one; None for an unknown account costs the same time and answers False."""
        try:
            self.hasher.verify(password_hash or self.hasher.hash(secrets.token_hex(8)), password)
        except (VerificationError, InvalidHashError):
            return False
        return password_hash is not None
