"""A draft is taken up again by its code: opened, checked with the NIK that was typed in it, and gone on with."""

from __future__ import annotations

from collections.abc import Callable

from adminduk.catalogue.model import FieldId
from kiosk.events import Event
from kiosk.journeys.buttons import DONE, NEXT, OFFICER
from kiosk.journeys.desk import Desk
from kiosk.journeys.draft import Draft
from kiosk.journeys.holder import holder_nik
from kiosk.journeys.left_behind import TakenUp, take_up
from kiosk.journeys.page import Effects, StandingPage, WaitingPage, Way
from kiosk.journeys.service_choice import Opens
from kiosk.say import Text, Verbatim, say
from kiosk.unfinished import DraftGone, DraftOpened, OpenDraft
from kiosk.views import BusyView, MessageView, Tone

MOST_TRIES = 3  # at the NIK, in one visit: a slip that was found opens nothing


class Resumption:
    """`begin` gets the draft and its id on the shelf; `leave` ends the visit."""

    def __init__(self, desk: Desk, opens: Opens, begin: Callable[[Draft, str], Effects], leave: Way) -> None:
        self._desk, self._opens, self._begin, self._leave = desk, opens, begin, leave
        self._tries = 0

    def start(self, code: str) -> Effects:
        def answered(event: Event) -> Effects | None:
            match event:
                case DraftOpened():
                    return self._check_holder(event)
                case DraftGone():
                    return self._gone(event)
            return None

        return self._opens(WaitingPage(BusyView(say("draft.opening")), (OpenDraft(code),), answered), None)

    def _check_holder(self, opened: DraftOpened) -> Effects:
        """Where a NIK was typed into the draft, only who knows it goes on with it."""
        nik = dict(opened.left.fields).get(FieldId.NIK.value, "")
        if not nik:
            return self._take_up(opened)

        def typed(number: str) -> Effects:
            if number == nik:
                return self._take_up(opened)
            self._tries += 1
            return self._wrong_nik(opened)

        return self._opens(holder_nik(self._desk, typed), self._leave)

    def _wrong_nik(self, opened: DraftOpened) -> Effects:
        if self._tries >= MOST_TRIES:
            return self._message("draft-locked", Tone.SORRY, say("draft.locked.title"), say("draft.locked.body"))
        title, body = say("draft.wrong_nik.title"), say("draft.wrong_nik.body", tries=MOST_TRIES - self._tries)
        view = MessageView("draft-wrong-nik", Tone.SORRY, title, body, "card", (OFFICER, NEXT))
        ways = {"next": lambda: self._check_holder(opened)}
        return self._opens(StandingPage(lambda: view, ways, "visit.help.message"), self._leave)

    def _take_up(self, opened: DraftOpened) -> Effects:
        taken = take_up(self._desk, opened.left)
        if taken is None:
            return self._message(
                "draft-no-service", Tone.SORRY, say("draft.no_service.title"), say("draft.no_service.body")
            )
        return self._welcome(opened.id, taken)

    def _welcome(self, draft_id: str, taken: TakenUp) -> Effects:
        """Which request it was, before the page on which it stopped."""
        body = say("draft.back.asked_again" if taken.asked_again else "draft.back.body")
        view = MessageView(
            "draft-back", Tone.SUCCESS, say("draft.back.title"), body, "done", (NEXT,), taken.draft.service.name
        )
        ways: dict[str, Way] = {"next": lambda: self._begin(taken.draft, draft_id)}
        return self._opens(StandingPage(lambda: view, ways, "visit.help.message"), self._leave)

    def _gone(self, gone: DraftGone) -> Effects:
        if gone.place:
            title, body = say("draft.elsewhere.title"), say("draft.elsewhere.body", kiosk=Verbatim(gone.place))
            return self._message("draft-elsewhere", Tone.INFO, title, body)
        if gone.fault is not None:
            body = say("draft.unreadable.body", cause=say(gone.fault.resident))
            return self._message("draft-unreadable", Tone.SORRY, say("draft.unreadable.title"), body)
        return self._message("draft-gone", Tone.SORRY, say("draft.gone.title"), say("draft.gone.body", days=gone.days))

    def _message(self, name: str, tone: Tone, title: Text, body: Text) -> Effects:
        view = MessageView(name, tone, title, body, "show-code", (OFFICER, DONE))
        return self._opens(StandingPage(lambda: view, {"done": self._leave}, "visit.help.message"), self._leave)
