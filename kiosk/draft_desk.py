"""The shelf as journeys ask for it: drafts kept, opened again and forgotten, each question answered with an event."""

from __future__ import annotations

from adminduk.draft_codes import parse_draft_code
from hardware.device import Fault
from kiosk.events import CommitFailed
from kiosk.spool.contents import Owner
from kiosk.spool.shelf import Shelf
from kiosk.unfinished import DraftGone, DraftKept, DraftOpened, KeepDraft, OpenDraft


class DraftDesk:
    """`days`: how long a draft may wait for its resident. Safe from any background thread."""

    def __init__(self, shelf: Shelf, owner: Owner, days: int) -> None:
        self._shelf, self._owner, self._days = shelf, owner, days

    def keep(self, effect: KeepDraft) -> DraftKept | CommitFailed:
        """*Blocks.* The new draft first, then the one it replaces goes: a power cut between them loses neither."""
        ticket = self._shelf.keep(effect.left, self._days)
        if isinstance(ticket, Fault):
            return CommitFailed(ticket)
        if effect.replaces:
            self._shelf.forget(effect.replaces)
        return DraftKept(ticket)

    def open(self, effect: OpenDraft) -> DraftOpened | DraftGone:
        """*Blocks.*"""
        code = parse_draft_code(effect.code)
        if code is not None and code.place != self._owner.prefix:
            return DraftGone(place=code.place)
        found = self._shelf.open(effect.code)
        if isinstance(found, Fault):
            return DraftGone(fault=found)
        return DraftGone(days=self._days) if found is None else DraftOpened(*found)

    def forget(self, draft_id: str) -> None:
        """*Blocks.* What cannot be deleted now goes when its time is over."""
        self._shelf.forget(draft_id)
