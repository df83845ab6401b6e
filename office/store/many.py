"""Requests read with their actions: plain columns, because a list of a hundred has five hundred actions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.orm import Session

from adminduk.request import Action, ActionKind, Request, ReturnedItem, Role
from office.store.among import among
from office.store.filed import Filed, StoredRequest
from office.store.tables import ActionRow, RequestRow, ReturnedItemRow

_AT_A_TIME = 500  # ids in one question: SQLite and PostgreSQL both take that many
_R, _A, _I = RequestRow.__table__.c, ActionRow.__table__.c, ReturnedItemRow.__table__.c  # past the ORM
_REQUEST = (
    *(_R.id, _R.number, _R.service, _R.reason, _R.catalogue_version),
    *(_R.slip_hash, _R.nik_hash, _R.language, _R.kiosk_id, _R.filed_at),
)
_ACTION = (
    *(_A.request_id, _A.seq, _A.kind, _A.role, _A.by, _A.at),
    *(_A.agenda_number, _A.document_sha256, _A.reason, _A.step),
)
_ITEM = (_I.request_id, _I.seq, _I.requirement, _I.reason, _I.note)
_KINDS = {kind.value: kind for kind in ActionKind}
_ROLES = {role.value: role for role in Role}


def one(session: Session, wanted: ColumnElement[bool], for_change: bool) -> StoredRequest | None:
    """The request that is `wanted`. With `for_change`, nobody else changes it before this transaction ends."""
    query = select(*_REQUEST).where(wanted)
    row = session.execute(query.with_for_update() if for_change else query).one_or_none()
    return None if row is None else _stored(row, _actions(session, [row.id])[row.id])


def many(session: Session, ids: Sequence[str]) -> list[StoredRequest]:
    """The requests `ids`, in that order."""
    return [each for at in range(0, len(ids), _AT_A_TIME) for each in _some(session, ids[at : at + _AT_A_TIME])]


def _some(session: Session, ids: Sequence[str]) -> list[StoredRequest]:
    actions = _actions(session, ids)
    rows = session.execute(select(*_REQUEST).where(among(session, _R.id, ids)))
    found = {row.id: _stored(row, actions[row.id]) for row in rows}
    return [found[key] for key in ids if key in found]


def _stored(row: Row[*tuple[Any, ...]], actions: list[Action]) -> StoredRequest:
    key, number, service, reason, version, *filed = row
    return StoredRequest(Request(key, number, service, reason, tuple(actions), version), Filed(*filed))


def _actions(session: Session, ids: Sequence[str]) -> defaultdict[str, list[Action]]:
    rows = session.execute(
        select(*_ACTION).where(among(session, _A.request_id, ids)).order_by(_A.request_id, _A.seq)
    ).all()
    items = _items(session, list({row.request_id for row in rows if row.kind == ActionKind.RETURN}))
    found: defaultdict[str, list[Action]] = defaultdict(list)
    for key, seq, kind, role, by, at, agenda_number, document_sha256, reason, step in rows:
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
    if not ids:  # nothing was ever sent back
        return found
    query = select(*_ITEM).where(among(session, _I.request_id, ids)).order_by(_I.position)
    for key, seq, requirement, reason, note in session.execute(query):
        found[key, seq].append(ReturnedItem(requirement, reason, note))
    return found
