"""A typed answer put right at the person's wish (UU 27/2022 Pasal 30), beside what was filed: that is never touched."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict
from sqlalchemy.orm import Session

from adminduk.catalogue.model import FieldId
from adminduk.fields import check_field
from adminduk.findings import errors_of
from office import applicants
from office.parts import Office
from office.store import applicants as kept
from office.store import privacy
from office.store.privacy import Correction


class Change(BaseModel):
    """What lies sealed in a correction."""

    model_config = ConfigDict(frozen=True)

    old: str
    new: str


def corrected(session: Session, office: Office, request_id: str, answers: Mapping[str, str]) -> dict[str, str]:
    """`answers` as they stand after all corrections."""
    now = dict(answers)
    for each in privacy.corrections_of(session, request_id):
        change = opened(office, each)
        if change is not None:
            now[each.field] = change.new
    return now


def opened(office: Office, correction: Correction) -> Change | None:
    """The old value and the new one; None when the office's key does not open it."""
    plain = office.keys.open(correction.sealed)
    return None if plain is None else Change.model_validate_json(plain)


def correct(
    session: Session,
    office: Office,
    request_id: str,
    answers: Mapping[str, str],
    *,
    field: str,
    typed: str,
    reason: str,
    account: str,
) -> str:
    """Put the answer of `field` right; "", or what is wrong with it, to be shown."""
    if field not in answers or field not in set(FieldId):
        return "Isian ini tidak ada pada permohonan."
    if not reason.strip():
        return "Tulis alasan dan buktinya dahulu, misalnya: menurut KTP-el yang ditunjukkan."
    value, findings = check_field(FieldId(field), typed, office.wilayah, office.clock().astimezone(office.zone).date())
    if errors_of(findings):
        return "Isian baru belum benar. Periksa jumlah angka dan hurufnya."
    if value == answers[field]:
        return "Isian baru sama dengan yang lama."
    sealed = office.keys.seal(Change(old=answers[field], new=value).model_dump_json().encode())
    privacy.correct(session, request_id, Correction(field, sealed, reason.strip(), account, office.clock()))
    _find_by_new(session, office, request_id, {**answers, field: value})
    return ""


def _find_by_new(session: Session, office: Office, request_id: str, answers: Mapping[str, str]) -> None:
    entry = kept.of_requests(session, [request_id]).get(request_id)
    applicants.index(session, office, request_id, answers, entry.received_at if entry is not None else office.clock())
    if answers.get(FieldId.NIK):
        privacy.set_nik_hash(session, request_id, office.keys.nik_hash(answers[FieldId.NIK]))
