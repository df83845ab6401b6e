"""Many requests with their actions at once: plain columns, because a list of two hundred has a thousand actions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from adminduk.request import Action, ActionKind, Request, ReturnedItem, Role
from office.store.filed import Filed, StoredRequest
from office.store.tables import ActionRow, RequestRow, ReturnedItemRow

_AT_A_TIME = 500  # ids in one question: SQLite and PostgreSQL both take that many
_REQUEST = (
    *(RequestRow.id, RequestRow.number, RequestRow.service, RequestRow.reason, RequestRow.catalogue_version),
    *(RequestRow.slip_hash, RequestRow.nik_hash, RequestRow.language, RequestRow.kiosk_id, RequestRow.filed_at),
)
_ACTION = (
    *(ActionRow.request_id, ActionRow.seq, ActionRow.kind, ActionRow.role, ActionRow.by, ActionRow.at),
    *(ActionRow.agenda_number, ActionRow.document_sha256, ActionRow.reason, ActionRow.step),
)
_ITEM = (
    *(ReturnedItemRow.request_id, ReturnedItemRow.seq),
    *(ReturnedItemRow.requirement, ReturnedItemRow.reason, ReturnedItemRow.note),
)
_KINDS = {kind.value: kind for kind in ActionKind}
_ROLES = {role.value: role for role in Role}


def many(session: Session, ids: Sequence[str]) -> list[StoredRequest]:
    """The requests `ids`, in that order."""
    return [each for at in range(0, len(ids), _AT_A_TIME) for each in _some(session, ids[at : at + _AT_A_TIME])]


def _some(session: Session, ids: Sequence[str]) -> list[StoredRequest]:
    actions, found = _actions(session, ids), {}
    for row in session.execute(select(*_REQUEST).where(RequestRow.id.in_(ids))):
        key, number, service, reason, version, *filed = row
        found[key] = StoredRequest(Request(key, number, service, reason, tuple(actions[key]), version), Filed(*filed))
    return [found[key] for key in ids if key in found]


def _actions(session: Session, ids: Sequence[str]) -> defaultdict[str, list[Action]]:
    items = _items(session, ids)
    found: defaultdict[str, list[Action]] = defaultdict(list)
    query = select(*_ACTION).where(ActionRow.request_id.in_(ids)).order_by(ActionRow.request_id, ActionRow.seq)
    for key, seq, kind, role, by, at, agenda_number, document_sha256, reason, step in session.execute(query):
        found[key].append(
            Action(
                kind=_KINDS[kind],
                role=_ROLES[role],
                by=by,
                at=at,
                returned=tuple(items.get((key, seq), ())),
                agenda_number=agenda_number,
                document_sha256=document_sha256,
                reason=reason,
                step=step,
            )
        )
    return found


def _items(session: Session, ids: Sequence[str]) -> defaultdict[tuple[str, int], list[ReturnedItem]]:
    found: defaultdict[tuple[str, int], list[ReturnedItem]] = defaultdict(list)
    query = select(*_ITEM).where(ReturnedItemRow.request_id.in_(ids)).order_by(ReturnedItemRow.position)
    for key, seq, requirement, reason, note in session.execute(query):
        found[key, seq].append(ReturnedItem(requirement, reason, note))
    return found
