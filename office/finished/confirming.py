"""A person has said to which request an uploaded PDF belongs: attach it there, and mark the request ready.

Every step may be repeated: when the office stopped in between, the same file is confirmed once more and nothing is
attached twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from adminduk.request import ActionKind, Request, State
from office import pdf, work
from office.area import in_sight
from office.finished import staging
from office.parts import Office
from office.store import finished, requests
from office.store.accounts import Account
from office.store.finished import Staged
from office.work import Draft, Obstacle, Refused


class Stop(StrEnum):
    GONE = "gone"  # the file was confirmed or discarded meanwhile
    HAS_ANOTHER = "has-another"  # replacing a document is done on the request's own page


@dataclass(frozen=True)
class Outcome:
    """What came of one file. `why` None: attached; `kind` is the action that was refused."""

    number: str
    why: Refused | Stop | None = None
    kind: ActionKind = ActionKind.ATTACH
    ready: bool = False


def confirm(office: Office, account: Account, staged_id: str, number: str, ready: bool) -> Outcome:
    """Attach the file to request `number`, as `account` says; mark it ready too when `ready`."""
    with office.database.reading() as session:
        staged = finished.by_id(session, account.id, staged_id)
        stored = requests.by_number(session, number) if in_sight(session, account, number) else None
    content = staging.content_of(office, staged) if staged is not None else None
    if staged is None or content is None:
        return Outcome(number, Stop.GONE)
    if stored is None:
        return Outcome(number, Refused(Obstacle.UNKNOWN))
    attached = _attached(office, account, stored.request, staged, content)
    if not isinstance(attached, Request):
        return Outcome(number, attached)
    refused = _mark_ready(office, account, number) if ready else None
    staging.let_go(office, staged)
    return Outcome(number, refused, ActionKind.MARK_READY, ready=ready and refused is None)


def _attached(
    office: Office, account: Account, request: Request, staged: Staged, content: bytes
) -> Request | Refused | Stop:
    there = request.document_sha256
    if there == pdf.sha256(content):
        return request
    if there is not None:
        return Stop.HAS_ANOTHER
    draft = Draft(ActionKind.ATTACH, len(request.actions), document=content, signature=staged.signature)
    return work.act(office, account, request.number, draft)


def _mark_ready(office: Office, account: Account, number: str) -> Refused | None:
    """Why it is not ready; None when it is, also when it was before."""
    with office.database.reading() as session:
        stored = requests.by_number(session, number)
    if stored is None or stored.request.state is not State.MENUNGGU_TANDA_TANGAN:
        return None
    outcome = work.act(office, account, number, Draft(ActionKind.MARK_READY, len(stored.request.actions)))
    return outcome if isinstance(outcome, Refused) else None
