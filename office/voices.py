"""What residents say about the service, as it arrives: complaints and suggestions, and the answers of a survey."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from sqlalchemy.orm import Session

from adminduk.filing import Complaint, DeliveryKind, SurveyAnswers
from adminduk.numbers import parse_slip_code, parse_ticket_number
from adminduk.pengaduan import Action, ActionKind, Case, apply
from adminduk.request import Refusal, Role
from office.envelope import Envelope, Receipt, Trouble, TroubleKind
from office.parts import Office
from office.store import complaints, requests, respondents, surveys
from office.store.database import one_at_a_time
from office.store.kiosks import Kiosk

_Content = TypeVar("_Content", bound=BaseModel)


def receive(office: Office, kiosk: Kiosk, envelope: Envelope) -> Receipt | Trouble:
    """Keep a voice that `kiosk` delivered. KEPT is answered only when it is on this disk."""
    if envelope.blobs:
        return Trouble(TroubleKind.INVALID, "no pages travel with it")
    with office.database.writing() as session:
        one_at_a_time(session, f"delivery:{envelope.id}")
        take = _complaint if envelope.kind is DeliveryKind.COMPLAINT else _survey
        answer = take(session, office, kiosk, envelope)
    if answer is Receipt.KEPT:
        office.pulse.beat()
    return answer


def opened(office: Office, sealed: bytes) -> Complaint | None:
    """What a resident wrote; None when it cannot be opened."""
    return _opened(office, sealed, Complaint)


def _opened(office: Office, sealed: bytes, model: type[_Content]) -> _Content | None:
    plain = office.keys.open(sealed)
    try:
        return None if plain is None else model.model_validate_json(plain)
    except ValidationError:
        return None


def _complaint(session: Session, office: Office, kiosk: Kiosk, envelope: Envelope) -> Receipt | Trouble:
    known = complaints.by_id(session, envelope.id, office.keys)
    if known is not None:
        return _repeated((known.filed.kiosk_id, known.filed.content_hash), kiosk, envelope)
    content = _opened(office, envelope.sealed, Complaint)
    if content is None or (content.complaint_id, content.number) != (envelope.id, envelope.number):
        return Trouble(TroubleKind.INVALID, "sealed content cannot be opened, or belongs to another delivery")
    wrong = _not_ours(office, kiosk, content)
    if wrong is not None:
        return wrong
    slip_hash = office.keys.slip_hash(content.slip_code)
    if (
        complaints.is_taken(session, content.number, slip_hash)
        or requests.by_number(session, content.number)
        or requests.by_slip(session, slip_hash)
    ):
        return Trouble(TroubleKind.CONFLICT, "number or slip code belongs to something else")
    case = _received(content, kiosk, office.clock())
    if isinstance(case, Refusal):
        return Trouble(TroubleKind.STATE, case.detail)
    filed = complaints.Filed(slip_hash, kiosk.id, envelope.content_hash, envelope.sealed, content.filed_at)
    complaints.add(session, case, filed)
    return Receipt.KEPT


def _received(content: Complaint, kiosk: Kiosk, now: datetime) -> Case | Refusal:
    new = Case(content.complaint_id, content.number, content.kind, content.topic, content.service)
    return apply(new, Action(ActionKind.RECEIVE, Role.PEMOHON, kiosk.id, now))


def _not_ours(office: Office, kiosk: Kiosk, content: Complaint) -> Trouble | None:
    here, number, slip = (
        office.catalogue.office,
        parse_ticket_number(content.number),
        parse_slip_code(content.slip_code),
    )
    if content.office != here.id or slip is None or slip.office != here.code:
        return Trouble(TroubleKind.INVALID, "filed for another office")
    if number is None or (number.office, number.kiosk) != (here.code, kiosk.number):
        return Trouble(TroubleKind.INVALID, "number does not belong to this kiosk")
    return None


def _survey(session: Session, office: Office, kiosk: Kiosk, envelope: Envelope) -> Receipt | Trouble:
    known = surveys.by_id(session, envelope.id)
    if known is not None:
        return _repeated((known.kiosk_id, known.content_hash), kiosk, envelope)
    content = _opened(office, envelope.sealed, SurveyAnswers)
    if content is None or content.survey_id != envelope.id or envelope.number:
        return Trouble(TroubleKind.INVALID, "sealed content cannot be opened, or belongs to another delivery")
    if content.office != office.catalogue.office.id:
        return Trouble(TroubleKind.INVALID, "given for another office")
    surveys.add(
        session,
        surveys.Survey(
            id=envelope.id,
            kiosk_id=kiosk.id,
            content_hash=envelope.content_hash,
            service=content.service,
            occasion=content.occasion.value,
            given_on=content.given_on,
            half=content.half.value,
            scores=content.scores,
        ),
    )
    respondents.count(session, content.given_on, content.respondent)
    return Receipt.KEPT


def _repeated(known: tuple[str | None, str], kiosk: Kiosk, envelope: Envelope) -> Receipt | Trouble:
    if known == (kiosk.id, envelope.content_hash):
        return Receipt.REPEATED
    return Trouble(TroubleKind.CONFLICT, "this id was delivered with other content")
