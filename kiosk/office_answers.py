"""What the office tells a kiosk about a request: enough to serve its holder, nothing personal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from adminduk.catalogue.model import ProductKind
from adminduk.request import ReturnedItem, State


@dataclass(frozen=True)
class Standing:
    """Where a request stands."""

    number: str
    service: str
    reason: str
    state: State
    history: tuple[tuple[State, datetime], ...]  # each state entered, oldest first
    product: ProductKind
    returned: tuple[ReturnedItem, ...] = ()
    reject_reason: str = ""
    slip_code: str = ""  # the code it was asked with; "" when it was asked with number and NIK


@dataclass(frozen=True, eq=False)
class Grant:
    """Permission to print one finished document, once. `pdf` is byte for byte what the operator attached."""

    token: str
    number: str
    slip_code: str
    pdf: bytes
    sha256: str
