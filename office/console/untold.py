"""Whom nobody has told yet: an e-mail that did not arrive, or none and no message by hand."""

from __future__ import annotations

from datetime import timedelta

from litestar import get
from litestar.response import Template

from office.area import within
from office.console.telling import PROBLEMS
from office.permissions import Permission, needs
from office.store import untold
from office.store.letters import LetterState
from office.web.inject import SignedIn, TheOffice

_LOOK_BACK = timedelta(days=30)  # who has not come for a month is no longer reached by a message
_LIMIT = 200


@get("/kabar", sync_to_thread=True, guards=[needs(Permission.TELL)])
def untold_page(request: SignedIn, office: TheOffice) -> Template:
    """Numbers only: address and telephone stand on the request's own page."""
    since = office.clock() - _LOOK_BACK
    with office.database.reading() as session:
        lines = untold.untold(session, since, _LIMIT, within=within(request.user))
        letters = untold.letters_since(session, since)
    names = {each.id: each.name.id for each in office.catalogue.services}
    context = {
        "account": request.user,
        "lines": [(each, names.get(each.service, each.service)) for each in lines],
        "letters": [(state, letters.get(state, 0)) for state in LetterState],
        "with_mail": office.settings.mail is not None,
        "problem_words": PROBLEMS,
        "days": _LOOK_BACK.days,
        "full": len(lines) == _LIMIT,
    }
    return Template("untold.html", context=context)
