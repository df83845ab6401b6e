"""Deliveries: filings, completions and handovers, each taken exactly once."""

from __future__ import annotations

import base64
import binascii
from typing import Annotated

from litestar import put
from litestar.params import FromPath, JSONBody
from pydantic import Field

from adminduk.filing import DeliveryKind, Sha256
from office.api.answers import Answer, Body, answer, refuse
from office.envelope import Envelope, Receipt, Trouble, TroubleKind
from office.intake import receive
from office.web.inject import TheKiosk, TheOffice

LARGEST = 1024 * 1024  # answers and hashes; pages travel as blobs
_REFUSALS: dict[TroubleKind, tuple[int, str]] = {
    TroubleKind.INVALID: (422, "Isi kiriman tidak sesuai. Panggil teknisi anjungan."),
    TroubleKind.CONFLICT: (409, "Kiriman dengan nomor ini sudah ada, tetapi isinya lain. Panggil teknisi anjungan."),
    TroubleKind.MISSING_BLOBS: (422, "Sebagian halaman belum sampai. Anjungan akan mengirim ulang."),
    TroubleKind.STATE: (409, "Permohonan ini sudah berubah di kantor, jadi kiriman tidak dapat diterima."),
}


class Delivery(Body):
    kind: DeliveryKind
    number: str = Field(max_length=40)
    sealed: str
    blobs: Annotated[tuple[Sha256, ...], Field(max_length=400)] = ()
    content_hash: Sha256


@put("/deliveries/{delivery_id:str}", sync_to_thread=True, request_max_body_size=LARGEST)
def put_delivery(delivery_id: FromPath[str], data: JSONBody[Delivery], kiosk: TheKiosk, office: TheOffice) -> Answer:
    """Take one delivery. 201 (or 200 for a repeat) means: files and row are on the office's disk."""
    try:
        sealed = base64.b64decode(data.sealed, validate=True)
    except (binascii.Error, ValueError):
        return refuse(422, "invalid", _REFUSALS[TroubleKind.INVALID][1], detail="sealed is not base64")
    envelope = Envelope(delivery_id, data.kind, data.number, sealed, data.blobs, data.content_hash)
    outcome = receive(office, kiosk, envelope)
    if isinstance(outcome, Trouble):
        return _refused(outcome)
    return answer({"delivery_id": delivery_id, "durable": True}, 201 if outcome is Receipt.KEPT else 200)


def _refused(trouble: Trouble) -> Answer:
    status, message = _REFUSALS[trouble.kind]
    if trouble.kind is TroubleKind.MISSING_BLOBS:
        return refuse(status, trouble.kind.value, message, missing=trouble.missing)
    if trouble.kind is TroubleKind.STATE:
        return refuse(status, trouble.kind.value, message, state=trouble.detail)
    return refuse(status, trouble.kind.value, message, detail=trouble.detail)
