"""What the reports are computed from: requests with their actions and papers, and nobody's name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from adminduk.request import Action, ActionKind, Request, ReturnedItem, Role
from office.store.among import among
from office.store.applicants_tables import ApplicantRow
from office.store.figures_tables import FiledPaperRow
from office.store.tables import ActionRow, RequestRow, ReturnedItemRow

_KINDS = {kind.value: kind for kind in ActionKind}
_ROLES = {role.value: role for role in Role}
_EVERY_KIND = tuple(_KINDS)  # named, because the index of times begins with the kind
_AT_A_TIME = 500  # ids in one question: SQLite and PostgreSQL both take that many


@dataclass(frozen=True)
class Case:
    """One request, as figures see it."""

    request: Request
    kiosk_id: str
    desa: str
    papers: frozenset[str]

    @property
    def received_at(self) -> datetime:
        """When the office had it, by the office's clock."""
        return self.request.actions[0].at


def filed_with(session: Session, request_id: str, requirements: Iterable[str]) -> None:
    """Keep which papers a request came with; those that are kept already change nothing."""
    known = session.scalars(select(FiledPaperRow.requirement).where(FiledPaperRow.request_id == request_id))
    new = sorted(set(requirements) - set(known))
    session.add_all(FiledPaperRow(request_id=request_id, requirement=each) for each in new)
    session.flush()


def cases(session: Session, first: datetime, until: datetime) -> list[Case]:
    """The requests to which something happened from `first` to before `until`, whole, by their arrival."""
    happened = select(ActionRow.request_id).where(
        ActionRow.kind.in_(_EVERY_KIND), ActionRow.at >= first, ActionRow.at < until
    )
    ids = sorted(set(session.scalars(happened)))
    found = [case for some in _some(ids) for case in _cases(session, some)]
    return sorted(found, key=lambda case: (case.received_at, case.request.number))


def _cases(session: Session, ids: Sequence[str]) -> list[Case]:
    query = select(
        RequestRow.id,
        RequestRow.number,
        RequestRow.service,
        RequestRow.reason,
        RequestRow.catalogue_version,
        RequestRow.kiosk_id,
        ApplicantRow.desa,
    ).outerjoin(ApplicantRow, ApplicantRow.request_id == RequestRow.id)
    actions, papers = _actions(session, ids), _papers(session, ids)
    return [
        Case(Request(key, number, service, reason, actions[key], version), kiosk, desa or "", frozenset(papers[key]))
        for key, number, service, reason, version, kiosk, desa in _plain(
            session, query.where(among(session, RequestRow.id, ids))
        )
    ]


def _actions(session: Session, ids: Sequence[str]) -> dict[str, tuple[Action, ...]]:
    returned: defaultdict[tuple[str, int], list[ReturnedItem]] = defaultdict(list)
    items = select(
        ReturnedItemRow.request_id, ReturnedItemRow.seq, ReturnedItemRow.requirement, ReturnedItemRow.reason
    ).where(among(session, ReturnedItemRow.request_id, ids))
    for key, seq, requirement, reason in _plain(session, items.order_by(ReturnedItemRow.position)):
        returned[key, seq].append(ReturnedItem(requirement, reason))
    done = select(
        ActionRow.request_id, ActionRow.seq, ActionRow.kind, ActionRow.role, ActionRow.by, ActionRow.at, ActionRow.step
    ).where(among(session, ActionRow.request_id, ids))
    found: defaultdict[str, list[Action]] = defaultdict(list)
    for key, seq, kind, role, by, at, step in _plain(session, done.order_by(ActionRow.request_id, ActionRow.seq)):
        found[key].append(
            Action(_KINDS[kind], _ROLES[role], by, at, returned=tuple(returned.get((key, seq), ())), step=step)
        )
    return {key: tuple(actions) for key, actions in found.items()}


def _papers(session: Session, ids: Sequence[str]) -> defaultdict[str, set[str]]:
    query = select(FiledPaperRow.request_id, FiledPaperRow.requirement)
    query = query.where(among(session, FiledPaperRow.request_id, ids))
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, requirement in _plain(session, query):
        found[key].add(requirement)
    return found


def _plain(session: Session, query: Select[*tuple[Any, ...]]) -> Iterable[Row[*tuple[Any, ...]]]:
    """The rows past the session's own bookkeeping: a busy day has ten thousand, and none of them is an object of it."""
    return session.connection().execute(query)


def _some(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return [ids[at : at + _AT_A_TIME] for at in range(0, len(ids), _AT_A_TIME)]
