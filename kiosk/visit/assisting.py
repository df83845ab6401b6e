"""Pendampingan: an officer of the desa at the kiosk, with one resident after the other.

Between two residents the officer's page is open instead of the attract page. Each resident is asked first whether the
officer may help and look on; then it is the visit that everybody has, and it is wiped like any other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from adminduk.pendampingan import Pendamping
from kiosk.degraded import Service, closed_by
from kiosk.effects import Hush, ListenForCode, StopListening
from kiosk.events import CodeRead, Event
from kiosk.journeys.buttons import DONE
from kiosk.journeys.check_status import CheckStatus
from kiosk.journeys.desk import Desk
from kiosk.journeys.journey import Journey
from kiosk.journeys.page import Effects, Page, Patience, StandingPage, Way
from kiosk.say import Verbatim, say
from kiosk.views import ChoiceView, MessageView, Tile, Tone
from kiosk.visit.attract import main_tiles
from kiosk.visit.chosen import JOURNEYS

_NEXT = Tile("next", say("assist.next"), "person_add", say("assist.next.hint"))
_END = Tile("end", say("assist.end"), "logout")
_AGREES = Tile("yes", say("assist.consent.yes"), "handshake")
_DECLINES = Tile("no", say("assist.consent.no"), "block", say("assist.consent.no.hint"))


@dataclass
class Helping:
    """One officer, from the PIN to the end. Nothing of any resident is in here but how many there were."""

    officer: str  # the label on the PIN
    served: int = 0
    over: bool = False


class Assist(Journey):
    """Before one resident's own journey: the officer waits for them, they agree, and say what they came for."""

    def __init__(self, desk: Desk, helping: Helping) -> None:
        super().__init__(desk)
        self._helping = helping

    def start(self) -> Effects:
        """The officer's page: nobody is served."""
        view = ChoiceView(
            "assist-next",
            say("assist.title", officer=Verbatim(self._helping.officer)),
            (_NEXT, _END),
            say("assist.explained"),
        )
        ways = {"next": self._ask_consent, "end": self._end}
        return self._open(StandingPage(lambda: view, ways, "assist.help", Patience.BETWEEN_RESIDENTS))

    def _ask_consent(self) -> Effects:
        view = ChoiceView(
            "assist-consent",
            say("assist.consent.title", officer=Verbatim(self._helping.officer)),
            (_AGREES, _DECLINES),
            say("assist.consent.body"),
            together=True,
        )
        return self._open(_ConsentPage(view, agrees=self._agreed, declines=self._finish), back=self._finish)

    def _agreed(self) -> Effects:
        self.desk.assisted_by = Pendamping(label=self._helping.officer, consented_at=self.desk.clock.now())
        return self._open(_ErrandPage(self.desk, self._came_for), back=self._finish)

    def _came_for(self, journey: Journey) -> Effects:
        self._helping.served += 1
        return self._hand_over(journey)

    def _end(self) -> Effects:
        self._helping.over = True
        view = MessageView(
            "assist-over",
            Tone.SUCCESS,
            say("assist.over.title"),
            say("assist.over.body", count=self._helping.served),
            "done",
            (DONE,),
        )
        ways = {"done": self._finish}
        return self._open(StandingPage(lambda: view, ways, "visit.help.message", Patience.PAPER_IN_HAND))


class _ConsentPage(StandingPage):
    """Read to everybody, asked or not: who needs help may not be able to read it."""

    aloud = True

    def __init__(self, view: ChoiceView, agrees: Way, declines: Way) -> None:
        super().__init__(lambda: view, {"yes": agrees, "no": declines}, "assist.help.consent")

    def close(self) -> Effects:
        return (Hush(),)


class _ErrandPage(Page):
    """What the resident came for. As on the attract page, a slip that is shown opens its standing."""

    help = "visit.help.attract"

    def __init__(self, desk: Desk, chosen: Callable[[Journey], Effects]) -> None:
        self._desk, self._chosen = desk, chosen
        ways = {tile.id: partial(self._choose, tile.id) for tile in main_tiles(desk.availability)}
        self._tiles = StandingPage(lambda: self.view, ways)

    @property
    def view(self) -> ChoiceView:
        return ChoiceView("assist-errand", say("assist.errand"), main_tiles(self._desk.availability))

    def open(self) -> Effects:
        return (ListenForCode(),)

    def close(self) -> Effects:
        return (StopListening(),)

    def handle(self, event: Event) -> Effects:
        if isinstance(event, CodeRead):
            closed = closed_by(Service.STATUS, self._desk.availability)
            return (ListenForCode(),) if closed else self._chosen(CheckStatus(self._desk, shown=event.text))
        return self._tiles.handle(event)

    def _choose(self, errand: str) -> Effects:
        return self._chosen(JOURNEYS[errand](self._desk))
