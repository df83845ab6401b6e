"""Two requests side by side: is it the same thing asked twice, or a second thing?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import anyio.to_thread
from litestar import get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Template
from sqlalchemy.orm import Session

from adminduk.request import Request
from office import twins, words_review
from office.area import in_sight
from office.dossier import Dossier, open_dossier, titles
from office.parts import Office
from office.permissions import Permission, needs
from office.store import requests, views
from office.store.accounts import Account
from office.web.inject import SignedIn, TheOffice


@dataclass(frozen=True)
class Side:
    """One of the two, opened for this look."""

    case: Request
    service: str
    reason: str
    dossier: Dossier


@get("/permohonan/{number:str}/banding/{other:str}", guards=[needs(Permission.SEE_REQUESTS)])
async def compare(number: FromPath[str], other: FromPath[str], request: SignedIn, office: TheOffice) -> Template:
    """Both requests, each only for those in whose area it lies; the look at the second one is written down as well."""
    context = await anyio.to_thread.run_sync(_both, office, request.user, number, other)
    return Template("compare.html", context={**context, "account": request.user})


def _both(office: Office, account: Account, number: str, other: str) -> dict[str, Any]:
    with office.database.reading() as session:
        if number == other or not in_sight(session, account, other):
            raise NotFoundException
        left, right = _side(session, office, number), _side(session, office, other)
        alike = twins.of_request(session, office, account, left.case, [each.ref.sha256 for each in left.dossier.papers])
    with office.database.writing() as session:
        views.saw(session, account.id, "banding", office.clock(), other)
    both = {paper.ref.sha256 for paper in left.dossier.papers} & {paper.ref.sha256 for paper in right.dossier.papers}
    given = [set(side.dossier.answers) for side in (left, right)]
    return {
        "sides": (left, right),
        "same_pages": both,
        "same_answers": given[0] & given[1],
        "why": next((twin.likeness for twin in alike if twin.outline.number == other), ()),
        "likeness": words_review.LIKENESS,
    }


def _side(session: Session, office: Office, number: str) -> Side:
    stored = requests.by_number(session, number)
    if stored is None:
        raise NotFoundException
    service, reason = titles(office, stored.request)
    return Side(stored.request, service, reason, open_dossier(session, office, stored.request))
