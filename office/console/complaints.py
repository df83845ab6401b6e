"""Complaints and suggestions: what is due first, and one of them with what was said and done about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import anyio.to_thread
from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect, Response, Template

from adminduk.pengaduan import ActionKind, Case, Nature, State
from office import hearing, voices, words_voices
from office.console.request import Notice
from office.hearing import Draft, Refused
from office.parts import Office
from office.permissions import Permission, needs
from office.store import accounts, complaints, views
from office.store.accounts import Account
from office.store.complaints import CLOSED, OPEN
from office.web.inject import SignedIn, TheOffice

LIMIT = 200
TABS: dict[str, tuple[str, tuple[State, ...]]] = {
    "": ("Perlu dikerjakan", OPEN),
    "dijawab": ("Dijawab", (State.DIJAWAB,)),
    "selesai": ("Selesai", (State.SELESAI,)),
}


@dataclass(frozen=True)
class Line:
    """One case in the list: nobody's words."""

    case: Case
    service: str
    handler: str
    late: bool
    due: datetime | None


@get("/pengaduan", sync_to_thread=True, guards=[needs(Permission.ANSWER_VOICES)])
def complaints_page(request: SignedIn, office: TheOffice, keadaan: FromQuery[str] = "") -> Template:
    """What is late, then what is due next."""
    tab = keadaan if keadaan in TABS else ""
    with office.database.reading() as session:
        cases = complaints.in_states(session, TABS[tab][1], LIMIT)
        counts, names = complaints.counts(session), accounts.names(session)
    now = office.clock()
    context = {
        "account": request.user,
        "voices": words_voices,
        "tab": tab,
        "tabs": [(key, name, sum(counts.get(each, 0) for each in states)) for key, (name, states) in TABS.items()],
        "lines": [
            Line(each, service_of(office, each), names.get(each.handler or "", ""), each.is_late(now), each.due)
            for each in cases
        ],
        "now": now,
        "full": len(cases) == LIMIT,
        "closed": CLOSED,
    }
    return Template("complaints.html", context=context)


@get("/pengaduan/{complaint:str}", sync_to_thread=True, guards=[needs(Permission.ANSWER_VOICES)])
def complaint_page(
    complaint: FromPath[str], request: SignedIn, office: TheOffice, selesai: FromQuery[str] = ""
) -> Response[Any]:
    """One complaint, opened from its sealed storage; whoever looks is written down."""
    kind = next((each for each in words_voices.DONE if each.value == selesai), None)
    notice = Notice(words_voices.DONE[kind], good=True) if kind is not None else None
    return show(office, request.user, complaint, notice)


@post("/pengaduan/{complaint:str}/{action:str}", guards=[needs(Permission.ANSWER_VOICES)])
async def act_on_complaint(
    complaint: FromPath[str],
    action: FromPath[str],
    data: URLEncodedBody[dict[str, str]],
    request: SignedIn,
    office: TheOffice,
) -> Response[Any]:
    """Do one action. 303 back to the page when it was done; otherwise the page with the reason and what was typed."""
    kind = next((each for each in words_voices.BUTTONS if each.value == action), None)
    if kind is None:
        raise NotFoundException
    draft = _draft(kind, data)
    outcome = await anyio.to_thread.run_sync(hearing.act, office, request.user, complaint, draft)
    if not isinstance(outcome, Refused):
        return Redirect(f"/pengaduan/{complaint}?selesai={kind.value}", status_code=303)
    notice = Notice(outcome.sentence, good=False)
    return await anyio.to_thread.run_sync(show, office, request.user, complaint, notice, (draft, outcome.status))


def show(
    office: Office,
    account: Account,
    complaint: str,
    notice: Notice | None = None,
    refused: tuple[Draft, int] | None = None,
) -> Response[Any]:
    """The page of a complaint; `refused`: an action that was not done, with its status."""
    with office.database.writing() as session:
        stored = complaints.by_id(session, complaint, office.keys)
        if stored is None:
            raise NotFoundException
        views.saw(session, account.id, f"pengaduan {stored.case.number}", office.clock())
        names = accounts.names(session)
    case = stored.case
    context = {
        "account": account,
        "voices": words_voices,
        "case": case,
        "said": voices.opened(office, stored.filed.sealed),
        "filed_at": stored.filed.filed_at,
        "channel": stored.filed.channel,
        "service": service_of(office, case),
        "names": names,
        "handlers": hearing.handlers(office),
        "open": hearing.open_to(account, case),
        "late": case.is_late(office.clock()),
        "notice": notice,
        "draft": refused[0] if refused is not None else None,
        "longest": hearing.LONGEST,
    }
    return Template("complaint.html", context=context, status_code=refused[1] if refused is not None else 200)


def service_of(office: Office, case: Case) -> str:
    service = office.service(case.service)
    return service.name.id if service is not None else case.service


def _draft(kind: ActionKind, data: dict[str, str]) -> Draft:
    seen = data.get("dilihat", "")
    return Draft(
        kind=kind,
        seen=int(seen) if seen.isascii() and seen.isdigit() else -1,
        nature=next((each for each in Nature if each.value == data.get("jenis")), None),
        handler=data.get("petugas", ""),
        words=data.get("isi", "").replace("\r\n", "\n"),
    )
