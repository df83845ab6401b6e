"""Scanned pages, one by one and as a PDF, and the finished document: for the eyes of signed-in officers only."""

from __future__ import annotations

import re
from typing import Any

from litestar import get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Response

from office import bundle
from office.bundle import Gap, NoBundle
from office.console import sentences
from office.console.request import Notice, show
from office.dossier import Paper, open_dossier, open_paper, open_untouched
from office.parts import Office
from office.permissions import Permission, needs
from office.store import requests
from office.web.inject import SignedIn, TheOffice

_OTHER_THAN_PLAIN = re.compile(r"[^A-Za-z0-9-]")
_STATUS = {Gap.NOTHING: 404, Gap.PAGE_LOST: 409, Gap.TOO_SLOW: 503, Gap.FAILED: 500}


@get("/permohonan/{number:str}/halaman/{position:int}", sync_to_thread=True, guards=[needs(Permission.SEE_REQUESTS)])
def page_image(number: FromPath[str], position: FromPath[int], office: TheOffice) -> Response[bytes]:
    """One scanned page, opened with the office's key for this one look."""
    return _image(open_paper(office, _paper(office, number, position)))


@get(
    "/permohonan/{number:str}/halaman/{position:int}/asli", sync_to_thread=True, guards=[needs(Permission.SEE_REQUESTS)]
)
def untouched_image(number: FromPath[str], position: FromPath[int], office: TheOffice) -> Response[bytes]:
    """All that the kiosk's scanner or camera saw when this page was taken; 404 once an officer has decided."""
    return _image(open_untouched(office, _paper(office, number, position)))


@get("/permohonan/{number:str}/berkas", sync_to_thread=True, guards=[needs(Permission.SEE_REQUESTS)])
def all_pages(number: FromPath[str], request: SignedIn, office: TheOffice) -> Response[Any]:
    """Every page that counts as one PDF/A, in the order in which the office files them; offered as a download."""
    return _pages(office, request, number)


@get("/permohonan/{number:str}/berkas/{requirement:str}", sync_to_thread=True, guards=[needs(Permission.SEE_REQUESTS)])
def pages_of_requirement(
    number: FromPath[str], requirement: FromPath[str], request: SignedIn, office: TheOffice
) -> Response[Any]:
    """The pages of one requirement as a PDF/A; offered as a download."""
    return _pages(office, request, number, requirement)


@get("/permohonan/{number:str}/dokumen", sync_to_thread=True, guards=[needs(Permission.SEE_REQUESTS)])
def finished_document(number: FromPath[str], office: TheOffice) -> Response[bytes]:
    """The finished PDF, byte for byte as it was attached; offered as a download."""
    content = _document(office, number)
    if content is None:
        raise NotFoundException
    headers = {"Content-Disposition": f'attachment; filename="{number}.pdf"'}
    return Response(content, media_type="application/pdf", headers=headers)


def _paper(office: Office, number: str, position: int) -> Paper:
    with office.database.reading() as session:
        stored = requests.by_number(session, number)
        papers = open_dossier(session, office, stored.request).papers if stored is not None else ()
    paper = next((each for each in papers if each.position == position), None)
    if paper is None:
        raise NotFoundException
    return paper


def _image(opened: tuple[bytes, str] | None) -> Response[bytes]:
    if opened is None:
        raise NotFoundException
    return Response(opened[0], media_type=opened[1])


def _pages(office: Office, request: SignedIn, number: str, requirement: str = "") -> Response[Any]:
    """The PDF, or the request's page with a sentence on why there is none."""
    with office.database.reading() as session:
        stored = requests.by_number(session, number)
        if stored is None:
            raise NotFoundException
        service = office.service_of(stored.request)
        papers = bundle.filed_order(service, open_dossier(session, office, stored.request))
    chosen = tuple(paper for paper in papers if not requirement or paper.requirement == requirement)
    made = bundle.make(office, number, service, chosen)
    if isinstance(made, NoBundle):
        return show(office, request.user, number, Notice(sentences.no_bundle(made)), _STATUS[made.gap])
    name = f"{number}-{_OTHER_THAN_PLAIN.sub('-', requirement or 'berkas')}.pdf"
    return Response(
        made, media_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _document(office: Office, number: str) -> bytes | None:
    with office.database.reading() as session:
        stored = requests.by_number(session, number)
    sha256 = stored.request.document_sha256 if stored is not None else None
    return office.files.documents.read(sha256) if sha256 is not None else None
