"""The list of what to bring comes out on paper: on the best there is, and the next one takes over by itself."""

from __future__ import annotations

from collections.abc import Hashable
from enum import Enum, auto

from hardware.device import Fault
from hardware.slip_printer.port import Slip
from kiosk.availability import Availability
from kiosk.degraded import Step, way_of
from kiosk.effects import Chime, PrintSlip, SlipPaper
from kiosk.events import Chosen, Event, SlipFailed, SlipPrinted
from kiosk.journeys.buttons import RETRY
from kiosk.journeys.desk import Desk
from kiosk.journeys.page import Effects, Page, Patience, Way
from kiosk.say import Text, say
from kiosk.views import BusyView, Button, Emphasis, MessageView, Tone, View

_PAPERS = {"slip-printer": SlipPaper.ROLL, "printer": SlipPaper.A4}
_BACK = Button("list", say("info.back"), "undo", Emphasis.PRIMARY)
_BACK_BESIDE = Button("list", _BACK.label, _BACK.icon)  # beside something better to do


class _Stage(Enum):
    PRINTING = auto()
    PRINTED = auto()
    FAILED = auto()


def paper_way(works: Availability, gave_up: frozenset[str] = frozenset()) -> str:
    """How a list is printed now, but for the ways that gave up; "" when no printer is left."""
    way = way_of(Step.SLIP, works, gave_up)
    return way.id if way is not None and way.id in _PAPERS else ""


class ToDoPage(Page):
    """Opens with the paper on its way. There must be a `paper_way` when it opens."""

    def __init__(self, desk: Desk, slip: Slip, name: str, back: Way) -> None:
        """`name`: all that a printer's queue sees of the list."""
        self._desk, self._slip, self._name, self._back = desk, slip, name, back
        self._stage = _Stage.PRINTING
        self._gave_up: frozenset[str] = frozenset()
        self._way = ""
        self._failure: Fault | None = None
        self.help = "visit.help.message"

    @property
    def stage(self) -> Hashable:
        return (self._stage, self._way)

    @property
    def patience(self) -> Patience:
        return Patience.PAPER_MOVES if self._stage is _Stage.PRINTING else Patience.ORDINARY

    @property
    def view(self) -> View:
        match self._stage:
            case _Stage.PRINTING:
                return BusyView(say("info.printing.title"), self._which_paper(), "take-paper")
            case _Stage.PRINTED:
                body = say("info.printed.body_a4" if _PAPERS[self._way] is SlipPaper.A4 else "info.printed.body")
                title = say("info.printed.title")
                return MessageView("info-printed", Tone.SUCCESS, title, body, "take-paper", (_BACK,))
        title = say("info.not_printed.title")
        body = say(self._failure.resident) if self._failure is not None else say("info.not_printed.body")
        return MessageView("info-not-printed", Tone.SORRY, title, body, "sorry", (_BACK_BESIDE, RETRY))

    def _which_paper(self) -> Text:
        """Why it comes on another paper than usual, where it does."""
        if self._failure is None:
            return say("info.printing.body")
        return say("info.printing.body_because", cause=say(self._failure.resident))

    def open(self) -> Effects:
        """The printer may have been lost since the button was drawn."""
        self._gave_up, self._failure = frozenset(), None
        self._way = paper_way(self._desk.availability)
        if not self._way:
            self._stage = _Stage.FAILED
            return ()
        self._stage = _Stage.PRINTING
        return self._print()

    def handle(self, event: Event) -> Effects:
        match event:
            case SlipPrinted() if self._stage is _Stage.PRINTING:
                self._stage = _Stage.PRINTED
                return (Chime("take-paper"),)
            case SlipFailed(fault=fault) if self._stage is _Stage.PRINTING:
                self._failure = fault
                self._gave_up |= {self._way}
                self._way = paper_way(self._desk.availability, self._gave_up) or self._way
                if self._way in self._gave_up:
                    self._stage = _Stage.FAILED
                    return ()
                return self._print()
            case Chosen(id="list") if self._stage is not _Stage.PRINTING:
                return self._back()
            case Chosen(id="retry") if self._stage is _Stage.FAILED:
                return self.open()
        return ()

    def _print(self) -> Effects:
        return (PrintSlip(self._slip, _PAPERS[self._way], self._name),)
