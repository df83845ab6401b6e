"""The images of scanned pages and the finished document, for the eyes of signed-in officers only."""

from __future__ import annotations

from litestar import get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Response

from office.dossier import open_dossier, open_paper
from office.parts import Office
from office.store import requests
from office.web.inject import TheOffice


@get("/permohonan/{number:str}/halaman/{position:int}", sync_to_thread=True)
def page_image(number: FromPath[str], position: FromPath[int], office: TheOffice) -> Response[bytes]:
    """One scanned page, opened with the office's key for this one look."""
    with office.database.reading() as session:
        stored = requests.by_number(session, number)
        papers = open_dossier(session, office, stored.request).papers if stored is not None else ()
    paper = next((each for each in papers if each.position == position), None)
    opened = open_paper(office, paper) if paper is not None else None
    if opened is None:
        raise NotFoundException
    return Response(opened[0], media_type=opened[1])


@get("/permohonan/{number:str}/dokumen", sync_to_thread=True)
def finished_document(number: FromPath[str], office: TheOffice) -> Response[bytes]:
    """The finished PDF, byte for byte as it was attached; offered as a download."""
    content = _document(office, number)
    if content is None:
        raise NotFoundException
    headers = {"Content-Disposition": f'attachment; filename="{number}.pdf"'}
    return Response(content, media_type="application/pdf", headers=headers)


def _document(office: Office, number: str) -> bytes | None:
    with office.database.reading() as session:
        stored = requests.by_number(session, number)
    sha256 = stored.request.document_sha256 if stored is not None else None
    return office.files.documents.read(sha256) if sha256 is not None else None
