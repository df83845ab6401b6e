"""The request is safe and has a number: the slip, "is it in your hand?", and the code to photograph without a slip."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from hardware.device import Fault
from hardware.slip_printer.port import Slip
from kiosk.effects import Chime, PrintSlip
from kiosk.events import Chosen, Committed, Event, SlipFailed, SlipPrinted
from kiosk.journeys.buttons import CAME_OUT, DONE, PRINT_AGAIN
from kiosk.journeys.desk import Desk
from kiosk.journeys.page import Effects, Page, Patience, Way, touchable
from kiosk.say import Text, say
from kiosk.views import Button, Emphasis, NumberView, SlipStage

MOST_SLIPS = 3  # of one number; then the code on the screen is safer than a machine that says it prints

_NO_PAPER = Button("no-paper", say("visit.paper.no"), "close")
_NOTED = Button("done", say("file.number.noted"), "photo_camera", Emphasis.PRIMARY)


@dataclass(frozen=True)
class Receipt:
    """What the page shows: the number, its slip, and the words around them."""

    committed: Committed
    slip: Slip
    title: Text
    next_step: Text  # said once the slip is in the hand
    papers_on_glass: bool


class NumberPage(Page):
    """Opens with the slip printing; without a slip printer, with the code to photograph."""

    help = "visit.help.number"

    def __init__(self, desk: Desk, receipt: Receipt, finish: Way) -> None:
        self._desk, self._receipt, self._finish = desk, receipt, finish
        self._stage = SlipStage.PRINTING
        self._fault: Fault | None = None
        self._slips = 0

    @property
    def stage(self) -> Hashable:
        return (self._stage, self._slips)

    @property
    def patience(self) -> Patience:
        by_stage = {SlipStage.PRINTING: Patience.PAPER_MOVES, SlipStage.IN_HAND: Patience.PAPER_IN_HAND}
        return by_stage.get(self._stage, Patience.ORDINARY)

    @property
    def view(self) -> NumberView:
        committed = self._receipt.committed
        return NumberView(
            title=self._receipt.title,
            number=committed.number,
            slip_code=committed.slip_code,
            qr_payload=committed.qr_payload,
            stage=self._stage,
            body=self._body(),
            warning=None if committed.office_reachable else say("file.number.not_sent"),
            buttons=self._buttons(),
        )

    def open(self) -> Effects:
        fault = self._desk.availability.stops("slip_printer")
        return self._print() if fault is None else self._no_slip(fault)

    def handle(self, event: Event) -> Effects:
        match event:
            case SlipPrinted() if self._stage is SlipStage.PRINTING:
                self._stage = SlipStage.ASKING
                return (Chime("take-paper"),)
            case SlipFailed(fault=fault) if self._stage is SlipStage.PRINTING:
                return self._no_slip(fault)
            case Chosen(id=button) if touchable(self.view, button):
                return self._touched(button)
        return ()

    def _touched(self, button: str) -> Effects:
        match button:
            case "yes":
                self._stage = SlipStage.IN_HAND
            case "again":
                return self._print()
            case "no-paper":
                return self._no_slip(None)
            case "done":
                return self._finish()
        return ()

    def _print(self) -> Effects:
        self._stage, self._fault = SlipStage.PRINTING, None
        self._slips += 1
        return (PrintSlip(self._receipt.slip),)

    def _no_slip(self, fault: Fault | None) -> Effects:
        self._stage, self._fault = SlipStage.FAILED, fault
        return ()

    def _body(self) -> Text:
        match self._stage:
            case SlipStage.PRINTING:
                return say("file.number.printing")
            case SlipStage.ASKING:
                return say("visit.paper.question")
            case SlipStage.IN_HAND:
                return say("file.number.take_papers") if self._receipt.papers_on_glass else self._receipt.next_step
        if self._fault is not None:
            return say("file.number.no_slip_because", cause=say(self._fault.resident))
        return say("file.number.no_slip")

    def _buttons(self) -> tuple[Button, ...]:
        match self._stage:
            case SlipStage.PRINTING:
                return ()
            case SlipStage.ASKING:
                return (_NO_PAPER, *self._again(), CAME_OUT)
            case SlipStage.IN_HAND:
                return (DONE,)
        return (*self._again(), _NOTED)

    def _again(self) -> tuple[Button, ...]:
        can_print = self._slips < MOST_SLIPS and self._desk.availability.works("slip_printer")
        return (PRINT_AGAIN,) if can_print else ()
