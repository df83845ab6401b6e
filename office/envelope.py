"""A delivery as it came in from a kiosk, and what the office answers to it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from adminduk.filing import DeliveryKind


@dataclass(frozen=True)
class Envelope:
    """`blobs` name sealed pages that were put before."""

    id: str
    kind: DeliveryKind
    number: str
    sealed: bytes
    blobs: tuple[str, ...]
    content_hash: str

    @property
    def is_whole(self) -> bool:
        """Whether it is what the kiosk sent."""
        return hashlib.sha256(self.sealed + "".join(self.blobs).encode("ascii")).hexdigest() == self.content_hash


class Receipt(StrEnum):
    KEPT = "kept"
    REPEATED = "repeated"  # delivered before; nothing changed


class TroubleKind(StrEnum):
    INVALID = "invalid"
    CONFLICT = "conflict"
    MISSING_BLOBS = "missing_blobs"
    STATE = "state"


@dataclass(frozen=True)
class Trouble:
    """Why a delivery was not taken. `detail` is for the technician's log and names no person."""

    kind: TroubleKind
    detail: str
    missing: tuple[str, ...] = ()
