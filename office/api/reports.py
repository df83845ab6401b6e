"""Readiness reports: each taken once, with the kiosk's own signature on it."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import Annotated, Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from litestar import put
from litestar.params import FromPath, JSONBody
from pydantic import AwareDatetime, Field

from office.api.answers import Answer, Body, answer, refuse
from office.store import reports
from office.store.database import one_at_a_time
from office.store.kiosks import Kiosk
from office.store.reports import Report
from office.web.inject import TheKiosk, TheOffice

LARGEST = 4 * 1024 * 1024  # two pages of text and a code: 50 KB
_PURPOSE = b"anjungan report file 1\n"  # as in kiosk/doctor/report/signature.py
Outcome = Literal["pass", "warn", "fail", "not-run"]


class Finding(Body):
    test: str = Field(max_length=60)
    part: str = Field(max_length=20)
    outcome: Outcome


class Readiness(Body):
    at: AwareDatetime
    by: Literal["night", "technician", "shell"]
    outcome: Outcome
    findings: Annotated[tuple[Finding, ...], Field(max_length=200)]
    pdf: str
    signature: str = Field(max_length=120)


@put("/reports/{report_id:str}", sync_to_thread=True, request_max_body_size=LARGEST)
def put_report(report_id: FromPath[str], data: JSONBody[Readiness], kiosk: TheKiosk, office: TheOffice) -> Answer:
    """Take one report. 201 (or 200 for a repeat) means: file and row are on the office's disk."""
    pdf = _bytes(data.pdf)
    if pdf is None or not pdf.startswith(b"%PDF-") or len(report_id) != 36:
        return refuse(422, "invalid", "Isi laporan tidak dapat dibaca kantor. Perbarui program anjungan.")
    if not _signed(kiosk, pdf, data.signature):
        return refuse(422, "signature", "Tanda tangan laporan tidak cocok dengan kunci anjungan ini.")
    findings = tuple(each.model_dump() for each in data.findings)
    sha256 = office.files.reports.put(pdf)
    new = Report(report_id, kiosk.id, data.at, data.by, data.outcome, findings, sha256, data.signature)
    with office.database.writing() as session:
        one_at_a_time(session, "report")
        known = reports.by_id(session, report_id)
        if known is None:
            reports.add(session, new, office.clock())
    if known is not None and (known.kiosk_id, known.sha256) != (kiosk.id, sha256):
        return refuse(409, "conflict", "Laporan dengan nomor ini sudah ada, tetapi isinya lain.")
    office.pulse.beat()
    return answer({"report_id": report_id}, 201 if known is None else 200)


def _bytes(text: str) -> bytes | None:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None


def _signed(kiosk: Kiosk, pdf: bytes, signature: str) -> bool:
    """Whether this kiosk's key signed exactly this file."""
    raw = _bytes(signature)
    try:
        key = Ed25519PublicKey.from_public_bytes(kiosk.public_key)
        key.verify(raw or b"", _PURPOSE + hashlib.sha256(pdf).digest())
    except InvalidSignature:
        return False
    return True
