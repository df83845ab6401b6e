"""One request: its papers beside its answers, its history, the SOP's steps, and what this account may do now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from litestar import get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery
from litestar.response import Response, Template

from adminduk.catalogue.model import ProductKind, Service
from adminduk.request import ActionKind, Request, Role
from office import bundle, holding, reasons, untouched, words, work
from office.console import sentences, steps
from office.console.alike import alike
from office.console.telling import PROBLEMS, telling_of
from office.dossier import item_name, open_dossier
from office.pace import pace
from office.parts import Office
from office.permissions import Permission, needs
from office.signatures import Verdict
from office.store import accounts, agenda, archive, documents, kiosks, requests
from office.store.accounts import Account
from office.web.inject import SignedIn, TheOffice

_PROGRAM = words.ROLES[Role.KANTOR]
# What moves a request forward stands open on the page; the rest is folded away.
FORWARD = (
    ActionKind.TAKE,
    ActionKind.FORWARD,
    ActionKind.REGISTER,
    ActionKind.PROCESS,
    ActionKind.ATTACH,
    ActionKind.MARK_READY,
    ActionKind.HAND_OVER,
    ActionKind.ARCHIVE,
)


@dataclass(frozen=True)
class Notice:
    """A sentence above the page: `good` after a success, otherwise a problem. `typed` is given back, never lost."""

    text: str
    good: bool = False
    typed: tuple[tuple[str, str], ...] = ()
    form: ActionKind | None = None  # which form to fill again with `typed`


@get("/permohonan/{number:str}", sync_to_thread=True, guards=[needs(Permission.SEE_REQUESTS)])
def request_page(
    number: FromPath[str], request: SignedIn, office: TheOffice, selesai: FromQuery[str] = ""
) -> Response[Any]:
    """The page of one request."""
    done = sentences.after(selesai)
    notice = None if done is None else Notice(done, good=True)
    return show(office, request.user, number, notice)


@get(
    "/permohonan/{number:str}/kabar",
    sync_to_thread=True,
    opt={"background": True},
    guards=[needs(Permission.SEE_REQUESTS)],
)
def news(number: FromPath[str], office: TheOffice, seen: FromQuery[int]) -> Response[Any]:
    """A banner when somebody else changed the request that is on the screen."""
    with office.database.reading() as session:
        stored = requests.by_number(session, number)
        names = accounts.names(session) if stored is not None else {}
    if stored is None or len(stored.request.actions) == seen:
        return Response(None, status_code=204)
    sentence = sentences.overtaken(office, stored.request.last_by_hand, names)
    return Template("_news.html", context={"number": number, "sentence": sentence})


def show(
    office: Office, account: Account, number: str, notice: Notice | None = None, status: int = 200
) -> Response[Any]:
    """The page with a notice above it. Raises NotFoundException for a number that is not here."""
    with office.database.reading() as session:
        stored = requests.by_number(session, number)
        if stored is None:
            raise NotFoundException
        request, service = stored.request, office.service_of(stored.request)
        sha256 = request.document_sha256
        dossier = open_dossier(session, office, request)
        context = {
            "dossier": dossier,
            "telling": telling_of(session, office, request),
            "problem_words": PROBLEMS,
            "chapters": bundle.contents(bundle.filed_order(service, dossier)),
            "suggested": agenda.suggest(session, request.id, office.clock().astimezone(office.zone).year),
            "names": accounts.names(session) | _kiosk_names(kiosks.all_of_them(session)) | {untouched.BY: _PROGRAM},
            "return_reasons": [(each.code, each.words) for each in reasons.offered(session)],
            "reason_words": {each.code: each.words for each in reasons.everything(session)},
            **steps.facts(session, office, account, request),
            "held": holding.holder(session, request),
            **alike(session, office, account, request, dossier),
            "deletion": archive.deletion_of(session, request.id),
            "hold_reason": archive.hold_of(session, request.id),
            "document": _document(documents.of_request(session, request.id, sha256), sha256) if sha256 else None,
        }
    context |= _facts(office, request, service, account)
    context |= {"account": account, "notice": notice, "filed_at": stored.filed.filed_at}
    return Template("request.html", context=context, status_code=status)


@dataclass(frozen=True)
class FinishedDocument:
    """The document as the page shows it. `sound` when its signature needs no second look."""

    sha256: str
    size: int | None
    sentence: str
    sound: bool
    signer: str
    signed_at: datetime | None


def _document(found: documents.Document | None, sha256: str) -> FinishedDocument:
    check = found.signature if found is not None else None
    return FinishedDocument(
        sha256=sha256,
        size=found.size if found is not None else None,
        sentence=words.SIGNATURES[check.verdict if check is not None else ""],
        sound=check is not None and check.verdict is Verdict.TRUSTED,
        signer=check.signer if check is not None else "",
        signed_at=check.signed_at if check is not None else None,
    )


def _facts(office: Office, request: Request, service: Service | None, account: Account) -> dict[str, Any]:
    reasons = {each.id: each.name.id for each in service.reasons} if service else {}
    return {
        "case": request,
        "service_name": service.name.id if service else request.service,
        "reason_name": reasons.get(request.reason, request.reason),
        "pace": pace(request, service.standard_minutes if service else None, office.clock()),
        **_arranged(office, request, work.open_to(office, account, request)),
        "item_name": lambda item: item_name(service, item),
    }


def _arranged(office: Office, request: Request, open_now: tuple[ActionKind, ...]) -> dict[str, list[ActionKind]]:
    """`forward`: what comes next, open on the page. `aside`: what else is allowed, folded away.

    Where a kiosk will print the PDF, marking ready waits for it; once it is there, another one is the exception.
    """
    product = office.product_of(request)
    printable = product is not None and product.kind is ProductKind.PDF
    lacking = printable and request.document_sha256 is None
    offered = [kind for kind in open_now if kind is not ActionKind.MARK_READY or not lacking]
    forward = [kind for kind in offered if kind in FORWARD and (kind is not ActionKind.ATTACH or lacking)]
    return {"forward": forward, "aside": [kind for kind in offered if kind not in forward]}


def _kiosk_names(known: list[kiosks.Kiosk]) -> dict[str, str]:
    return {each.id: f"Anjungan {each.number:02d}" for each in known}
