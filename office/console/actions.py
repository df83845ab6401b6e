"""The buttons of a request's page: read the form, ask `office.work`, show what came of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import anyio.to_thread
from litestar import post
from litestar.datastructures import FormMultiDict, UploadFile
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Response

from adminduk.request import ActionKind, ReturnedItem
from office import reasons, words, work
from office.console import sentences
from office.console.request import Notice, show
from office.parts import Office
from office.permissions import Permission, needs
from office.store import accounts, requests
from office.store.accounts import Account
from office.web.inject import SignedIn, TheOffice
from office.web.uploads import Gate
from office.work import Draft, Obstacle, Refused

REVIEW = "periksa"  # the page to which a form with `lanjut=periksa` goes on
LARGEST_PDF = 20 * 1024 * 1024
_FORM_ROOM = 256 * 1024
_LONGEST_NOTE = 500
_TYPED = ("agenda", "alasan")  # what is given back when an action was refused


@dataclass(frozen=True)
class Attempt:
    """An action that was refused, with everything that the officer had typed for it."""

    draft: Draft
    refusal: Refused
    typed: tuple[tuple[str, str], ...]


@post(
    "/permohonan/{number:str}/{action:str}",
    request_max_body_size=LARGEST_PDF + _FORM_ROOM,
    middleware=[Gate()],
    guards=[needs(Permission.SEE_REQUESTS)],
)
async def act_on_request(
    number: FromPath[str], action: FromPath[str], request: SignedIn, office: TheOffice
) -> Response[Any]:
    """Do one action. 303 back to the page when it was done; otherwise the page with the reason and what was typed."""
    kind = next((each for each in words.BUTTONS if each.value == action), None)
    if kind is None:
        raise NotFoundException
    return await act(number, kind, request, office)


async def act(number: str, kind: ActionKind, request: SignedIn, office: Office) -> Response[Any]:
    """Do `kind` as the form that came with `request` says."""
    form = await request.form()
    codes = await anyio.to_thread.run_sync(_codes, office) if kind is ActionKind.RETURN else frozenset[str]()
    draft = await _draft(kind, form, codes)
    if kind is ActionKind.ATTACH and draft.document:
        draft = replace(draft, signature=await anyio.to_thread.run_sync(work.checked, office, draft.document))
    outcome = await anyio.to_thread.run_sync(work.act, office, request.user, number, draft)
    if isinstance(outcome, Refused):
        attempt = Attempt(draft, outcome, _typed(form))
        return await anyio.to_thread.run_sync(_refused, office, request.user, number, attempt)
    onward = f"/{REVIEW}" if _text(form, "lanjut") == REVIEW else ""
    return Redirect(f"/permohonan/{number}{onward}?selesai={kind.value}", status_code=303)


async def _draft(kind: ActionKind, form: FormMultiDict, codes: frozenset[str]) -> Draft:
    upload = form.get("berkas")
    seen = _text(form, "dilihat")
    return Draft(
        kind=kind,
        seen=int(seen) if seen.isascii() and seen.isdigit() else -1,
        reason=_text(form, "alasan"),
        agenda_number=_text(form, "agenda"),
        step=_text(form, "langkah"),
        returned=_returned(form, codes),
        document=await upload.read() if isinstance(upload, UploadFile) else b"",
    )


def _codes(office: Office) -> frozenset[str]:
    """The reasons for which something may go back now."""
    with office.database.reading() as session:
        return frozenset(each.code for each in reasons.offered(session))


def _returned(form: FormMultiDict, codes: frozenset[str]) -> tuple[ReturnedItem, ...]:
    """Each `kembali-<id>` with one of the reasons `codes`, and its `catatan-<id>`."""
    prefix = "kembali-"
    chosen = [(key.removeprefix(prefix), _text(form, key)) for key in form if key.startswith(prefix)]
    return tuple(
        ReturnedItem(item, reason, _text(form, f"catatan-{item}"))
        for item, reason in dict(chosen).items()
        if reason in codes
    )


def _text(form: FormMultiDict, name: str) -> str:
    value = form.get(name, "")
    return value.strip()[:_LONGEST_NOTE] if isinstance(value, str) else ""


def _typed(form: FormMultiDict) -> tuple[tuple[str, str], ...]:
    names = [name for name in form if name in _TYPED or name.startswith(("catatan-", "kembali-"))]
    return tuple((name, _text(form, name)) for name in dict.fromkeys(names) if _text(form, name))


def _refused(office: Office, account: Account, number: str, attempt: Attempt) -> Response[Any]:
    """The request's page as it is now, with what went wrong above it and what was typed still in its form."""
    with office.database.reading() as session:
        stored = requests.by_number(session, number)
        names = accounts.names(session)
    if stored is None:
        raise NotFoundException
    refusal, kind = attempt.refusal, attempt.draft.kind
    text = sentences.refused(office, refusal, kind, stored.request.last_by_hand, names)
    typed = () if refusal.obstacle is Obstacle.AGENDA_TAKEN else attempt.typed
    notice = Notice(text, typed=typed, form=kind)
    return show(office, account, number, notice, sentences.STATUS[refusal.obstacle])
