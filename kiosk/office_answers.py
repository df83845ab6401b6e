"""What the office tells a kiosk about a request, a complaint, a call: enough to serve its holder, nothing personal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from adminduk import pengaduan
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
    usual_minutes: int | None = None  # what the office needed lately, from filed to ready; None: too few to say


@dataclass(frozen=True)
class ComplaintStanding:
    """Where a complaint or a suggestion stands. `answer` is the office's, in its own words."""

    number: str
    kind: pengaduan.Kind
    topic: pengaduan.Topic
    service: str
    state: pengaduan.State
    history: tuple[tuple[pengaduan.State, datetime], ...]
    due: datetime | None
    answer: str
    slip_code: str = ""


class CallState(StrEnum):
    """What became of a call for an officer."""

    CALLING = "calling"  # on its way to the office
    WAITING = "waiting"  # the office shows it
    COMING = "coming"
    HELPED = "helped"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, eq=False)
class Grant:
    """Permission to print one finished document, once. `pdf` is byte for byte what the operator attached."""

    token: str
    number: str
    slip_code: str
    pdf: bytes
    sha256: str
