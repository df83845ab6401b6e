"""The applicant of a request: found by NIK, nomor KK or the words of a name, and read only with the office's key.

The answers lie sealed in the delivery. Beside them stands this index, written in the same transaction: keyed hashes to
find a request by, and a short sealed summary for the registers, so that a list of fifty opens fifty small boxes.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime

from pydantic import BaseModel, ConfigDict, ValidationError
from sqlalchemy import ColumnElement, true
from sqlalchemy.orm import Session

from adminduk.catalogue.model import FieldId
from adminduk.filing import DeliveryKind, Filing
from adminduk.name_words import name_words
from adminduk.wilayah import dotted
from office.parts import Office
from office.store import applicants, deliveries, figures
from office.store.applicants import Applicant

log = logging.getLogger(__name__)

_SIXTEEN = 16
_AT_A_TIME = 200  # requests per transaction, so that others can write in between


class Summary(BaseModel):
    """What a register says of a person. "" where the service does not ask it."""

    model_config = ConfigDict(frozen=True)

    nama: str = ""
    nik: str = ""
    nomor_kk: str = ""
    telepon: str = ""
    keperluan: str = ""


def index(session: Session, office: Office, request_id: str, answers: Mapping[str, str], at: datetime) -> None:
    """Write the entry of a request from what its applicant typed."""
    summary = Summary(
        nama=answers.get(FieldId.NAMA, ""),
        nik=answers.get(FieldId.NIK, ""),
        nomor_kk=answers.get(FieldId.NOMOR_KK, ""),
        telepon=answers.get(FieldId.TELEPON, ""),
        keperluan=answers.get(FieldId.KEPERLUAN, ""),
    )
    entry = Applicant(
        request_id,
        at,
        dotted(answers.get(FieldId.DESA, "")),
        office.keys.kk_hash(summary.nomor_kk) if summary.nomor_kk else None,
        office.keys.seal(summary.model_dump_json().encode()),
        frozenset(office.keys.name_hash(word) for word in name_words(summary.nama)),
    )
    applicants.put(session, entry)


def open_summary(office: Office, applicant: Applicant | None) -> Summary | None:
    """What the entry says of the person; None when there is none or the office's key does not open it."""
    plain = office.keys.open(applicant.summary) if applicant is not None else None
    if plain is None:
        return None
    try:
        return Summary.model_validate_json(plain)
    except ValidationError:
        return None


def find(session: Session, office: Office, text: str, limit: int, *, within: ColumnElement[bool] = true()) -> list[str]:
    """Numbers of requests by what an officer typed: a NIK or nomor KK (16 digits), or words of a name. `within` is
    what the officer may see at all (office.area)."""
    digits = "".join(each for each in text if each not in " .-")
    if len(digits) == _SIXTEEN and digits.isascii() and digits.isdigit():
        found = applicants.with_nik(session, office.keys.nik_hash(digits), limit, within=within)
        return found or applicants.with_kk(session, office.keys.kk_hash(digits), limit, within=within)
    return applicants.named(session, [office.keys.name_hash(word) for word in name_words(text)], limit, within=within)


def index_older(office: Office) -> int:
    """Write the entries of requests that were filed before there was an index; of how many requests."""
    written = 0
    while True:
        with office.database.writing() as session:
            waiting = list(applicants.without_entry(session, _AT_A_TIME))
            for request_id in waiting:
                _index_older(session, office, request_id)
        written += len(waiting)
        if not waiting:
            return written


def _index_older(session: Session, office: Office, request_id: str) -> None:
    """From the sealed filing. One that cannot be opened gets an empty entry: it is found by its number only."""
    kept = next(each for each in deliveries.of_request(session, request_id) if each.kind is DeliveryKind.FILING)
    plain = office.keys.open(kept.sealed)
    try:
        filing = Filing.model_validate_json(plain or b"")
    except ValidationError:
        log.warning("request %s cannot be opened, so it is not found by name or NIK", request_id)
        index(session, office, request_id, {}, kept.received_at)
        return
    index(session, office, request_id, filing.answers, kept.received_at)
    figures.filed_with(session, request_id, (page.requirement for page in filing.pages))
