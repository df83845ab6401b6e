"""What a resident did, turned into what will be kept: sealed pages, and a document that waits for its number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from pydantic import BaseModel

from adminduk.filing import Complaint, Completion, DeliveryKind, Filing, HalfDay, Handover, SurveyAnswers
from adminduk.localised import Language
from adminduk.numbers import new_slip_code
from kiosk.effects import CommitComplaint, CommitCompletion, CommitFiling, CommitSurvey, RecordHandover
from kiosk.spool.contents import CatalogueFacts
from kiosk.spool.envelope import SealedPages, Sealer

NOON = 12


@dataclass(frozen=True, eq=False)
class Draft:
    """Not kept yet. `number` is "" for a new request; `document(number)` is what will be sealed."""

    id: str
    kind: DeliveryKind
    number: str
    slip_code: str
    pages: SealedPages
    document: Callable[[str], BaseModel]
    numbered: bool = True  # False: it belongs to nobody, and nobody asks for it by a number


def filing(wish: CommitFiling, catalogue: CatalogueFacts, office_code: str, sealer: Sealer, now: datetime) -> Draft:
    """A new request with a fresh slip code."""
    request_id, code, pages = str(uuid4()), str(new_slip_code(office_code)), sealer.pages(wish.pages)

    def document(number: str) -> Filing:
        return Filing(
            request_id=request_id,
            number=number,
            slip_code=code,
            office=catalogue.office,
            catalogue_version=catalogue.version,
            service=wish.service,
            reason=wish.reason,
            answers=dict(wish.answers),
            pages=pages.refs,
            brought_later=wish.brought_later,
            forms={each.code: dict(each.values) for each in wish.forms},
            form_versions={each.code: each.version for each in wish.forms},
            proxy=wish.proxy,
            assisted_by=wish.assisted_by,
            language=Language(wish.language),
            filed_at=now,
        )

    return Draft(request_id, DeliveryKind.FILING, "", code, pages, document)


def completion(wish: CommitCompletion, sealer: Sealer, now: datetime) -> Draft:
    """What completes a returned request, under the number it has."""
    completion_id, pages = str(uuid4()), sealer.pages(wish.pages)

    def document(number: str) -> Completion:
        return Completion(
            completion_id=completion_id,
            number=number,
            slip_code=wish.slip_code,
            pages=pages.refs,
            brought_later=wish.brought_later,
            assisted_by=wish.assisted_by,
            completed_at=now,
        )

    return Draft(completion_id, DeliveryKind.COMPLETION, wish.number, wish.slip_code, pages, document)


def handover(wish: RecordHandover, now: datetime) -> Draft:
    """The finished document is in the resident's hand."""
    handover_id, grant = str(uuid4()), wish.grant

    def document(number: str) -> Handover:
        return Handover(
            handover_id=handover_id,
            number=number,
            slip_code=grant.slip_code,
            grant=grant.token,
            document_sha256=grant.sha256,
            handed_over_at=now,
        )

    return Draft(handover_id, DeliveryKind.HANDOVER, grant.number, grant.slip_code, SealedPages((), {}), document)


def complaint(wish: CommitComplaint, catalogue: CatalogueFacts, office_code: str, now: datetime) -> Draft:
    """A complaint or a suggestion, with a slip code under which its answer is found."""
    complaint_id, code = str(uuid4()), str(new_slip_code(office_code))

    def document(number: str) -> Complaint:
        return Complaint(
            complaint_id=complaint_id,
            number=number,
            slip_code=code,
            office=catalogue.office,
            kind=wish.kind,
            topic=wish.topic,
            service=wish.service,
            text=wish.text,
            contact=wish.contact,
            language=Language(wish.language),
            filed_at=now,
        )

    return Draft(complaint_id, DeliveryKind.COMPLAINT, "", code, SealedPages((), {}), document)


def survey(wish: CommitSurvey, catalogue: CatalogueFacts, now: datetime) -> Draft:
    """What somebody thinks of a service; of the time no more than the half day."""
    survey_id = str(uuid4())

    def document(_number: str) -> SurveyAnswers:
        return SurveyAnswers(
            survey_id=survey_id,
            office=catalogue.office,
            service=wish.service,
            occasion=wish.occasion,
            given_on=now.date(),
            half=HalfDay.MORNING if now.hour < NOON else HalfDay.AFTERNOON,
            scores=dict(wish.scores),
            respondent=dict(wish.respondent),
        )

    return Draft(survey_id, DeliveryKind.SURVEY, "", "", SealedPages((), {}), document, numbered=False)
