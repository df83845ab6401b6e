"""What stands beside a request, on its page and where it is checked: what may be the same, and what came before."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from adminduk.request import Request
from office import twins, words_review
from office.dossier import Dossier
from office.parts import Office
from office.store.accounts import Account


def alike(session: Session, office: Office, account: Account, request: Request, dossier: Dossier) -> dict[str, Any]:
    """For `_twins.html`; what lies in no area of the account is not among it."""
    pages = [paper.ref.sha256 for paper in dossier.papers]
    return {
        "twins": twins.of_request(session, office, account, request, pages),
        "earlier": twins.earlier(session, account, request),
        "likeness": words_review.LIKENESS,
    }
