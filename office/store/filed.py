"""A request as it lies in the office's store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from adminduk.request import Request


@dataclass(frozen=True)
class Filed:
    """What is known of a request beside its history. Nobody can be read from it."""

    slip_hash: str
    nik_hash: str
    language: str
    kiosk_id: str
    filed_at: datetime  # by the kiosk's clock


@dataclass(frozen=True)
class StoredRequest:
    request: Request
    filed: Filed
