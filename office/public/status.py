"""The status page behind a slip's QR: number, service and state, nothing personal, in three languages. Of a complaint
it shows the answer of the office, and nothing of what was complained about."""

from __future__ import annotations

from typing import Any

from litestar import get
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Response, Template

import assets.sentences
from adminduk.localised import Language
from adminduk.numbers import parse_slip_code
from adminduk.pengaduan import Case
from adminduk.request import Request
from office import heard, standing
from office.parts import Office
from office.store import attempts
from office.web.inject import AnyRequest, TheOffice, address_of

_LANGUAGES = {Language.INDONESIAN: "Indonesia", Language.JAVANESE: "Jawa", Language.ENGLISH: "English"}


@get("/s", sync_to_thread=True)
def status_form(kode: FromQuery[str] = "", bahasa: FromQuery[str] = "id") -> Response[Any]:
    """Where a slip's code can be typed by hand."""
    language = _language(bahasa)
    slip = parse_slip_code(kode)
    if slip is not None:
        return Redirect(f"/s/{slip}?bahasa={language}", status_code=303)
    return _page(language, "", problem="public.status.mistyped" if kode.strip() else "")


@get("/s/{slip_code:str}", sync_to_thread=True)
def status_page(
    slip_code: FromPath[str], request: AnyRequest, office: TheOffice, bahasa: FromQuery[str] = "id"
) -> Response[Any]:
    """Where the request of this slip stands; a helpful sentence for a code that is not one."""
    language = _language(bahasa)
    slip = parse_slip_code(slip_code)
    if slip is None:
        return _page(language, "", problem="public.status.mistyped", status=404)
    if slip.office != office.catalogue.office.code:
        return _page(language, "", problem="public.status.other_office", status=404)
    scope = "status:" + office.keys.hash_of("address", address_of(request))
    with office.database.writing() as session:
        wait = attempts.wait_s(session, scope, attempts.STATUS_LIMIT, office.clock())
        if wait:
            return _page(language, "", problem="public.status.too_many", status=429)
        stored = standing.find(session, office, slip_code=str(slip))
        case = heard.find(session, office, str(slip)) if stored is None else None
        if stored is None and case is None:
            attempts.failed(session, scope, office.clock())
            return _page(language, "", problem="public.status.unknown", status=404)
    if stored is not None:
        return _page(language, str(slip), found=_found(office, stored.request, language))
    return _page(language, str(slip), heard=case)


def _found(office: Office, request: Request, language: Language) -> dict[str, Any]:
    """What may be said in public."""
    service = office.service_of(request)
    return {
        "number": request.number,
        "service": service.name.in_(language) if service is not None else request.service,
        "state": request.state,
        "since": request.since,
        "history": standing.history(request),
    }


def _page(
    language: Language,
    slip_code: str,
    *,
    problem: str = "",
    found: dict[str, Any] | None = None,
    heard: Case | None = None,
    status: int = 200,
) -> Template:
    context = {
        "say": assets.sentences.load(language),
        "language": language,
        "languages": _LANGUAGES,
        "slip_code": slip_code,
        "problem": problem,
        "found": found,
        "heard": heard,
    }
    return Template("status.html", context=context, status_code=status)


def _language(text: str) -> Language:
    return next((each for each in Language if each.value == text), Language.INDONESIAN)
