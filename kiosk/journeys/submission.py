"""The end that filing and completing share: keep it durably, show the number, print the slip."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from adminduk.catalogue.model import Standard
from adminduk.filing import Occasion
from hardware.device import Fault
from hardware.slip_printer.port import Slip
from kiosk.effects import CommitComplaint, CommitCompletion, CommitFiling
from kiosk.events import CommitFailed, Committed, Event
from kiosk.journeys.buttons import OFFICER, RETRY
from kiosk.journeys.journey import Journey
from kiosk.journeys.number_page import NumberPage, Receipt
from kiosk.journeys.page import Effects, Patience, StandingPage, WaitingPage
from kiosk.journeys.survey import Survey
from kiosk.say import Text, Verbatim, say
from kiosk.slips import SlipFacts, contacts_of, slip
from kiosk.views import BusyView, MessageView, Progress, Tone
from kiosk.wording import wording

STEPS = 6  # choose - what is needed - who you are - papers - check - number


@dataclass(frozen=True)
class Subject:
    """What a slip says of the request beside its number."""

    service: Text
    reason: Text
    bring: tuple[Text, ...]
    standard: Standard | None
    title: Text
    next_step: Text
    completion: bool = False
    for_another: bool = False  # filed by somebody who acts for the applicant
    rated: str = ""  # the service that the resident may give an opinion about afterwards; "" for none


class Submission(Journey):
    """No number is shown before the machine says that the request is on its disk."""

    keeping: ClassVar[Text] = say("file.commit.title")
    not_kept: ClassVar[tuple[Text, str]] = (say("file.commit_failed.title"), "file.commit_failed.body")

    _number_given = False

    @abstractmethod
    def _commission(self) -> CommitFiling | CommitCompletion | CommitComplaint:
        """What shall be kept."""

    @abstractmethod
    def _subject(self) -> Subject:
        """What the slip says."""

    @abstractmethod
    def _review(self) -> Effects:
        """Open the page from which it is sent."""

    @property
    def progress(self) -> Progress | None:
        return Progress(STEPS, STEPS) if self._number_given else None

    def _send(self) -> Effects:
        view = BusyView(self.keeping, say("file.commit.body"))
        return self._open(WaitingPage(view, (self._commission(),), self._kept, Patience.PAPER_MOVES))

    def _kept(self, event: Event) -> Effects | None:
        match event:
            case Committed():
                return self._show_number(event)
            case CommitFailed(fault=fault):
                return self._open(self._not_kept(fault), back=self._review)
        return None

    def _not_kept(self, fault: Fault) -> StandingPage:
        """Nothing is lost: the answers and pages are still here, and can be sent again."""
        title, body = self.not_kept
        view = MessageView(
            "commit-failed",
            Tone.SORRY,
            title,
            say(body, cause=say(fault.resident)),
            "sorry",
            (OFFICER, RETRY),
        )
        return StandingPage(lambda: view, {"retry": self._send}, "visit.help.message")

    def _show_number(self, committed: Committed) -> Effects:
        self._number_given = True
        subject = self._subject()
        receipt = Receipt(
            committed=committed,
            slip=self._slip(committed, subject),
            title=subject.title,
            next_step=subject.next_step,
            papers_on_glass=self.papers_on_glass,
        )
        rate = self._rate if subject.rated and self.desk.unwatched else None
        return self._open(NumberPage(self.desk, receipt, self._finish, rate))

    def _rate(self) -> Effects:
        """The resident has the number and time left for an opinion."""
        return self._hand_over(Survey(self.desk, self._subject().rated, Occasion.FILED))

    def _slip(self, committed: Committed, subject: Subject) -> Slip:
        return slip(self._facts(committed, subject), wording(self.desk.settings.language))

    def _facts(self, committed: Committed, subject: Subject) -> SlipFacts:
        office = self.desk.catalogue.office
        complaints = subject.standard.pengaduan if subject.standard is not None else None
        return SlipFacts(
            office_name=office.name,
            regency=office.regency,
            number=committed.number,
            slip_code=committed.slip_code,
            qr_payload=committed.qr_payload,
            service=subject.service,
            reason=subject.reason,
            at=self.desk.clock.now(),
            bring=subject.bring,
            takes=how_long(subject.standard),
            complain_at=complaints.kantor if complaints is not None else office.name,
            contacts=contacts_of(complaints, office),
            delivered=committed.office_reachable,
            completion=subject.completion,
            for_another=subject.for_another,
            assisted=self.desk.assisted_by is not None,
        )


def how_long(standard: Standard | None) -> Text:
    """The time that the SOP gives, in minutes where they are few, else in the SOP's own words."""
    minutes = standard.minutes if standard is not None else None
    if minutes is not None and minutes <= 180:
        return say("visit.time.minutes", minutes=minutes)
    stated = standard.jangka_waktu if standard is not None else None
    return Verbatim(stated) if stated is not None else say("visit.time.unknown")
