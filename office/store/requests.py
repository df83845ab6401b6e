"""Requests as lists of actions. `append` is the only way one grows; `adminduk.request.apply` was asked before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select, true, update
from sqlalchemy.orm import Session

from adminduk.request import Action, Request, State
from office.store.among import among
from office.store.filed import Filed, StoredRequest
from office.store.many import many, one
from office.store.tables import ActionRow, RequestRow, ReturnedItemRow

__all__ = ["EVERYWHERE", "Filed", "StoredRequest", "add", "append", "by_number", "by_slip"]
__all__ += ["counts", "find", "in_states", "numbered"]
EVERYWHERE: ColumnElement[bool] = true()  # whoever asks sees the whole office; others say `office.area.within`
_TOO_COMMON = 2  # digits


def add(session: Session, request: Request, filed: Filed) -> None:
    """Keep a request that was just filed (its only action is FILE)."""
    state, since = request.state, request.since
    if state is None or since is None:
        raise ValueError("only a request that was filed can be kept")
    session.add(
        RequestRow(
            id=request.id,
            number=request.number,
            slip_hash=filed.slip_hash,
            nik_hash=filed.nik_hash,
            service=request.service,
            reason=request.reason,
            catalogue_version=request.catalogue_version,
            language=filed.language,
            kiosk_id=filed.kiosk_id,
            filed_at=filed.filed_at,
            state=state.value,
            since=since,
            actions=[_action_row(request.id, seq, action) for seq, action in enumerate(request.actions)],
        )
    )


def append(session: Session, request: Request) -> None:
    """Keep the last action of `request`, and its new state beside it, in the same transaction."""
    state, since = request.state, request.since
    if state is None or since is None:
        raise ValueError("a request without a state cannot be changed")
    session.add(_action_row(request.id, len(request.actions) - 1, request.actions[-1]))
    session.flush()
    session.execute(update(RequestRow).where(RequestRow.id == request.id).values(state=state.value, since=since))


def by_number(session: Session, number: str, for_change: bool = False) -> StoredRequest | None:
    """The request `number`. With `for_change`, nobody else changes it before this transaction ends."""
    return one(session, RequestRow.number == number, for_change)


def by_slip(session: Session, slip_hash: str, for_change: bool = False) -> StoredRequest | None:
    """The request whose slip code hashes to `slip_hash`."""
    return one(session, RequestRow.slip_hash == slip_hash, for_change)


def in_states(
    session: Session, states: Iterable[State], service: str, limit: int, *, within: ColumnElement[bool] = EVERYWHERE
) -> list[StoredRequest]:
    """Up to `limit` requests in `states`, the one that waited longest first. `service` "" means every service."""
    waiting = sorted(one for state in states for one in _waiting(session, state, service, limit, within))[:limit]
    return many(session, [request_id for _, request_id in waiting])


def _waiting(
    session: Session, state: State, service: str, limit: int, within: ColumnElement[bool]
) -> list[tuple[datetime, str]]:
    """Since when which requests stand in `state`: one state is one walk along the index, several would be a sort."""
    query = select(RequestRow.since, RequestRow.id).where(RequestRow.state == state.value, within)
    if service:
        query = query.where(RequestRow.service == service)
    return [(since, request_id) for since, request_id in session.execute(query.order_by(RequestRow.since).limit(limit))]


def find(session: Session, text: str, limit: int, *, within: ColumnElement[bool] = EVERYWHERE) -> list[StoredRequest]:
    """Requests whose number begins with or ends with `text` (letters, digits, dashes), newest first."""
    wanted = "".join(each for each in text.upper() if each.isascii() and (each.isalnum() or each == "-"))
    if not wanted:
        return []
    query = select(RequestRow.id).where(within).limit(limit)
    query = _beginning(query, wanted) if wanted[0].isalpha() else _ending(query, wanted)
    return many(session, session.scalars(query).all())


def _beginning(query: Select[str], wanted: str) -> Select[str]:
    """From the office's letters on; only digits and dashes follow in a number, and they sort before a letter."""
    number = RequestRow.number
    query = query.where(number >= wanted, number < f"{wanted}Z", number.startswith(wanted, autoescape=True))
    return query.order_by(number.desc())


def _ending(query: Select[str], wanted: str) -> Select[str]:
    """By the last digits. One or two of them are the whole running number: every hundredth would end with those."""
    if wanted.isdigit() and len(wanted) <= _TOO_COMMON:
        wanted = f"-{wanted:0>6}"
    start = wanted[::-1]
    query = query.where(RequestRow.backwards >= start, RequestRow.backwards < f"{start}~")
    return query.order_by(RequestRow.since.desc())


def numbered(
    session: Session, numbers: Sequence[str], *, within: ColumnElement[bool] = EVERYWHERE
) -> list[StoredRequest]:
    """The requests `numbers`, in that order."""
    query = select(RequestRow.number, RequestRow.id).where(among(session, RequestRow.number, numbers), within)
    found = {row.number: row.id for row in session.execute(query)}
    return many(session, [found[number] for number in numbers if number in found])


def counts(
    session: Session, states: Iterable[State] = State, *, within: ColumnElement[bool] = EVERYWHERE
) -> dict[State, int]:
    """How many requests stand in each of `states`. What is over grows for ever: ask for it only where it is needed."""
    wanted = RequestRow.state.in_([state.value for state in states])
    rows = session.execute(select(RequestRow.state, func.count()).where(wanted, within).group_by(RequestRow.state))
    return {State(state): number for state, number in rows}


def _action_row(request_id: str, seq: int, action: Action) -> ActionRow:
    return ActionRow(
        request_id=request_id,
        seq=seq,
        kind=action.kind.value,
        role=action.role.value,
        by=action.by,
        at=action.at,
        agenda_number=action.agenda_number,
        document_sha256=action.document_sha256,
        reason=action.reason,
        step=action.step,
        returned=[
            ReturnedItemRow(position=position, requirement=item.requirement, reason=item.reason, note=item.note)
            for position, item in enumerate(action.returned)
        ],
    )
