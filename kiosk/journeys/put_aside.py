""" "Simpan dulu, lanjutkan nanti": the draft is kept, and its code goes along on a slip, or from the screen."""

from __future__ import annotations

from kiosk.dates import date_in_words
from kiosk.draft_slip import draft_slip
from kiosk.events import CommitFailed, Committed, Event
from kiosk.journeys.buttons import OFFICER, RETRY
from kiosk.journeys.desk import Desk
from kiosk.journeys.draft import Draft
from kiosk.journeys.left_behind import left
from kiosk.journeys.number_page import NumberPage, Receipt
from kiosk.journeys.page import Effects, Patience, StandingPage, WaitingPage, Way
from kiosk.journeys.service_choice import Opens
from kiosk.say import say
from kiosk.unfinished import DraftKept, DraftTicket, KeepDraft
from kiosk.views import BusyView, Button, MessageView, Tone
from kiosk.wording import wording

_GO_ON = Button("go-on", say("draft.not_kept.go_on"), "undo")


class PuttingAside:
    """No code is shown before the draft is on the disk. `back` returns to the page that was open."""

    def __init__(self, desk: Desk, opens: Opens, finish: Way, back: Way) -> None:
        self._desk, self._opens, self._finish, self._back = desk, opens, finish, back

    def start(self, draft: Draft, replaces: str) -> Effects:
        def answered(event: Event) -> Effects | None:
            match event:
                case DraftKept(ticket=ticket):
                    return self._show(ticket, papers_on_glass=draft.papers.touched_glass)
                case CommitFailed():
                    return self._not_kept(event, lambda: self.start(draft, replaces))
            return None

        view = BusyView(say("draft.keeping.title"), say("file.commit.body"))
        asking = (KeepDraft(left(draft), replaces),)
        return self._opens(WaitingPage(view, asking, answered, Patience.PAPER_MOVES), None)

    def _show(self, ticket: DraftTicket, *, papers_on_glass: bool) -> Effects:
        receipt = Receipt(
            committed=Committed("", ticket.code, ticket.code, office_reachable=True),
            slip=draft_slip(ticket, self._desk.catalogue.office, wording(self._desk.settings.language)),
            title=say("draft.kept.title", day=date_in_words(ticket.until)),
            next_step=say("draft.kept.next"),
            papers_on_glass=papers_on_glass,
            no_slip="draft.no_slip",
            warning=say("draft.slip.not_sent"),
        )
        return self._opens(NumberPage(self._desk, receipt, self._finish), None)

    def _not_kept(self, failed: CommitFailed, retry: Way) -> Effects:
        """Nothing is lost: all of it is still here."""
        body = say("draft.not_kept.body", cause=say(failed.fault.resident))
        view = MessageView(
            "draft-not-kept", Tone.SORRY, say("draft.not_kept.title"), body, "sorry", (OFFICER, _GO_ON, RETRY)
        )
        ways = {"retry": retry, "go-on": self._back}
        return self._opens(StandingPage(lambda: view, ways, "visit.help.message"), self._back)
