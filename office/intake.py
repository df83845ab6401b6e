"""What arrives from a kiosk: checked, kept durably, and only then acknowledged: the kiosk may forget its copy."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from pydantic import ValidationError
from sqlalchemy.orm import Session

from adminduk.catalogue.model import FieldId
from adminduk.filing import Completion, DeliveryKind, Filing, Handover, PageRef
from adminduk.numbers import parse_slip_code, parse_ticket_number
from adminduk.request import Action, ActionKind, Refusal, Request, Role, apply
from office import applicants, desks, voices
from office.envelope import Envelope, Receipt, Trouble, TroubleKind
from office.parts import Office
from office.store import assisted, complaints, deliveries, documents, figures, page_marks, requests, untouched
from office.store.database import one_at_a_time
from office.store.deliveries import Delivery
from office.store.kiosks import Kiosk
from office.store.requests import StoredRequest

Content = Filing | Completion | Handover
_MODELS: dict[DeliveryKind, type[Filing] | type[Completion] | type[Handover]] = {
    DeliveryKind.FILING: Filing,
    DeliveryKind.COMPLETION: Completion,
    DeliveryKind.HANDOVER: Handover,
}


def receive(office: Office, kiosk: Kiosk, envelope: Envelope) -> Receipt | Trouble:
    """Keep what `kiosk` delivered. KEPT is answered only when pages and row are on this disk."""
    if not envelope.is_whole:
        return Trouble(TroubleKind.INVALID, "content_hash does not match")
    if envelope.kind in (DeliveryKind.COMPLAINT, DeliveryKind.SURVEY):
        return voices.receive(office, kiosk, envelope)
    content = _open(office, envelope)
    if isinstance(content, Trouble):
        return content
    trouble = _check_pages(office, envelope, content)
    if trouble is not None:
        return trouble
    with office.database.writing() as session:
        answer = _keep(session, office, kiosk, envelope, content)
    if answer is Receipt.KEPT:
        office.pulse.beat()
    return answer


def pages_of(content: Content) -> tuple[PageRef, ...]:
    """The pages that travel with `content`; a handover has none."""
    return () if isinstance(content, Handover) else content.pages


def open_content(office: Office, kind: DeliveryKind, sealed: bytes) -> Content | None:
    """What lies in a sealed delivery, or None when it cannot be opened or understood."""
    plain = office.keys.open(sealed)
    if plain is None:
        return None
    try:
        return _MODELS[kind].model_validate_json(plain)
    except ValidationError:
        return None


def _open(office: Office, envelope: Envelope) -> Content | Trouble:
    content = open_content(office, envelope.kind, envelope.sealed)
    if content is None:
        return Trouble(TroubleKind.INVALID, "sealed content cannot be opened or understood")
    if _id_of(content) != envelope.id or content.number != envelope.number:
        return Trouble(TroubleKind.INVALID, "delivery_id or number differs from the sealed content")
    if isinstance(content, Filing) and content.office != office.catalogue.office.id:
        return Trouble(TroubleKind.INVALID, "filed for another office")
    if not _slip_fits(office, content):
        return Trouble(TroubleKind.INVALID, "slip code is not one of this office")
    return content


def _slip_fits(office: Office, content: Content) -> bool:
    """A slip code of this office. A handover goes without one when it was collected by number and NIK."""
    if isinstance(content, Handover) and not content.slip_code:
        return True
    slip = parse_slip_code(content.slip_code)
    return slip is not None and slip.office == office.catalogue.office.code


def _id_of(content: Content) -> str:
    if isinstance(content, Filing):
        return content.request_id
    return content.completion_id if isinstance(content, Completion) else content.handover_id


def _check_pages(office: Office, envelope: Envelope, content: Content) -> Trouble | None:
    """Every page must lie here, open with the office's key, and be what the kiosk scanned: it will delete its copy.

    Of what was seen beside a page the same is asked, unless this is a repeat and the office deleted it meanwhile.
    """
    files = [(page, file) for page in pages_of(content) for file in page.files]
    names = [file.blob for _, file in files]
    if sorted(names) != sorted(envelope.blobs) or len(set(names)) < len(names):
        return Trouble(TroubleKind.INVALID, "blobs differ from the pages of the sealed content")
    with office.database.reading() as session:
        gone = untouched.discarded(session, envelope.blobs)
    sealed = {blob: office.files.pages.read(blob) for blob in envelope.blobs if blob not in gone}
    missing = tuple(blob for blob, content in sealed.items() if content is None)
    if missing:
        return Trouble(TroubleKind.MISSING_BLOBS, f"{len(missing)} blobs missing", missing)
    for page, file in files:
        plain = office.keys.open(sealed[file.blob] or b"") if file.blob in sealed else None
        if file.blob in sealed and (plain is None or hashlib.sha256(plain).hexdigest() != file.sha256):
            return Trouble(TroubleKind.INVALID, f"page {page.requirement}/{page.index} cannot be opened")
    return None


def _keep(session: Session, office: Office, kiosk: Kiosk, envelope: Envelope, content: Content) -> Receipt | Trouble:
    one_at_a_time(session, f"delivery:{envelope.id}")
    known = deliveries.by_id(session, envelope.id)
    if known is not None:
        same = known.content_hash == envelope.content_hash and known.kiosk_id == kiosk.id
        return Receipt.REPEATED if same else Trouble(TroubleKind.CONFLICT, "this id was delivered with other content")
    if untouched.known(session, envelope.blobs):
        return Trouble(TroubleKind.CONFLICT, "a picture beside a page belongs to another delivery")
    now = office.clock()
    if isinstance(content, Filing):
        outcome = _file(session, office, kiosk, content, now)
    else:
        outcome = _continue(session, office, kiosk, content, now)
    if isinstance(outcome, Trouble):
        return outcome
    deliveries.add(
        session,
        Delivery(envelope.id, envelope.kind, outcome, kiosk.id, envelope.content_hash, envelope.sealed, now),
    )
    beside = (page.untouched for page in pages_of(content))
    untouched.add(session, outcome, [file.blob for file in beside if file is not None])
    page_marks.add(session, outcome, [office.keys.page_mark(page.sha256) for page in pages_of(content)])
    return Receipt.KEPT


def _file(session: Session, office: Office, kiosk: Kiosk, filing: Filing, now: datetime) -> str | Trouble:
    """A new request; its id."""
    number = parse_ticket_number(filing.number)
    if number is None or number.office != office.catalogue.office.code or number.kiosk != kiosk.number:
        return Trouble(TroubleKind.INVALID, "number does not belong to this kiosk")
    slip_hash = office.keys.slip_hash(filing.slip_code)
    if (
        requests.by_number(session, filing.number)
        or requests.by_slip(session, slip_hash)
        or complaints.is_taken(session, filing.number, slip_hash)
    ):
        return Trouble(TroubleKind.CONFLICT, "number or slip code belongs to another request")
    request = Request(
        filing.request_id,
        filing.number,
        filing.service,
        filing.reason,
        catalogue_version=filing.catalogue_version,
    )
    filed = apply(request, Action(ActionKind.FILE, Role.PEMOHON, kiosk.id, now))
    if isinstance(filed, Refusal):
        return Trouble(TroubleKind.STATE, filed.detail)
    nik_hash = office.keys.nik_hash(filing.answers.get(FieldId.NIK) or secrets.token_hex(16))  # no NIK: nobody matches
    requests.add(
        session,
        filed,
        requests.Filed(slip_hash, nik_hash, filing.language.value, kiosk.id, filing.filed_at),
    )
    session.flush()
    desks.keep(session, office, filed)
    applicants.index(session, office, filing.request_id, filing.answers, now)
    figures.filed_with(session, filing.request_id, (page.requirement for page in filing.pages))
    if filing.assisted_by is not None:
        assisted.add(session, filing.request_id)
    return filing.request_id


def _continue(
    session: Session, office: Office, kiosk: Kiosk, content: Completion | Handover, now: datetime
) -> str | Trouble:
    """One more action on a request that is here; its id."""
    stored = requests.by_number(session, content.number, for_change=True)
    if stored is None or not _belongs(office, stored, content):
        return Trouble(TroubleKind.INVALID, "number and slip code do not belong together")
    if isinstance(content, Handover) and not _was_granted(session, kiosk, stored, content):
        return Trouble(TroubleKind.INVALID, "handed over without a grant of this office")
    kind = ActionKind.COMPLETE if isinstance(content, Completion) else ActionKind.HAND_OVER
    changed = apply(stored.request, Action(kind, Role.PEMOHON, kiosk.id, now))
    if isinstance(changed, Refusal):
        return Trouble(TroubleKind.STATE, changed.detail)
    requests.append(session, changed)
    desks.keep(session, office, changed)
    return stored.request.id


def _belongs(office: Office, stored: StoredRequest, content: Completion | Handover) -> bool:
    """Whether the slip code is this request's. Without one, the grant says for which request a handover is."""
    return not content.slip_code or stored.filed.slip_hash == office.keys.slip_hash(content.slip_code)


def _was_granted(session: Session, kiosk: Kiosk, stored: StoredRequest, handover: Handover) -> bool:
    """Whether this kiosk fetched exactly this document for this request; how long ago does not matter."""
    grant = documents.grant_of(session, handover.grant)
    return (
        grant is not None
        and grant.used_at is not None
        and (grant.request_id, grant.kiosk_id) == (stored.request.id, kiosk.id)
        and grant.document_sha256 == handover.document_sha256
    )
