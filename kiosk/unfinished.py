"""A request that a resident left to go on with later, and the code that opens it again. All of it is personal."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from kiosk.views import Preview


@dataclass(frozen=True, eq=False)
class LeftPage:
    """A page that came out well, as it will be sent."""

    requirement: str
    jpeg: bytes = field(repr=False)
    untouched: bytes = field(repr=False)
    preview: Preview | None


@dataclass(frozen=True, eq=False)
class Unfinished:
    """What was answered, typed and scanned so far, under which version of the catalogue."""

    service: str
    reason: str
    answers: tuple[tuple[str, str], ...]  # question id -> option id
    fields: tuple[tuple[str, str], ...] = field(repr=False)  # FieldId -> what was typed
    briefed: bool
    pages: tuple[LeftPage, ...]
    later: tuple[str, ...]  # requirements that are brought to the counter
    catalogue_version: str


@dataclass(frozen=True)
class DraftTicket:
    """What the resident takes along: without the code nobody can open the draft again, not even this kiosk."""

    code: str = field(repr=False)
    place: str  # the kiosk that keeps it, e.g. JGR-01
    until: datetime  # aware; deleted then
