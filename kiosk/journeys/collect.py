"""The resident comes for the finished document: code, holder check, print, "is it in your hand?", handover."""

from __future__ import annotations

from dataclasses import replace

from adminduk.catalogue.model import Product
from adminduk.filing import Occasion
from kiosk.effects import Chime, ClaimDocument, PrintDocument, RecordHandover
from kiosk.events import (
    CommitFailed,
    DocumentFailed,
    DocumentPrinted,
    Event,
    GrantReceived,
    HandoverRecorded,
    OfficeSaidNo,
    OfficeTrouble,
)
from kiosk.journeys.buttons import CAME_OUT, DONE, OFFICER, PRINT_AGAIN, RATE
from kiosk.journeys.desk import Desk
from kiosk.journeys.find_request import Asked, FindRequest
from kiosk.journeys.holder import holder_nik
from kiosk.journeys.page import Effects, Patience, StandingPage, WaitingPage, Way
from kiosk.journeys.situations import cannot_collect, inform, office_said_no, printer_fault, sorry, success
from kiosk.journeys.standing import product_of, status_page
from kiosk.journeys.survey import Survey
from kiosk.office_answers import Grant, Standing
from kiosk.say import say
from kiosk.views import BusyView, Button, Emphasis, MessageView, Progress

MOST_PRINTS = 3  # of one grant; then a person has to look at the printer

_DID_NOT = Button("no", say("visit.paper.no"), "close")
_PRINT_AGAIN = Button("again", PRINT_AGAIN.label, PRINT_AGAIN.icon, Emphasis.PRIMARY)


class Collect(FindRequest):
    """Nothing is handed over, and nothing recorded, before the resident says that the paper is in the hand."""

    area = "collect"

    def __init__(self, desk: Desk, asked: Asked | None = None, standing: Standing | None = None) -> None:
        super().__init__(desk)
        self._known = (asked, standing) if asked is not None and standing is not None else None
        self._step = 1
        self._prints = 0
        self._service = ""  # what the document is of

    def start(self) -> Effects:
        return self._found(*self._known) if self._known is not None else super().start()

    @property
    def progress(self) -> Progress | None:
        return Progress(self._step, 3)

    def _ask_for_code(self) -> Effects:
        self._step = 1
        return super()._ask_for_code()

    def _found(self, asked: Asked, standing: Standing) -> Effects:
        view = cannot_collect(standing, self._product(standing))
        if view is None:
            return self._ready(asked, standing)
        return self._message(
            view,
            back=self._ask_for_code,
            complete=lambda: self._complete(standing),
            status=lambda: self._show_standing(standing),
        )

    def _product(self, standing: Standing) -> Product:
        return product_of(self.desk.catalogue, standing)

    def _show_standing(self, standing: Standing) -> Effects:
        return self._open(status_page(self.desk.catalogue, standing, {"done": self._finish}), back=self._ask_for_code)

    def _ready(self, asked: Asked, standing: Standing) -> Effects:
        """The document waits. A printer that cannot print is said now, before a NIK is typed for nothing."""
        self._service = standing.service
        fault = self.desk.availability.stops("printer")
        if fault is not None:
            again: Way = lambda: self._ready(asked, standing)  # noqa: E731
            return self._message(printer_fault(fault, "printer-not-ready"), retry=again)
        if asked.nik:
            return self._claim(asked, standing)
        self._step = 2
        return self._check_holder(asked, standing)

    def _check_holder(self, asked: Asked, standing: Standing) -> Effects:
        page = holder_nik(self.desk, lambda nik: self._claim(replace(asked, nik=nik), standing), self._claimed_nik)
        return self._open(page, back=self._ask_for_code)

    def _claim(self, asked: Asked, standing: Standing) -> Effects:
        def answered(event: Event) -> Effects | None:
            match event:
                case GrantReceived(grant=grant) if grant.number == standing.number:
                    return self._print(grant)
                case OfficeSaidNo():
                    return self._claim_refused(event, asked, standing)
            return None

        claim = ClaimDocument(asked.slip_code, standing.number, asked.nik)
        return self._open(WaitingPage(BusyView(say("collect.claiming.title")), (claim,), answered))

    def _claim_refused(self, no: OfficeSaidNo, asked: Asked, standing: Standing) -> Effects:
        if no.trouble is OfficeTrouble.WRONG_HOLDER:
            return self._message(office_said_no(no), retry=lambda: self._check_holder(asked, standing))
        return self._refused(no, lambda: self._claim(asked, standing))

    def _print(self, grant: Grant) -> Effects:
        self._step = 3
        self._prints += 1

        def answered(event: Event) -> Effects | None:
            match event:
                case DocumentPrinted():
                    return (*self._in_hand(grant), Chime("take-paper"))
                case DocumentFailed(fault=fault):
                    return self._message(printer_fault(fault, "printer-failed"), retry=lambda: self._print(grant))
            return None

        view = BusyView(say("collect.printing.title"), say("collect.printing.body"), "take-paper")
        return self._open(WaitingPage(view, (PrintDocument(grant),), answered, Patience.PAPER_MOVES))

    def _in_hand(self, grant: Grant) -> Effects:
        """ "Apakah kertasnya sudah keluar?": only a yes is a handover."""
        ways: dict[str, Way] = {"yes": lambda: self._record(grant), "no": lambda: self._paper_missing(grant)}
        view = inform("did-it-come-out", _DID_NOT, CAME_OUT, picture="take-paper")
        return self._open(StandingPage(lambda: view, ways, "visit.help.paper"))

    def _paper_missing(self, grant: Grant) -> Effects:
        again = (_PRINT_AGAIN,) if self._prints < MOST_PRINTS else ()
        view = sorry("paper-missing", OFFICER, *again, picture="take-paper")
        page = StandingPage(lambda: view, {"again": lambda: self._print(grant)}, "visit.help.paper")
        return self._open(page, back=lambda: self._in_hand(grant))

    def _record(self, grant: Grant) -> Effects:
        def answered(event: Event) -> Effects | None:
            match event:
                case HandoverRecorded():
                    may_rate = (RATE,) if self.desk.unwatched else ()
                    return self._thanks(success("collected", *may_rate, DONE, picture="done"))
                case CommitFailed():
                    return self._thanks(success("collected-tell-officer", OFFICER, DONE, picture="done"))
            return None

        view = BusyView(say("collect.recording.title"))
        return self._open(WaitingPage(view, (RecordHandover(grant),), answered, Patience.PAPER_MOVES))

    def _thanks(self, view: MessageView) -> Effects:
        return self._open(
            StandingPage(
                lambda: view,
                {"done": self._finish, "rate": self._rate},
                "visit.help.message",
                Patience.PAPER_IN_HAND,
            )
        )

    def _rate(self) -> Effects:
        return self._hand_over(Survey(self.desk, self._service, Occasion.COLLECTED))
