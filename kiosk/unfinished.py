"""A request that a resident left to go on with later, and the code that opens it again. All of it is personal."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from hardware.device import Fault
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
    forms: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = field(default=(), repr=False)  # form code -> values
    forms_how: tuple[tuple[str, str], ...] = ()  # requirement id -> filled in here, or brought on paper
    proxy: tuple[tuple[str, str], ...] = field(default=(), repr=False)  # for whom, and who acts for them


@dataclass(frozen=True)
class DraftTicket:
    """What the resident takes along: without the code nobody can open the draft again, not even this kiosk."""

    code: str = field(repr=False)
    place: str  # the kiosk that keeps it, e.g. JGR-01
    until: datetime  # aware; deleted then


# --- what a journey asks of the shelf -------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class KeepDraft:
    """Keep it durably -> DraftKept or CommitFailed. `replaces`: the id of the draft that this one was begun from."""

    left: Unfinished
    replaces: str = ""


@dataclass(frozen=True)
class OpenDraft:
    """-> DraftOpened or DraftGone. The draft stays where it is until it is forgotten."""

    code: str = field(repr=False)


@dataclass(frozen=True)
class ForgetDraft:
    """It was sent, or thrown away. Nobody waits for it."""

    id: str


# --- and what the shelf answers -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class DraftKept:
    ticket: DraftTicket


@dataclass(frozen=True, eq=False)
class DraftOpened:
    id: str
    left: Unfinished


@dataclass(frozen=True)
class DraftGone:
    """Why it cannot be opened here. `place`: it lies on another kiosk; else there is none under this code any more
    (sent, thrown away, over after `days`), or the disk refused: `fault`."""

    place: str = ""
    days: int = 0
    fault: Fault | None = None
