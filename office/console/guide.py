"""The first day's guide: what to do next at a training office; in a real one, how to get a training office."""

from __future__ import annotations

from litestar import get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Response, Template

from office import guide, words_guide
from office.beside import Failure
from office.parts import Office
from office.permissions import Permission, needs
from office.printed import Head
from office.store import requests
from office.web.inject import SignedIn, TheOffice

_DRAWING_S = 20.0


@get("/panduan", sync_to_thread=True, guards=[needs(Permission.SEE_REQUESTS)])
def guide_page(request: SignedIn, office: TheOffice) -> Template:
    """One request from the queue to the archive."""
    with office.database.reading() as session:
        found = guide.guide(session, office, request.user)
    context = {"account": request.user, "guide": found, "steps": words_guide.STEPS, "training": office.training}
    return Template("guide.html", context=context)


@get("/permohonan/{number:str}/dokumen-latihan", sync_to_thread=True, guards=[needs(Permission.SEE_REQUESTS)])
def practice_document(number: FromPath[str], office: TheOffice) -> Response[bytes]:
    """What stands for the finished document while somebody practises; a real office makes no such thing."""
    drawn = office.beside.ask(_drawn, _head(office, number), limit_s=_DRAWING_S) if office.training else None
    if drawn is None or isinstance(drawn, Failure):
        raise NotFoundException
    headers = {"Content-Disposition": f'attachment; filename="{number}.pdf"'}
    return Response(drawn, media_type="application/pdf", headers=headers)


def _head(office: Office, number: str) -> Head:
    with office.database.reading() as session:
        stored = requests.by_number(session, number)
    product = office.product_of(stored.request) if stored is not None else None
    title = product.name.id if product is not None else "Dokumen"
    now = office.clock().astimezone(office.zone)
    return Head(office.letterhead, office.catalogue.office.regency, title, f"Permohonan {number}", now)


def _drawn(head: Head) -> bytes:
    from office.printed import Paper  # fpdf waits until somebody prints

    return bytes(Paper(head).output())
