"""What comes after the request that is being checked: its pictures are fetched while this one is read."""

from __future__ import annotations

from litestar import get
from litestar.params import FromPath

from office.dossier import open_dossier
from office.permissions import Permission, needs
from office.review import waiting
from office.review.items import stops
from office.web.inject import SignedIn, TheOffice

_PAGES = 4  # of the next request


@get(
    "/permohonan/{number:str}/periksa/berikutnya",
    sync_to_thread=True,
    opt={"background": True},
    guards=[needs(Permission.SEE_REQUESTS)],
)
def ahead(number: FromPath[str], request: SignedIn, office: TheOffice) -> list[str]:
    """Addresses of the first pages of the request that comes after `number`; asked for when the page stands."""
    with office.database.reading() as session:
        coming = waiting.in_order(session, office, request.user)
        following = next((each for each in coming if each.number != number), None)
        if following is None:
            return []
        found = stops(office.service_of(following), open_dossier(session, office, following), {})
    papers = [stop.paper for stop in found if stop.paper is not None]
    return [f"/permohonan/{following.number}/halaman/{paper.position}" for paper in papers[:_PAGES]]
