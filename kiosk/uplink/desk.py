"""Answers for the person at the screen: the office's word, and where it is silent, what this kiosk knows itself."""

from __future__ import annotations

from adminduk.filing import DeliveryKind
from adminduk.request import State
from hardware.device import Fault
from kiosk.effects import AskStanding, CallOfficer, ClaimDocument
from kiosk.events import ComplaintFound, GrantReceived, OfficerTold, OfficeSaidNo, OfficeTrouble, StandingFound
from kiosk.office_answers import ComplaintStanding, Grant, Standing
from kiosk.spool.contents import Whereabouts
from kiosk.spool.spool import Spool
from kiosk.uplink.office_client import OfficeClient

_SILENT = (OfficeTrouble.UNREACHABLE, OfficeTrouble.UNKNOWN)


class OfficeDesk:
    """Blocks for as long as the office takes (limits.py): call it off the screen's thread."""

    def __init__(self, spool: Spool, client: OfficeClient) -> None:
        self._spool, self._client = spool, client

    def ask(self, question: AskStanding) -> StandingFound | ComplaintFound | OfficeSaidNo:
        """Where a request stands.

        ONLY_HERE, with its number, when what the resident brought last is still on its way. UNREACHABLE with a number
        means: it was sent from this kiosk and the office has it, only cannot be asked now.
        """
        answer = self._client.standing(question)
        if isinstance(answer, ComplaintStanding):
            return ComplaintFound(answer)
        known = self._known(question)
        if known is not None and _on_its_way(known, answer):
            return OfficeSaidNo(OfficeTrouble.ONLY_HERE, number=known.number)
        if isinstance(answer, Standing):
            return StandingFound(answer)
        if known is not None and answer.trouble is OfficeTrouble.UNREACHABLE:
            return OfficeSaidNo(OfficeTrouble.UNREACHABLE, number=known.number)
        return answer

    def claim(self, claim: ClaimDocument) -> GrantReceived | OfficeSaidNo:
        """The holder check, and the finished document."""
        answer = self._client.document(claim)
        return GrantReceived(answer) if isinstance(answer, Grant) else answer

    def call_officer(self, call: CallOfficer) -> OfficerTold:
        """Somebody here wants a person."""
        return OfficerTold(call.call, self._client.call_officer(call))

    def _known(self, question: AskStanding) -> Whereabouts | None:
        by_slip = bool(question.slip_code)
        found = self._spool.find_by_slip(question.slip_code) if by_slip else self._spool.find_by_number(question.number)
        return None if isinstance(found, Fault) else found


def _on_its_way(known: Whereabouts, answer: Standing | OfficeSaidNo) -> bool:
    """Whether the office's answer is older than what waits here."""
    if isinstance(answer, OfficeSaidNo):
        return answer.trouble in _SILENT and (known.only_here or DeliveryKind.COMPLETION in known.here)
    return answer.state is State.PERLU_DILENGKAPI and DeliveryKind.COMPLETION in known.here
