"""The first day at a training office: one request led from the queue to the archive, step by step, by real deeds.

Which steps there are follows from the service, which of them are done from the request's own actions: nothing is ticked
because somebody says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from adminduk.catalogue.model import ProductKind
from adminduk.request import Action, ActionKind, Request, State
from adminduk.sop import Stage
from office import area, desks
from office.parts import Office
from office.store import requests, training
from office.store.accounts import Account

_BROUGHT = (ActionKind.FILE, ActionKind.COMPLETE)


class Step(StrEnum):
    """In the order of the day; the values are those of the actions, but the first, which is a look."""

    OPEN = "buka"
    TAKE = ActionKind.TAKE.value
    REGISTER = ActionKind.REGISTER.value
    PROCESS = ActionKind.PROCESS.value
    ATTACH = ActionKind.ATTACH.value
    MARK_READY = ActionKind.MARK_READY.value
    HAND_OVER = ActionKind.HAND_OVER.value
    ARCHIVE = ActionKind.ARCHIVE.value


@dataclass(frozen=True)
class Line:
    step: Step
    done: bool
    now: bool  # the first that is not done


@dataclass(frozen=True)
class Guide:
    """`before`: a step of the SOP that has to be done first, and `mine`: whether that, or the step, is this account's.
    `following`: which request to practise on when this one is archived; "" when there is none."""

    number: str
    service: str
    lines: tuple[Line, ...]
    before: Stage | None
    desk: str
    mine: bool
    following: str

    @property
    def over(self) -> bool:
        return all(line.done for line in self.lines)


def guide(session: Session, office: Office, account: Account) -> Guide | None:
    """Where `account` stands; None in a real office, and when there is nothing to practise on."""
    since = training.ready_at(session)
    if since is None:
        return None
    waiting = requests.in_states(session, (State.TERKIRIM,), "", 1, within=area.within(account))
    following = waiting[0].request if waiting else None
    number = training.last_worked_on(session, account.id, since) or (following.number if following else "")
    stored = requests.by_number(session, number)
    if stored is None or not area.in_sight(session, account, number):
        return None
    request = stored.request
    opened = training.was_opened(session, request.id, since)
    return _guide(office, account, request, opened=opened, following=following.number if following else "")


def _guide(office: Office, account: Account, request: Request, *, opened: bool, following: str) -> Guide:
    kinds = {action.kind.value for action in _of_this_round(request)}
    steps = [step for step in Step if step is not Step.ATTACH or _is_printed(office, request)]
    done = {step: step.value in kinds for step in steps} | {Step.OPEN: opened or Step.TAKE.value in kinds}
    now = next((step for step in steps if not done[step]), None)
    service = office.service_of(request)
    stage = desks.place_of(office, request).next if now not in (None, Step.OPEN) else None
    before = stage if stage is not None and stage.deed(request.state) is ActionKind.FORWARD else None
    return Guide(
        number=request.number,
        service=service.name.id if service is not None else request.service,
        lines=tuple(Line(step, done[step], step is now) for step in steps),
        before=before,
        desk=desks.desk_name(office, stage.desk) if stage is not None else "",
        mine=stage is None or stage.desk in {desk.id for desk in desks.seats(office, account)},
        following=following if following != request.number else "",
    )


def _of_this_round(request: Request) -> tuple[Action, ...]:
    """What was done since the resident brought it, or brought it back complete."""
    came = max(place for place, action in enumerate(request.actions) if action.kind in _BROUGHT)
    return request.actions[came:]


def _is_printed(office: Office, request: Request) -> bool:
    product = office.product_of(request)
    return product is not None and product.kind is ProductKind.PDF
