"""The spool and the office as the runner asks for them: commits answered with events, and the uplink woken at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from hardware.device import Fault
from kiosk.effects import (
    AskStanding,
    CallOfficer,
    ClaimDocument,
    CommitComplaint,
    CommitCompletion,
    CommitFiling,
    CommitSurvey,
    RecordHandover,
)
from kiosk.events import (
    CommitFailed,
    Committed,
    ComplaintFound,
    GrantReceived,
    HandoverRecorded,
    OfficerTold,
    OfficeSaidNo,
    StandingFound,
    SurveyKept,
)
from kiosk.spool.contents import CatalogueFacts, Kept
from kiosk.spool.spool import Spool
from kiosk.uplink.desk import OfficeDesk


class Messenger(Protocol):
    """What the store needs of the uplink."""

    @property
    def reachable(self) -> bool: ...

    def wake(self) -> None: ...


class KioskStore:
    """Keeps what a visit commits, under the catalogue of that visit; safe from any background thread."""

    def __init__(self, spool: Spool, catalogue: Callable[[], CatalogueFacts], messenger: Messenger) -> None:
        self._spool, self._catalogue, self._messenger = spool, catalogue, messenger

    def commit_filing(self, effect: CommitFiling) -> Committed | CommitFailed:
        """Keep a new request durably; only then is there a number."""
        return self._answer(self._spool.commit_filing(effect, self._catalogue()))

    def commit_completion(self, effect: CommitCompletion) -> Committed | CommitFailed:
        return self._answer(self._spool.commit_completion(effect))

    def record_handover(self, effect: RecordHandover) -> HandoverRecorded | CommitFailed:
        kept = self._spool.record_handover(effect)
        self._messenger.wake()  # to carry what was kept, or to see why nothing could be
        return CommitFailed(kept) if isinstance(kept, Fault) else HandoverRecorded()

    def commit_complaint(self, effect: CommitComplaint) -> Committed | CommitFailed:
        return self._answer(self._spool.commit_complaint(effect, self._catalogue()))

    def commit_survey(self, effect: CommitSurvey) -> SurveyKept | CommitFailed:
        kept = self._spool.commit_survey(effect, self._catalogue())
        self._messenger.wake()
        return CommitFailed(kept) if isinstance(kept, Fault) else SurveyKept()

    def _answer(self, kept: Kept | Fault) -> Committed | CommitFailed:
        self._messenger.wake()
        if isinstance(kept, Fault):
            return CommitFailed(kept)
        return Committed(kept.number, kept.slip_code, kept.qr_payload, self._messenger.reachable)


class OfficeWindow:
    """The office's desk under the runner's names for its questions."""

    def __init__(self, desk: OfficeDesk) -> None:
        self._desk = desk

    def ask_standing(self, effect: AskStanding) -> StandingFound | ComplaintFound | OfficeSaidNo:
        return self._desk.ask(effect)

    def claim(self, effect: ClaimDocument) -> GrantReceived | OfficeSaidNo:
        return self._desk.claim(effect)

    def call_officer(self, effect: CallOfficer) -> OfficerTold:
        return self._desk.call_officer(effect)
