"""The first half of collecting and of checking: which request is meant, by its slip, or by its number and NIK."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, replace
from typing import ClassVar

from adminduk.numbers import parse_slip_code, parse_ticket_number
from kiosk.codes.meaning import OurSlip, OurTicket, SlipElsewhere, TicketElsewhere, Unknown, understand
from kiosk.effects import AskStanding, ListenForCode, StopListening
from kiosk.events import Chosen, CodeRead, Event, OfficeSaidNo, OfficeTrouble, StandingFound
from kiosk.journeys.buttons import OFFICER, RETRY
from kiosk.journeys.complete_request import CompleteRequest
from kiosk.journeys.desk import Desk
from kiosk.journeys.holder import holder_nik
from kiosk.journeys.journey import Journey
from kiosk.journeys.page import Effects, Page, StandingPage, WaitingPage, Way
from kiosk.journeys.situations import elsewhere, inform, not_a_slip, office_said_no
from kiosk.journeys.typing import Checked, Entry, TypingPage
from kiosk.office_answers import Standing
from kiosk.say import say
from kiosk.views import BusyView, Button, MessageView, ReadCodeView, View


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
        self.help = "visit.help.code"

    @property
    def view(self) -> View:
        works = self._journey.desk.availability.works("reader")
        return ReadCodeView(
            title=say(f"{self._journey.area}.code.title"),
            body=say("collect.code.body" if works else "collect.code.body_no_reader"),
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

    def start(self) -> Effects:
        return self.read(self._shown) if self._shown else self._ask_for_code()

    @abstractmethod
    def _found(self, asked: Asked, standing: Standing) -> Effects:
        """The office knows the request; go on with it."""

    def read(self, text: str) -> Effects:
        """Go on with a code that was shown or typed: only our own slip or number leads anywhere."""
        meaning = understand(text, self.desk.office_code)
        match meaning:
            case OurSlip(code=code):
                return self._ask(Asked(slip_code=str(code)))
            case OurTicket(number=number):
                return self._ask_for_nik(Asked(number=str(number)))
            case SlipElsewhere(code=code):
                return self._wrong_code(elsewhere(code.office))
            case TicketElsewhere(number=number):
                return self._wrong_code(elsewhere(number.office))
        return self._wrong_code(not_a_slip("code-not-ours" if isinstance(meaning, Unknown) else "document-code"))

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
        page = holder_nik(self.desk, lambda nik: self._ask(replace(asked, nik=nik)))
        return self._open(page, back=self.type_number)

    def _ask(self, asked: Asked) -> Effects:
        question = AskStanding(asked.slip_code, asked.number, asked.nik)

        def answered(event: Event) -> Effects | None:
            match event:
                case StandingFound(standing=standing) if asked.is_answered_by(standing):
                    return self._found(asked, standing)
                case OfficeSaidNo():
                    return self._refused(event, lambda: self._ask(asked))
            return None

        return self._open(WaitingPage(BusyView(say("collect.asking.title")), (question,), answered))

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
    code = parse_slip_code(text)
    return Checked(text, error=say("collect.type_code.error")) if code is None else Checked(str(code))


def _check_number(text: str) -> Checked:
    number = parse_ticket_number(text)
    return Checked(text, error=say("collect.type_number.error")) if number is None else Checked(str(number))
