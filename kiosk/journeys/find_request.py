"""The first half of collecting and of checking: which request is meant, by its slip, or by its number and NIK."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import ClassVar

from adminduk.draft_codes import parse_draft_code
from adminduk.numbers import parse_slip_code, parse_ticket_number
from kiosk.codes.answers import Advice
from kiosk.codes.meaning import (
    DraftElsewhere,
    DukcapilClaim,
    IkdClaim,
    NikClaim,
    OfficeLetter,
    OurDraft,
    OurSlip,
    OurTicket,
    SlipElsewhere,
    TicketElsewhere,
)
from kiosk.degraded import Step, way_of
from kiosk.effects import AskStanding, ListenForCode, StopListening
from kiosk.events import (
    Chosen,
    CodeHidden,
    CodeRead,
    ComplaintFound,
    Event,
    OfficeSaidNo,
    OfficeTrouble,
    StandingFound,
)
from kiosk.journeys.buttons import OFFICER, RETRY
from kiosk.journeys.complaint_standing import answer_page, complaint_page
from kiosk.journeys.complete_request import CompleteRequest
from kiosk.journeys.desk import Desk
from kiosk.journeys.file_request import FileRequest
from kiosk.journeys.holder import holder_nik
from kiosk.journeys.journey import Journey
from kiosk.journeys.page import Effects, Page, StandingPage, WaitingPage, Way
from kiosk.journeys.situations import elsewhere, inform, nik_alone, not_a_slip, office_said_no
from kiosk.journeys.typing import Checked, Entry, TypingPage
from kiosk.office_answers import ComplaintStanding, Standing
from kiosk.say import say
from kiosk.views import BusyView, Button, MessageView, ReadCodeView, View

_HOW_TO_SHOW = {
    "reader": "collect.code.body",
    "camera": "collect.code.body_camera",
    "": "collect.code.body_no_reader",
}
_PICTURE_OF = {
    Advice.NONE: "show-code",
    Advice.SCREEN_GLARE: "tilt-phone",
    Advice.SCREEN_MOIRE: "phone-farther",
}


@dataclass(frozen=True)
class Asked:
    """What the resident showed or typed to name a request: a slip code, or a number with the NIK beside it."""

    slip_code: str = ""
    number: str = ""
    nik: str = ""

    def is_answered_by(self, standing: Standing) -> bool:
        """Whether `standing` is about what was asked; an answer to somebody else's question is never shown."""
        return standing.slip_code == self.slip_code if self.slip_code else standing.number == self.number


class CodePage(Page):
    """ "Tunjukkan kode pada slip Anda": the reader listens as long as this page is open."""

    def __init__(self, journey: FindRequest) -> None:
        self._journey = journey
        self._advice = Advice.NONE  # what keeps the camera from reading a code that is held under it
        self.help = "visit.help.code"

    @property
    def stage(self) -> Hashable:
        return self._advice

    @property
    def _by(self) -> str:
        """Which machine reads codes now; "" when none does."""
        way = way_of(Step.CODE, self._journey.desk.availability)
        return way.needs if way is not None else ""

    @property
    def view(self) -> View:
        return ReadCodeView(
            title=say(f"{self._journey.area}.code.title"),
            body=say(_HOW_TO_SHOW[self._by]),
            picture=_PICTURE_OF[self._advice],
            error=say(self._advice.value) if self._advice is not Advice.NONE else None,
            buttons=(
                Button("type-number", say("collect.code.type_number"), "pin"),
                Button("type-code", say("collect.code.type_code"), "keyboard"),
            ),
        )

    def open(self) -> Effects:
        return (ListenForCode(),)

    def close(self) -> Effects:
        return (StopListening(),)

    def handle(self, event: Event) -> Effects:
        match event:
            case CodeRead(text=text):
                return self._journey.read(text)
            case CodeHidden(advice=advice):
                self._advice = advice
            case Chosen(id="type-code"):
                return self._journey.type_code()
            case Chosen(id="type-number"):
                return self._journey.type_number()
        return ()


class FindRequest(Journey):
    """Ends in `_found`, with a standing that belongs to what was asked."""

    area: ClassVar[str]  # of its title sentences

    def __init__(self, desk: Desk, shown: str = "") -> None:
        super().__init__(desk)
        self._shown = shown  # a code that was shown to the reader on the attract page
        self._claimed_nik = ""  # from a code: fills the page that asks for it, and proves nothing

    def start(self) -> Effects:
        return self.read(self._shown) if self._shown else self._ask_for_code()

    @abstractmethod
    def _found(self, asked: Asked, standing: Standing) -> Effects:
        """The office knows the request; go on with it."""

    def read(self, text: str) -> Effects:
        """Go on with a code that was shown or typed: only our own slip or number leads anywhere."""
        match self.desk.understand(text):
            case OurSlip(code=code):
                return self._ask(Asked(slip_code=str(code)))
            case OurDraft(code=draft):
                return self._hand_over(FileRequest(self.desk, code=str(draft)))
            case OurTicket(number=number):
                return self._ask_for_nik(Asked(number=str(number)))
            case SlipElsewhere(code=named) | DraftElsewhere(code=named) | TicketElsewhere(number=named):
                return self._wrong_code(elsewhere(named.office))
            case NikClaim(nik=nik):
                return self._nik_shown(nik)
            case OfficeLetter():
                return self._wrong_code(not_a_slip("letter-code"))
            case IkdClaim():
                return self._wrong_code(not_a_slip("ikd-code"))
            case DukcapilClaim():
                return self._wrong_code(not_a_slip("document-code"))
        return self._wrong_code(not_a_slip("code-not-ours"))

    def _nik_shown(self, nik: str) -> Effects:
        """A NIK names no request; it is kept for the page that asks for it."""
        self._claimed_nik = nik
        return self._message(nik_alone(), retry=self._ask_for_code, **{"type-number": self.type_number})

    def type_code(self) -> Effects:
        entry = Entry(
            name="slip-code",
            title=say("collect.type_code.title"),
            hint=say("collect.type_code.hint"),
            length=19,
            groups=(3, 4, 4, 4, 4),
            letters=True,
            help="visit.help.code",
        )
        page = TypingPage(entry, _check_code, self.read, value=self.desk.office_code)
        return self._open(page, back=self._ask_for_code)

    def type_number(self) -> Effects:
        entry = Entry(
            name="number",
            title=say("collect.type_number.title"),
            hint=say("collect.type_number.hint"),
            length=11,
            groups=(3, 2, 6),
            letters=True,
            help="visit.help.code",
        )
        page = TypingPage(entry, _check_number, self.read, value=self.desk.office_code)
        return self._open(page, back=self._ask_for_code)

    def _ask_for_code(self) -> Effects:
        return self._open(CodePage(self), back=self._finish)

    def _ask_for_nik(self, asked: Asked) -> Effects:
        page = holder_nik(self.desk, lambda nik: self._ask(replace(asked, nik=nik)), self._claimed_nik)
        return self._open(page, back=self.type_number)

    def _ask(self, asked: Asked) -> Effects:
        question = AskStanding(asked.slip_code, asked.number, asked.nik)

        def answered(event: Event) -> Effects | None:
            match event:
                case StandingFound(standing=standing) if asked.is_answered_by(standing):
                    return self._found(asked, standing)
                case ComplaintFound(standing=standing) if standing.slip_code == asked.slip_code:
                    return self._heard(standing)
                case OfficeSaidNo():
                    return self._refused(event, lambda: self._ask(asked))
            return None

        return self._open(WaitingPage(BusyView(say("collect.asking.title")), (question,), answered))

    def _heard(self, standing: ComplaintStanding) -> Effects:
        """The slip is that of a complaint: there is nothing to collect or to complete, only to read."""
        here: Way = lambda: self._heard(standing)  # noqa: E731
        read: Way = lambda: self._open(answer_page(standing, self._finish), back=here)  # noqa: E731
        return self._open(complaint_page(self.desk.catalogue, standing, self._finish, read), back=self._ask_for_code)

    def _refused(self, no: OfficeSaidNo, again: Way) -> Effects:
        """The office did not say yes: what it is, and where "Coba lagi" leads."""
        retry = again if no.trouble is OfficeTrouble.UNREACHABLE else self._ask_for_code
        return self._message(office_said_no(no), retry=retry)

    def _wrong_code(self, view: MessageView) -> Effects:
        return self._message(view, retry=self._ask_for_code)

    def _complete(self, standing: Standing) -> Effects:
        """ "Lengkapi sekarang": whoever changes a request shows its slip. Number and NIK are known to others."""
        if standing.slip_code:
            return self._hand_over(CompleteRequest(self.desk, standing))
        return self._message(inform("slip-needed", OFFICER, RETRY, picture="show-code"), retry=self._ask_for_code)

    def _message(self, view: MessageView, back: Way | None = None, **ways: Way) -> Effects:
        page = StandingPage(lambda: view, {"done": self._finish, **ways}, "visit.help.message")
        return self._open(page, back=back or ways.get("retry"))


def _check_code(text: str) -> Checked:
    code = parse_slip_code(text) or parse_draft_code(text)
    return Checked(text, error=say("collect.type_code.error")) if code is None else Checked(str(code))


def _check_number(text: str) -> Checked:
    number = parse_ticket_number(text)
    return Checked(text, error=say("collect.type_number.error")) if number is None else Checked(str(number))
