"""What the store hands out and answers with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from adminduk.filing import DeliveryKind


@dataclass(frozen=True)
class Owner:
    """Whose store this is: the facts of the kiosk's identity that numbers, slips and sealing need."""

    office_code: str  # three letters
    kiosk_number: int  # 1..99
    sealing_key: bytes  # the office's public key, 32 bytes
    status_base: str  # the address that the slip's QR begins with

    @property
    def prefix(self) -> str:
        return f"{self.office_code}-{self.kiosk_number:02d}"


@dataclass(frozen=True)
class CatalogueFacts:
    """Under which office's catalogue, and which version of it, a request is filed."""

    office: str  # office id of the catalogue
    version: str


@dataclass(frozen=True)
class Kept:
    """The promise holds: this is on the disk. The caller adds whether the office can be reached -> events.Committed."""

    delivery_id: str
    number: str
    slip_code: str
    qr_payload: str  # "" without a slip code


@dataclass(frozen=True, eq=False)
class Parcel:
    """One delivery on its way to the office (docs/kiosk-api.md). The bytes of its blobs stay in their files."""

    id: str
    kind: DeliveryKind
    number: str
    sealed: bytes
    blobs: tuple[str, ...]
    content_hash: str


@dataclass(frozen=True)
class Parked:
    """A delivery that the office refused for good. It is kept until somebody decides; it is not tried again."""

    id: str
    kind: DeliveryKind
    number: str
    reason: str  # the office's error code, or `file_damaged`
    kept_at: datetime


@dataclass(frozen=True)
class Whereabouts:
    """What this kiosk knows of a request by itself."""

    number: str
    here: tuple[DeliveryKind, ...]  # kept here, not confirmed by the office, oldest first
    delivered_at: datetime | None  # when the office last confirmed something of it

    @property
    def only_here(self) -> bool:
        """The office has never heard of this request."""
        return DeliveryKind.FILING in self.here or DeliveryKind.COMPLAINT in self.here
