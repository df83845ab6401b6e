"""Collecting at a kiosk: the holder is checked, then one grant fetches the finished document once."""

from __future__ import annotations

from litestar import Response, get, post
from litestar.params import FromPath, JSONBody
from pydantic import Field
from sqlalchemy.orm import Session

from adminduk.catalogue.model import ProductKind
from adminduk.request import ActionKind, Request, Role, allowed_actions
from office import standing
from office.acting import proxy_hash
from office.api.answers import Answer, Body, answer, refuse
from office.api.standing import locked, unknown
from office.parts import Office
from office.store import documents, holders
from office.store.kiosks import Kiosk
from office.web.inject import TheKiosk, TheOffice


class Collection(Body):
    slip_code: str | None = Field(default=None, max_length=300)
    number: str | None = Field(default=None, max_length=40)
    nik: str = Field(max_length=40)


@post("/collect", status_code=200, sync_to_thread=True)
def collect(data: JSONBody[Collection], kiosk: TheKiosk, office: TheOffice) -> Answer:
    """A grant for the finished document, when the NIK is the holder's and the document waits to be collected."""
    with office.database.writing() as session:
        stored = standing.find(session, office, slip_code=data.slip_code, number=data.number, for_change=True)
        if stored is None:
            return unknown(office, data.slip_code or "")
        acting = proxy_hash(session, office, stored.request.id)
        match holders.check(session, stored, office.keys.nik_hash(data.nik), office.clock(), acting):
            case holders.Locked(wait_s):
                return locked(wait_s)
            case holders.WrongNik(tries_left):
                return refuse(403, "wrong_holder", "NIK ini bukan pemilik permohonan.", tries_left=tries_left)
            case holders.Holder():
                return _grant(session, office, kiosk, stored.request)


def _grant(session: Session, office: Office, kiosk: Kiosk, request: Request) -> Answer:
    sha256, product = request.document_sha256, office.product_of(request)
    ready = ActionKind.HAND_OVER in allowed_actions(request.state, Role.PEMOHON)
    if not ready or sha256 is None or (product is not None and product.kind is not ProductKind.PDF):
        return refuse(409, "state", "Dokumen belum dapat diambil di anjungan.", state=request.state)
    token = documents.new_grant(session, request.id, kiosk.id, sha256, office.clock())
    size = documents.size_of(session, request.id, sha256)
    return answer({"grant": token, "number": request.number, "sha256": sha256, "size": size})


@get("/documents/{grant:str}", sync_to_thread=True)
def document(grant: FromPath[str], kiosk: TheKiosk, office: TheOffice) -> Response[bytes] | Answer:
    """The PDF, byte for byte as the operator attached it; the grant is used up."""
    with office.database.writing() as session:
        sha256 = documents.use_grant(session, grant, kiosk.id, office.clock())
    if sha256 is None:
        return refuse(410, "grant", "Izin cetak sudah dipakai atau kedaluwarsa. Mulai lagi dari awal.")
    content = office.files.documents.read(sha256)
    if content is None:
        return refuse(500, "error", "Dokumen rusak di kantor. Panggil petugas untuk melampirkan ulang.")
    return Response(content, media_type="application/pdf")
