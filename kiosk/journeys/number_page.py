"""The request is safe and has a number: the slip, "is it in your hand?", and the code to photograph without a slip."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from hardware.device import Fault
from hardware.slip_printer.port import Slip
from kiosk.availability import ABSENT
from kiosk.degraded import Step, way_of
from kiosk.effects import Chime, PrintSlip, SlipPaper
from kiosk.events import Chosen, Committed, Event, SlipFailed, SlipPrinted
from kiosk.journeys.buttons import CAME_OUT, DONE, PRINT_AGAIN, RATE
from kiosk.journeys.desk import Desk
from kiosk.journeys.page import Effects, Page, Patience, Way, touchable
from kiosk.say import Text, say
from kiosk.views import Button, Emphasis, NumberView, SlipStage

MOST_SLIPS = 3  # of one number; then the code on the screen is safer than a machine that says it prints

_UNNUMBERED = "isian"  # what the print queue sees of a draft's slip
_PAPERS = {"slip-printer": SlipPaper.ROLL, "printer": SlipPaper.A4}  # the ways of `Step.SLIP` that bring paper
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
    no_slip: str = "file.number.no_slip"  # the sentence for when no paper comes; `_because` and `_either` with causes
    warning: Text | None = None  # where it is not that of the number: the office was not told yet


class NumberPage(Page):
    """Opens with the slip printing, on the best paper there is; without any, with the code to photograph."""

    help = "visit.help.number"

    def __init__(self, desk: Desk, receipt: Receipt, finish: Way, rate: Way | None = None) -> None:
        """`rate`: to a survey, for who has the slip in the hand and time left."""
        self._desk, self._receipt, self._finish, self._rate = desk, receipt, finish, rate
        self._stage = SlipStage.PRINTING
        self._way = ""  # of printing it, as `kiosk.degraded` calls it
        self._gave_up: set[str] = set()  # ways that brought no paper
        self._roll_fault: Fault | None = None  # why it is not on the slip printer's roll
        self._sheet_fault: Fault | None = None  # why it is not on A4 either
        self._slips = 0

    @property
    def stage(self) -> Hashable:
        return (self._stage, self._way, self._slips)

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
            warning=self._receipt.warning or (None if committed.office_reachable else say("file.number.not_sent")),
            buttons=self._buttons(),
        )

    def open(self) -> Effects:
        return self._print()

    def handle(self, event: Event) -> Effects:
        match event:
            case SlipPrinted() if self._stage is SlipStage.PRINTING:
                self._stage = SlipStage.ASKING
                return (Chime("take-paper"),)
            case SlipFailed(fault=fault) if self._stage is SlipStage.PRINTING:
                return self._failed(fault)
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
                self._gave_up.add(self._way)
                self._roll_fault = self._sheet_fault = None
                self._stage = SlipStage.FAILED
            case "done":
                return self._finish()
            case "rate" if self._rate is not None:
                return self._rate()
        return ()

    def _print(self) -> Effects:
        """Because somebody asked for it: what gave up before is tried again when nothing else is left."""
        if not self._paper_way(self._gave_up):
            self._gave_up.clear()
        self._slips += 1
        self._roll_fault, self._sheet_fault = self._desk.availability.stops("slip_printer"), None
        return self._next_way()

    def _next_way(self) -> Effects:
        self._way = self._paper_way(self._gave_up)
        if not self._way:
            self._stage = SlipStage.FAILED
            return ()
        self._stage = SlipStage.PRINTING
        return (PrintSlip(self._receipt.slip, _PAPERS[self._way], self._receipt.committed.number or _UNNUMBERED),)

    def _failed(self, fault: Fault) -> Effects:
        """The next way takes over by itself: nobody has to touch anything for it."""
        self._gave_up.add(self._way)
        if _PAPERS[self._way] is SlipPaper.ROLL:
            self._roll_fault = fault
        else:
            self._sheet_fault = fault
        return self._next_way()

    def _paper_way(self, gave_up: set[str]) -> str:
        """The best way of printing the slip that is left; "" when only the screen is."""
        way = way_of(Step.SLIP, self._desk.availability, gave_up)
        return way.id if way is not None and way.id in _PAPERS else ""

    @property
    def _on_a4(self) -> bool:
        return _PAPERS.get(self._way) is SlipPaper.A4

    def _body(self) -> Text:
        match self._stage:
            case SlipStage.PRINTING:
                return self._printing()
            case SlipStage.ASKING:
                return say("file.number.question_a4") if self._on_a4 else say("visit.paper.question")
            case SlipStage.IN_HAND:
                return say("file.number.take_papers") if self._receipt.papers_on_glass else self._receipt.next_step
        return self._no_slip()

    def _printing(self) -> Text:
        if not self._on_a4:
            return say("file.number.printing")
        if self._roll_fault in (None, ABSENT):
            return say("file.number.printing_a4")
        return say("file.number.printing_a4_because", cause=say(self._roll_fault.resident))

    def _no_slip(self) -> Text:
        """Both causes where there are two: nobody shall look for a sheet that does not come."""
        roll = None if self._roll_fault in (None, ABSENT) else self._roll_fault
        cause = roll or self._sheet_fault
        if cause is None:
            return say(self._receipt.no_slip)
        more = "either" if roll and self._sheet_fault else "because"
        return say(f"{self._receipt.no_slip}_{more}", cause=say(cause.resident))

    def _buttons(self) -> tuple[Button, ...]:
        match self._stage:
            case SlipStage.PRINTING:
                return ()
            case SlipStage.ASKING:
                return (_NO_PAPER, *self._again(), CAME_OUT)
            case SlipStage.IN_HAND:
                return (DONE,) if self._rate is None else (RATE, DONE)
        return (*self._again(), _NOTED)

    def _again(self) -> tuple[Button, ...]:
        return (PRINT_AGAIN,) if self._slips < MOST_SLIPS and self._paper_way(set()) else ()
