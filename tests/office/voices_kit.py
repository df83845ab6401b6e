"""What residents say at a played kiosk: complaints, answers of the survey, calls."""

from __future__ import annotations

import base64
import hashlib
import uuid
from datetime import timedelta
from typing import Any

import httpx

from adminduk.filing import Complaint, DeliveryKind, HalfDay, Occasion, SurveyAnswers
from adminduk.localised import Language
from adminduk.numbers import TicketNumber, new_slip_code
from adminduk.pengaduan import Kind, Topic
from adminduk.skm import Element
from tests.office.played_kiosk import PlayedKiosk

WORDS = "CONTOH: antre dari pukul tujuh, baru dipanggil pukul sebelas."
CONTACT = "080000000000"


def complaint(kiosk: PlayedKiosk, **changes: Any) -> Complaint:
    """A complaint about waiting, not delivered yet."""
    kiosk.running += 1
    content: dict[str, Any] = {
        "complaint_id": str(uuid.uuid4()),
        "number": str(TicketNumber(kiosk.office_code, kiosk.number, kiosk.running)),
        "slip_code": str(new_slip_code(kiosk.office_code)),
        "office": "jogoroto",
        "kind": Kind.PENGADUAN,
        "topic": Topic.WAKTU,
        "service": "kk",
        "text": WORDS,
        "contact": CONTACT,
        "language": Language.INDONESIAN,
        "filed_at": kiosk.clock() - timedelta(minutes=1),
    }
    return Complaint(**(content | changes))


def survey(kiosk: PlayedKiosk, score: int = 4, **changes: Any) -> SurveyAnswers:
    content: dict[str, Any] = {
        "survey_id": str(uuid.uuid4()),
        "office": "jogoroto",
        "service": "kk",
        "occasion": Occasion.FILED,
        "given_on": kiosk.clock().date(),
        "half": HalfDay.MORNING,
        "scores": dict.fromkeys(Element, score),
    }
    return SurveyAnswers(**(content | changes))


def envelope(kiosk: PlayedKiosk, content: Complaint | SurveyAnswers) -> dict[str, Any]:
    sealed = kiosk.seal(content.model_dump_json().encode())
    is_complaint = isinstance(content, Complaint)
    return {
        "kind": (DeliveryKind.COMPLAINT if is_complaint else DeliveryKind.SURVEY).value,
        "number": content.number if is_complaint else "",
        "sealed": base64.b64encode(sealed).decode(),
        "blobs": [],
        "content_hash": hashlib.sha256(sealed).hexdigest(),
    }


def deliver(kiosk: PlayedKiosk, content: Complaint | SurveyAnswers) -> httpx.Response:
    name = content.complaint_id if isinstance(content, Complaint) else content.survey_id
    return kiosk.put_envelope(name, envelope(kiosk, content))


def complain(kiosk: PlayedKiosk, **changes: Any) -> Complaint:
    """A complaint that the office has."""
    content = complaint(kiosk, **changes)
    answer = deliver(kiosk, content)
    assert answer.status_code == 201, answer.text
    return content


def call(kiosk: PlayedKiosk, call_id: str = "", page: str = "scan") -> str:
    """Somebody at the kiosk calls an officer; the call's id."""
    name = call_id or str(uuid.uuid4())
    answer = kiosk.call("PUT", f"/calls/{name}", json={"page": page})
    assert answer.status_code == 201, answer.text
    return name
