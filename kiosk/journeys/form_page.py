"""A form that was filled in on the screen is printed, to be signed by hand and laid on the glass again.

Between the form's last field and the scan of its requirement. Whoever cannot sign here, or where no printer works,
signs at the counter: what was filled in travels all the same.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from enum import Enum, auto

from adminduk.forms.model import Form
from hardware.device import Fault
from kiosk.effects import Chime, FilledForm, PrintForm
from kiosk.events import Chosen, Event, FormFailed, FormPrinted
from kiosk.journeys.buttons import OFFICER, RETRY
from kiosk.journeys.desk import Desk
from kiosk.journeys.page import Effects, Page, Patience, Way, touchable
from kiosk.journeys.papers import Papers
from kiosk.journeys.pictures import picture_of
from kiosk.say import Text, Verbatim, say
from kiosk.views import BusyView, Button, Emphasis, MessageView, Tone, View

MOST_PRINTS = 3  # of one form; then a person has to look at the printer

_PRINT = Button("print", say("sign.print"), "print", Emphasis.PRIMARY)
_AT_COUNTER = Button("counter", say("sign.at_counter"), "storefront")
_GO_ON = Button("counter", say("sign.at_counter"), "storefront", Emphasis.PRIMARY)
_AGAIN = Button("print", say("sign.again"), "print")
_SIGNED = Button("signed", say("sign.done"), "scanner", Emphasis.PRIMARY)


def must_be_signed(form: Form) -> bool:
    """Whether the law wants a signature or thumb by hand over a meterai; the others are declared on the screen."""
    return form.needs_meterai


@dataclass(frozen=True)
class ToSign:
    """What is printed, and the id of the requirement that it is scanned for."""

    requirement: str
    form: Form
    filled: FilledForm


class _Stage(Enum):
    OFFERED = auto()
    PRINTING = auto()
    SIGNING = auto()
    FAILED = auto()


class FormPage(Page):
    """`done` leads on: to the scan of what was printed, or past it when it is signed at the counter."""

    help = "visit.help.sign"

    def __init__(self, desk: Desk, papers: Papers, task: ToSign, done: Way) -> None:
        self._desk, self._papers, self._done = desk, papers, done
        self._requirement, self._form, self._filled = task.requirement, task.form, task.filled
        if not papers.signs(task.requirement, task.filled):
            papers.change_form(task.requirement)
        self._stage = _Stage.SIGNING if papers.printed(task.requirement) is not None else _Stage.OFFERED
        self._prints = 0
        self._fault: Fault | None = None

    @property
    def stage(self) -> Hashable:
        return (self._stage, self._stopped is None)

    @property
    def patience(self) -> Patience:
        return Patience.PAPER_MOVES if self._stage is _Stage.PRINTING else Patience.HANDS_FULL

    @property
    def view(self) -> View:
        match self._stage:
            case _Stage.PRINTING:
                return BusyView(say("sign.printing.title"), say("sign.printing.body"), "take-paper")
            case _Stage.SIGNING:
                return self._how_to_sign()
            case _Stage.FAILED if self._fault is not None:
                return self._not_printed(self._fault, _AT_COUNTER, OFFICER, RETRY)
        if self._stopped is not None:
            return self._not_printed(self._stopped, OFFICER, _GO_ON)
        body = say("sign.offer.body_meterai" if self._form.needs_meterai else "sign.offer.body")
        return self._message("form-offer", say("sign.offer.title"), body, "sign-form", _AT_COUNTER, _PRINT)

    def handle(self, event: Event) -> Effects:
        match event:
            case Chosen(id=touched) if touchable(self.view, touched):
                return self._touched(touched)
            case FormPrinted(form=printed) if self._stage is _Stage.PRINTING:
                self._papers.sign(self._requirement, self._filled, printed)
                self._stage = _Stage.SIGNING
                return (Chime("take-paper"),)
            case FormFailed(fault=fault) if self._stage is _Stage.PRINTING:
                self._stage, self._fault = _Stage.FAILED, fault
        return ()

    @property
    def _stopped(self) -> Fault | None:
        """Why nothing can be printed now."""
        return self._desk.availability.stops("printer")

    def _touched(self, button: str) -> Effects:
        match button:
            case "print" | "retry":
                return self._print()
            case "counter":
                self._papers.sign_at_counter(self._requirement, self._filled)
                return self._done()
            case "signed":
                return self._done()
        return ()

    def _print(self) -> Effects:
        """Once more of the same values carries the same lot: whichever of the prints is signed will do."""
        printed = self._papers.printed(self._requirement)
        self._stage, self._prints = _Stage.PRINTING, self._prints + 1
        return (PrintForm(self._filled, printed.token if printed is not None else ""),)

    def _how_to_sign(self) -> MessageView:
        printed = self._papers.printed(self._requirement)
        sheets = len(printed.sheets) if printed is not None else 1
        signers = ", ".join(each.printed for each in self._form.signatures if not each.officer)
        key = "sign.how.body_meterai" if self._form.needs_meterai else "sign.how.body"
        again = (_AGAIN,) if self._prints < MOST_PRINTS and self._stopped is None else ()
        body = say(key, sheets=sheets, signers=Verbatim(signers))
        return self._message("form-sign", say("sign.how.title"), body, "sign-form", *again, _AT_COUNTER, _SIGNED)

    def _not_printed(self, fault: Fault, *buttons: Button) -> MessageView:
        body = say("sign.failed.body", cause=say(fault.resident))
        picture = picture_of(fault, "printer")
        return MessageView("form-not-printed", Tone.SORRY, say("sign.failed.title"), body, picture, buttons)

    def _message(self, name: str, title: Text, body: Text, picture: str, *buttons: Button) -> MessageView:
        return MessageView(name, Tone.INFO, title, body, picture, buttons, self._form.name)
