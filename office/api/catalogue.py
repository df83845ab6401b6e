"""The edition of the catalogue that holds, for kiosks that have another one."""

from __future__ import annotations

from litestar import get
from litestar.params import FromQuery

from office.api.answers import Answer, answer, refuse
from office.web.inject import TheKiosk, TheOffice


@get("/catalogue", sync_to_thread=False)
def published_catalogue(kiosk: TheKiosk, office: TheOffice, digest: FromQuery[str] = "") -> Answer:
    """Its files; nothing when the kiosk has those already."""
    edition = office.shelf.edition
    if edition is None:
        return refuse(404, "none", "Kantor ini tidak menerbitkan katalog.")
    if digest == edition.digest:
        return answer(None, 204)
    return answer({"version": edition.version, "digest": edition.digest, "files": dict(edition.files)})
