"""Whoever begins to check a request holds it, so that no two people decide on it; who does nothing for a while lets go.

A request whose holder is not known (it was taken before there were holds) is held by the first who decides on an item.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from adminduk.request import Action, ActionKind, Refusal, Request, Role, State, apply
from office import desks
from office.parts import Office
from office.store import checks, holds, requests
from office.store.accounts import Account
from office.store.holds import Hold
from office.untouched import BY

LONGEST_SILENCE = timedelta(minutes=15)  # a telephone call, a person at the counter; longer means: called away
_SIGN = timedelta(minutes=1)  # how often it is written down that a holder is still there
_WHY = "15 menit tidak ada kegiatan pemeriksa"
# What the holder alone may do. Whoever may take a request over may also release it.
_HOLDERS_OWN = (ActionKind.RETURN, ActionKind.REGISTER, ActionKind.REJECT, ActionKind.RELEASE, ActionKind.FORWARD)


def holder(session: Session, request: Request) -> Hold | None:
    """Who is checking `request` now."""
    return holds.of_request(session, request.id) if request.state is State.SEDANG_DIPERIKSA else None


def in_the_way(session: Session, request: Request, wanted: Action) -> Hold | None:
    """The hold of somebody else for which `wanted` may not happen now; None when nothing is in the way."""
    held = holder(session, request)
    if held is None or held.account_id == wanted.by or wanted.kind not in _HOLDERS_OWN:
        return None
    heads = wanted.kind is ActionKind.RELEASE and wanted.role not in (Role.LOKET, Role.OPERATOR)
    return None if heads else held


def follow(session: Session, changed: Request) -> None:
    """Keep the hold in step with what was just done to a request."""
    done = changed.actions[-1]
    if done.kind in (ActionKind.TAKE, ActionKind.TAKE_OVER):
        holds.put(session, changed.id, done.by, done.at)
    elif changed.state is not State.SEDANG_DIPERIKSA or done.kind in (ActionKind.FORWARD, ActionKind.SEND_BACK):
        holds.let_go(session, changed.id)
    if done.kind is ActionKind.RETURN:
        checks.forget_returned(session, changed.id)


def stay(office: Office, account: Account, request_id: str) -> None:
    """Its holder is still there."""
    now = office.clock()
    with office.database.reading() as session:
        held = holds.of_request(session, request_id)
    if held is not None and held.account_id == account.id and now - held.active_at >= _SIGN:
        with office.database.writing() as session:
            holds.touch(session, request_id, account.id, now)


def release_silent(office: Office) -> int:
    """Put back into the queue what nobody has worked on for too long; of how many requests. The history says so."""
    due = office.clock() - LONGEST_SILENCE
    with office.database.reading() as session:
        silent = holds.silent_since(session, due)
    done = sum(_release(office, number) for number in silent)
    if done:
        office.pulse.beat()
    return done


def _release(office: Office, number: str) -> bool:
    with office.database.writing() as session:
        stored = requests.by_number(session, number, for_change=True)
        held = holds.of_request(session, stored.request.id) if stored is not None else None
        if stored is None or held is None or held.active_at > office.clock() - LONGEST_SILENCE:
            return False
        holds.let_go(session, stored.request.id)
        changed = apply(stored.request, Action(ActionKind.RELEASE, Role.KANTOR, BY, office.clock(), reason=_WHY))
        if isinstance(changed, Refusal):  # decided on meanwhile
            return False
        requests.append(session, changed)
        desks.keep(session, office, changed)
    return True
