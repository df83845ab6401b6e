"""The kiosks of a training office: enrolled, with a store and a line of their own, and nobody in front of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from adminduk.filing import Occasion
from adminduk.pengaduan import Kind, Topic
from adminduk.skm import Element
from anjungan.training.calendar import Calendar
from anjungan.training.papers import page_of
from anjungan.training.residents import Errand
from hardware.device import Fault
from kiosk import identity
from kiosk.effects import (
    CallOfficer,
    ClaimDocument,
    CommitComplaint,
    CommitCompletion,
    CommitFiling,
    CommitSurvey,
    KeptPage,
    RecordHandover,
)
from kiosk.identity import Credentials
from kiosk.office_answers import Grant
from kiosk.spool.contents import CatalogueFacts, Kept
from kiosk.spool.spool import Spool
from kiosk.uplink.answers import Done
from kiosk.uplink.carrier import Carrier
from kiosk.uplink.line import Line
from kiosk.uplink.office_client import OfficeClient
from kiosk.uplink.steps import pass_by
from office.parts import Office
from office.store import kiosks

T = TypeVar("T")
_LANGUAGE = "id"


class NotFilled(RuntimeError):
    """A sample did not get where it should; the words say which and why."""


class PlayedKiosk:
    """Everything is kept in its own store first and brought to the office from there, as by any kiosk."""

    def __init__(self, office: Office, url: str, home: Path, calendar: Calendar) -> None:
        with office.database.writing() as session:
            code = kiosks.new_code(session, office.keys, office.clock())
        known = _sure(identity.enroll(url, code, home))
        self.id = known.kiosk_id
        self._spool = _sure(Spool.open(identity.folder(home) / "spool", known.owner, calendar.now))
        self._client = OfficeClient(Line(url), Credentials(known, calendar.now))
        self._carrier = Carrier(self._spool, self._client, pass_by)
        self._facts = CatalogueFacts(office.catalogue.office.id, office.catalogue.version)

    def close(self) -> None:
        self._client.close()
        self._spool.close()

    def file(self, errand: Errand) -> Kept:
        """A request with a page for each paper."""
        return self._brought(
            self._spool.commit_filing(
                CommitFiling(
                    service=errand.service.id,
                    reason=errand.reason,
                    answers=tuple(errand.answers.items()),
                    pages=tuple(KeptPage(each.id, page_of(each, errand.who)) for each in errand.papers),
                    brought_later=(),
                    language=_LANGUAGE,
                ),
                self._facts,
            )
        )

    def complete(self, ticket: Kept, errand: Errand, requirement: str) -> None:
        """The resident is back with the one paper that was returned."""
        paper = next(each for each in errand.papers if each.id == requirement)
        pages = (KeptPage(paper.id, page_of(paper, errand.who)),)
        self._brought(self._spool.commit_completion(CommitCompletion(ticket.number, ticket.slip_code, pages, ())))

    def collect(self, ticket: Kept, errand: Errand) -> None:
        """The finished document is printed into the right hand."""
        claim = ClaimDocument(ticket.slip_code, ticket.number, errand.who.nik)
        grant = self._client.document(claim)
        if not isinstance(grant, Grant):
            raise NotFilled(f"{ticket.number}: {grant}")
        self._brought(self._spool.record_handover(RecordHandover(grant)))

    def complain(self, kind: Kind, topic: Topic, service: str, text: str) -> Kept:
        wish = CommitComplaint(kind, topic, service, text, "080000000000", _LANGUAGE)
        return self._brought(self._spool.commit_complaint(wish, self._facts))

    def answer_survey(self, service: str, scores: Mapping[Element, int]) -> None:
        wish = CommitSurvey(service, Occasion.FILED, tuple(scores.items()))
        self._brought(self._spool.commit_survey(wish, self._facts))

    def call(self, call_id: str, page: str) -> None:
        self._client.call_officer(CallOfficer(call_id, page))

    def _brought(self, kept: Kept | Fault) -> Kept:
        """What was just kept here, once the office has it."""
        sure = _sure(kept)
        for parcel in _sure(self._spool.waiting()):
            answer = self._carrier.carry(parcel)
            if not isinstance(answer, Done):
                raise NotFilled(f"{parcel.kind} {parcel.number}: {answer}")
        return sure


def _sure(outcome: T | Fault) -> T:
    if isinstance(outcome, Fault):
        raise NotFilled(outcome.code)
    return outcome
