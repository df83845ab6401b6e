"""What an officer does to a request. Every change asks `adminduk.request.apply`; this adds what only an office knows:
who is signed in, what the officer had in view, the register book, and that a kiosk can only hand over a real PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy.orm import Session

from adminduk.catalogue.model import ProductKind
from adminduk.request import (
    DECIDED,
    TRANSITIONS,
    Action,
    ActionKind,
    Refusal,
    RefusalKind,
    Request,
    ReturnedItem,
    Role,
    apply,
)
from office import desks, holding, pdf, signatures, untouched
from office.beside import Failure
from office.parts import Office
from office.signatures import SignatureCheck, Verdict
from office.store import agenda, documents, requests
from office.store.accounts import OFFICE_ROLES, Account
from office.telling import letters

SIGNATURE_LIMIT_S = 20.0  # a PDF of 20 MB with its signatures on the slowest office PC takes three
_ROLES_OF = {row.action: row.roles for row in TRANSITIONS}


@dataclass(frozen=True)
class Draft:
    """What the officer filled in. `seen` is the length of the history that was on the officer's screen."""

    kind: ActionKind
    seen: int
    reason: str = ""
    agenda_number: str = ""
    returned: tuple[ReturnedItem, ...] = ()
    step: str = ""  # which step of the SOP is forwarded, or sent back to
    document: bytes = b""
    signature: SignatureCheck | None = None  # of `document`
    problem: str | None = None  # with `document`, in a sentence


class Obstacle(StrEnum):
    UNKNOWN = "unknown"
    CHANGED = "changed"  # somebody else was quicker
    WRONG_STATE = "wrong-state"
    WRONG_ROLE = "wrong-role"
    MISSING_DETAIL = "missing-detail"
    AGENDA_TAKEN = "agenda-taken"
    NO_DOCUMENT = "no-document"
    NOT_PDF = "not-pdf"
    SIGNATURE = "signature"  # the office takes trusted signatures only; `detail` is the verdict
    HELD = "held"  # somebody else is checking it; `detail` is the account
    STEP_BEFORE = "step-before"  # a step of the SOP is not done; `detail` is the desk whose step it is
    WRONG_DESK = "wrong-desk"  # another desk's step; `detail` is that desk
    NO_STEP = "no-step"  # the SOP has no such step now


@dataclass(frozen=True)
class Refused:
    obstacle: Obstacle
    detail: str = ""


def role_for(account: Account, kind: ActionKind) -> Role | None:
    """In which of the account's roles it may do `kind` at all; None when in none."""
    return next((role for role in OFFICE_ROLES if role in account.roles and role in _ROLES_OF[kind]), None)


def open_to(office: Office, account: Account, request: Request) -> tuple[ActionKind, ...]:
    """What `account` may do with `request` now, in the order of the table; FORWARD and SEND_BACK with some step."""
    with_step = {
        ActionKind.FORWARD: desks.to_forward(office, account, request),
        ActionKind.SEND_BACK: desks.to_send_back(office, account, request),
    }
    return tuple(
        row.action
        for row in TRANSITIONS
        if row.sources and request.state in row.sources and role_for(account, row.action) is not None
        if (with_step[row.action] if row.action in with_step else not desks.bar(office, account, request, row.action))
    )


def act(
    office: Office, account: Account, number: str, draft: Draft, also: Callable[[Session, Request], None] | None = None
) -> Request | Refused:
    """Do what the officer asked, whole, or say why not. `also` is kept in the same transaction."""
    if role_for(account, draft.kind) is None:
        return Refused(Obstacle.WRONG_ROLE)
    if draft.kind is ActionKind.ATTACH:  # before the transaction: nobody waits for a file that is slow to open
        draft = replace(draft, problem=pdf.problem_with(office.beside, draft.document))
    with office.database.writing() as session:
        stored = requests.by_number(session, number, for_change=True)
        if stored is None:
            return Refused(Obstacle.UNKNOWN)
        outcome = _apply(session, office, stored.request, account, draft)
        if isinstance(outcome, Refused):
            return outcome
        requests.append(session, outcome)
        desks.keep(session, office, outcome)
        letters.queue(session, office, outcome)
        holding.follow(session, outcome)
        if also is not None:
            also(session, outcome)
    office.pulse.beat()
    if outcome.state in DECIDED:
        untouched.discard_due(office)
    return outcome


def checked(office: Office, document: bytes) -> SignatureCheck:
    """What the e-signature of a finished PDF is worth now, with nothing fetched. Blocks for up to a few seconds."""
    if not signatures.may_be_signed(document):
        return SignatureCheck(Verdict.UNSIGNED)
    roots = signatures.roots_in(office.roots)
    found = office.beside.ask(signatures.check, document, roots, office.clock(), limit_s=SIGNATURE_LIMIT_S)
    return signatures.UNREADABLE if isinstance(found, Failure) else found


def _action(office: Office, request: Request, account: Account, draft: Draft) -> Action:
    return Action(
        kind=draft.kind,
        role=_role(office, request, account, draft),
        by=account.id,
        at=office.clock(),
        returned=draft.returned,
        agenda_number=draft.agenda_number.strip() or None,
        document_sha256=pdf.sha256(draft.document) if draft.document else None,
        reason=draft.reason.strip() or None,
        step=draft.step or None,
    )


def _role(office: Office, request: Request, account: Account, draft: Draft) -> Role:
    """In which role the account acts: that of the step's desk where it sits there, else the first that may."""
    at_desk = desks.role_at(office, account, request, draft.kind, draft.step)
    role = at_desk if at_desk in _ROLES_OF[draft.kind] else role_for(account, draft.kind)
    return role if role is not None else Role.KANTOR


def _apply(session: Session, office: Office, request: Request, account: Account, draft: Draft) -> Request | Refused:
    action = _action(office, request, account, draft)
    changed = apply(request, action)
    if isinstance(changed, Refusal) and changed.kind is not RefusalKind.MISSING_DETAIL:
        return Refused(Obstacle.CHANGED if _overtaken(request, draft) else Obstacle(changed.kind.value), changed.detail)
    if _overtaken(request, draft):
        return Refused(Obstacle.CHANGED)
    if isinstance(changed, Refusal):
        return Refused(Obstacle.MISSING_DETAIL, changed.detail)
    held = holding.in_the_way(session, request, action)
    if held is not None:
        return Refused(Obstacle.HELD, held.account_id)
    barred = desks.bar(office, account, request, draft.kind, draft.step)
    if barred is not None:
        if draft.kind is ActionKind.MARK_READY and _lacks_document(office, request):
            return Refused(Obstacle.NO_DOCUMENT)  # of all that is still to be done, what nobody can do without
        return Refused(Obstacle(barred.kind.value), barred.stage.desk if barred.stage is not None else "")
    obstacle = _office_rules(session, office, request, action, draft)
    return changed if obstacle is None else obstacle


def _overtaken(request: Request, draft: Draft) -> bool:
    return draft.seen != len(request.actions)


def _office_rules(session: Session, office: Office, request: Request, action: Action, draft: Draft) -> Refused | None:
    """What the one table cannot know. Keeps the agenda entry and the finished file when all is well."""
    if action.kind is ActionKind.REGISTER and not _write_agenda(session, office, request, action):
        return Refused(Obstacle.AGENDA_TAKEN, draft.agenda_number)
    if action.kind is ActionKind.ATTACH:
        return _keep_document(session, office, request, draft)
    if action.kind is ActionKind.MARK_READY and _lacks_document(office, request):
        return Refused(Obstacle.NO_DOCUMENT)
    if action.kind is ActionKind.HAND_OVER and action.reason is None:
        return Refused(Obstacle.MISSING_DETAIL, "holder")
    return None


def _write_agenda(session: Session, office: Office, request: Request, action: Action) -> bool:
    at = action.at.astimezone(office.zone)
    return agenda.take(session, action.agenda_number or "", request.id, at)


def _lacks_document(office: Office, request: Request) -> bool:
    product = office.product_of(request)
    return product is not None and product.kind is ProductKind.PDF and request.document_sha256 is None


def _keep_document(session: Session, office: Office, request: Request, draft: Draft) -> Refused | None:
    if draft.problem is not None:
        return Refused(Obstacle.NOT_PDF, draft.problem)
    signature = draft.signature or signatures.UNREADABLE
    if office.settings.require_trusted_signature and signature.verdict is not Verdict.TRUSTED:
        return Refused(Obstacle.SIGNATURE, signature.verdict)
    sha256 = office.files.documents.put(draft.document)
    documents.add(session, request.id, sha256, len(draft.document), office.clock(), signature=signature)
    return None
