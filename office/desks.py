"""Who sits where, what lies there, and what somebody at a desk may do with a request: the SOP's part of the office.

The one table of `adminduk.request` says what a role may do; this says which step is next and whose it is. An account
with named desks works at those; without any, at every desk of its roles. An office without desks works by roles alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from adminduk import sop
from adminduk.catalogue.model import Desk
from adminduk.request import ActionKind, Request, Role
from adminduk.sop import Place, Stage
from office.parts import Office
from office.store import places
from office.store.accounts import Account
from office.store.places import Lying

NEVER = timedelta(days=3650)  # when a step is late of which neither decree nor service says how long it may take
_AT_ONCE = 500  # requests that are placed in one transaction when desks are new to an office


class BarKind(StrEnum):
    STEP_BEFORE = "step-before"  # a step that comes earlier is not done
    WRONG_DESK = "wrong-desk"  # it is another desk's step
    NO_STEP = "no-step"  # there is no such step now: somebody else was quicker, or the SOP was changed


@dataclass(frozen=True)
class Bar:
    """Why the SOP does not let something be done; `stage` is the step in the way, or the one that is another desk's."""

    kind: BarKind
    stage: Stage | None = None


def seats(office: Office, account: Account) -> tuple[Desk, ...]:
    """The desks at which `account` works, in the order of the catalogue."""
    by_name = bool(account.desks)
    return tuple(
        desk
        for desk in office.catalogue.desks
        if desk.role in account.roles and (not by_name or desk.id in account.desks)
    )


def way_of(office: Office, request: Request) -> tuple[Stage, ...]:
    """The steps as they were when the request was filed, while their desks are there; those of today otherwise."""
    ways, key = office.shelf.ways, (request.catalogue_version, request.service)
    if key not in ways:
        ways[key] = _way_of(office, request)
    return ways[key]


def _way_of(office: Office, request: Request) -> tuple[Stage, ...]:
    known = {desk.id for desk in office.catalogue.desks}
    own = sop.way(office.catalogue, office.service_of(request))
    if all(stage.desk in known for stage in own):
        return own
    return sop.way(office.catalogue, office.service(request.service))


def place_of(office: Office, request: Request) -> Place:
    return sop.place(way_of(office, request), request)


def to_forward(office: Office, account: Account, request: Request) -> tuple[Stage, ...]:
    """The steps without a state of their own that `account` may call done now: the next one first, then the choices."""
    here, mine = place_of(office, request), {desk.id for desk in seats(office, account)}
    next_one = (here.next,) if here.next and here.next.deed(request.state) is ActionKind.FORWARD else ()
    return tuple(each for each in (*next_one, *here.choices) if each.desk in mine)


def to_send_back(office: Office, account: Account, request: Request) -> tuple[Stage, ...]:
    """The steps to which `account`, at the desk where the request lies, may send it back, the latest first."""
    here, mine = place_of(office, request), {desk.id for desk in seats(office, account)}
    if here.next is None or here.next.desk not in mine:
        return ()
    return tuple(each for each in reversed(here.behind) if not each.optional)


def bar(office: Office, account: Account, request: Request, kind: ActionKind, step: str = "") -> Bar | None:
    """Why the office's SOP does not let `account` do `kind` now; None when it does."""
    if kind is ActionKind.FORWARD:
        return _not_among(step, to_forward(office, account, request), office, request)
    if kind is ActionKind.SEND_BACK:
        return _not_among(step, to_send_back(office, account, request), office, request)
    stages = way_of(office, request)
    missing = sop.missing_before(stages, request, kind)
    if missing is not None:
        return Bar(BarKind.STEP_BEFORE, missing)
    own = next((each for each in stages if each.action is kind), None)
    if own is not None and account.desks and own.desk not in {desk.id for desk in seats(office, account)}:
        return Bar(BarKind.WRONG_DESK, own)
    return None


def role_at(office: Office, account: Account, request: Request, kind: ActionKind, step: str = "") -> Role | None:
    """The role of the desk at which `account` does this; None when the SOP has no step for it at one of its desks."""
    here = place_of(office, request).next
    own = here.id if kind is ActionKind.SEND_BACK and here is not None else step
    found = (each for each in way_of(office, request) if each.id == own or (not own and each.action is kind))
    stage = next(found, None)
    return next((desk.role for desk in seats(office, account) if stage is not None and desk.id == stage.desk), None)


def desk_name(office: Office, desk_id: str) -> str:
    return next((desk.name for desk in office.catalogue.desks if desk.id == desk_id), desk_id)


def keep(session: Session, office: Office, request: Request) -> None:
    """Put the request on the desk where its last action brought it. Called in the transaction of that action."""
    lying = _lying(office, request)
    if lying is None:
        places.take_away(session, request.id)
    else:
        places.put(session, lying)


def place_older(office: Office) -> int:
    """Put requests on their desks that lie on none, because they are older than the desks; how many.

    One walk over the requests, in short transactions so that others can write in between; none where nothing is found.
    """
    done, after = 0, ""
    while office.catalogue.desks:
        with office.database.reading() as session:
            if not places.without_place(session, after, 1):
                break
        with office.database.writing() as session:
            found = places.without_place(session, after, _AT_ONCE)
            lying = [_lying(office, each.request) for each in found]
            done += places.put_all(session, [each for each in lying if each is not None])
        if len(found) < _AT_ONCE:
            break
        after = found[-1].request.id
    return done


def _lying(office: Office, request: Request) -> Lying | None:
    here = place_of(office, request)
    if here.next is None or here.since is None:
        return None
    return Lying(request.id, here.next.desk, here.next.id, here.since, _due(office, request, here))


def _not_among(step: str, offered: tuple[Stage, ...], office: Office, request: Request) -> Bar | None:
    if any(each.id == step for each in offered):
        return None
    other = next((each for each in way_of(office, request) if each.id == step), None)
    return Bar(BarKind.NO_STEP if other is None else BarKind.WRONG_DESK, other)


def _due(office: Office, request: Request, here: Place) -> datetime:
    since = here.since or request.actions[-1].at
    if here.next is not None and here.next.minutes is not None:
        return since + timedelta(minutes=here.next.minutes)
    service = office.service_of(request)
    whole = service.standard_minutes if service is not None else None
    return request.actions[0].at + timedelta(minutes=whole) if whole is not None else since + NEVER
