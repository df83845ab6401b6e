"""Complaints as lists of actions; `adminduk.pengaduan.apply` was asked before anything is kept here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from adminduk.pengaduan import Action, ActionKind, Case, Channel, Kind, Nature, State, Topic
from adminduk.request import Role
from office.keys import Keys
from office.store.voices_tables import ComplaintActionRow, ComplaintRow

OPEN = (State.DITERIMA, State.DITANGANI, State.DITERUSKAN)
CLOSED = (State.DIJAWAB, State.SELESAI)


@dataclass(frozen=True)
class Filed:
    """How it came in. Nobody can be read from it without the office's key."""

    slip_hash: str
    kiosk_id: str | None
    content_hash: str
    sealed: bytes
    filed_at: datetime
    channel: Channel = Channel.ANJUNGAN


@dataclass(frozen=True)
class StoredCase:
    case: Case
    filed: Filed


def add(session: Session, case: Case, filed: Filed) -> None:
    """Keep a complaint that just came (its only action is RECEIVE)."""
    state, since = _state_of(case)
    session.add(
        ComplaintRow(
            id=case.id,
            number=case.number,
            slip_hash=filed.slip_hash,
            kiosk_id=filed.kiosk_id,
            channel=filed.channel.value,
            content_hash=filed.content_hash,
            sealed=filed.sealed,
            kind=case.kind.value,
            topic=case.topic.value,
            service=case.service,
            filed_at=filed.filed_at,
            state=state.value,
            since=since,
            due=case.due,
            handler=case.handler,
            actions=[_action_row(case.id, seq, action, None) for seq, action in enumerate(case.actions)],
        )
    )
    session.flush()


def append(session: Session, case: Case, keys: Keys) -> None:
    """Keep the last action of `case`; its words sealed, so that nobody reads them from the database file."""
    row, last = session.get_one(ComplaintRow, case.id), case.actions[-1]
    sealed = keys.seal(last.words.encode()) if last.words else None
    session.add(_action_row(case.id, len(case.actions) - 1, last, sealed))
    state, row.since = _state_of(case)
    row.state, row.due, row.handler = state.value, case.due, case.handler
    session.flush()


def by_id(session: Session, complaint_id: str, keys: Keys, for_change: bool = False) -> StoredCase | None:
    """The complaint, its words opened. With `for_change`, nobody else changes it before this transaction ends."""
    return _one(session, select(ComplaintRow).where(ComplaintRow.id == complaint_id), keys, for_change)


def is_taken(session: Session, number: str, slip_hash: str) -> bool:
    """Whether a complaint has this number or slip code already."""
    known = or_(ComplaintRow.number == number, ComplaintRow.slip_hash == slip_hash)
    return session.scalar(select(ComplaintRow.id).where(known)) is not None


def highest_number(session: Session, ending: str) -> str:
    """The highest number with this ending; "" while there is none."""
    return session.scalar(select(func.max(ComplaintRow.number)).where(ComplaintRow.number.endswith(ending))) or ""


def by_slip(session: Session, slip_hash: str, keys: Keys) -> StoredCase | None:
    return _one(session, select(ComplaintRow).where(ComplaintRow.slip_hash == slip_hash), keys)


def in_states(session: Session, states: Iterable[State], limit: int) -> list[Case]:
    """Up to `limit` cases in `states`, the one that is due first first; without anybody's words."""
    query = select(ComplaintRow).where(ComplaintRow.state.in_([each.value for each in states]))
    query = query.order_by(ComplaintRow.due.is_(None), ComplaintRow.due, ComplaintRow.since.desc()).limit(limit)
    return [_case(row, lambda _: "") for row in session.scalars(query)]


def received(session: Session, first: datetime, until: datetime) -> list[tuple[Channel, Case]]:
    """What was received from `first` to before `until`, with the way it came; without anybody's words."""
    came = (ComplaintActionRow.complaint_id == ComplaintRow.id) & (ComplaintActionRow.seq == 0)
    query = select(ComplaintRow).join(ComplaintActionRow, came)
    query = query.where(ComplaintActionRow.at >= first, ComplaintActionRow.at < until).order_by(ComplaintRow.number)
    return [(Channel(row.channel), _case(row, lambda _: "")) for row in session.scalars(query)]


def counts(session: Session) -> dict[State, int]:
    rows = session.execute(select(ComplaintRow.state, func.count()).group_by(ComplaintRow.state))
    return {State(state): number for state, number in rows}


def _one(session: Session, query: Select[ComplaintRow], keys: Keys, for_change: bool = False) -> StoredCase | None:
    row = session.scalar(query.with_for_update() if for_change else query)
    if row is None:
        return None
    return StoredCase(_case(row, lambda sealed: _opened(keys, sealed)), _filed(row))


def _opened(keys: Keys, sealed: bytes) -> str:
    plain = keys.open(sealed)
    return "" if plain is None else plain.decode()


def _filed(row: ComplaintRow) -> Filed:
    return Filed(row.slip_hash, row.kiosk_id, row.content_hash, row.sealed, row.filed_at, Channel(row.channel))


def _case(row: ComplaintRow, opened: Callable[[bytes], str]) -> Case:
    actions = tuple(
        Action(
            kind=ActionKind(each.kind),
            role=Role(each.role),
            by=each.by,
            at=each.at,
            nature=Nature(each.nature) if each.nature else None,
            handler=each.handler,
            words=opened(each.sealed_words) if each.sealed_words else "",
        )
        for each in row.actions
    )
    return Case(row.id, row.number, Kind(row.kind), Topic(row.topic), row.service, actions)


def _action_row(complaint_id: str, seq: int, action: Action, sealed: bytes | None) -> ComplaintActionRow:
    return ComplaintActionRow(
        complaint_id=complaint_id,
        seq=seq,
        kind=action.kind.value,
        role=action.role.value,
        by=action.by,
        at=action.at,
        nature=action.nature.value if action.nature else None,
        handler=action.handler,
        sealed_words=sealed,
    )


def _state_of(case: Case) -> tuple[State, datetime]:
    if case.state is None or case.since is None:
        raise ValueError("a case without an action cannot be kept")
    return case.state, case.since
