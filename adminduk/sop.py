"""Where a request stands in the office's own SOP: which step comes next, at which desk, and which are behind.

States are few and the same everywhere; an office's SOP has its own steps and desks. A step that is a state's own action
("periksa", "agendakan") is done by that action. A step without one ("kasi memaraf") is done by FORWARD. Nothing of this
is stored with a request: it follows from its actions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from adminduk.catalogue.model import ELSEWHERE, Catalogue, ProductKind, Service, Step
from adminduk.request import TRANSITIONS, Action, ActionKind, Request, State, states_of

_K = ActionKind
# The order in which the states let a request go on, whatever order a decree writes its steps in.
ORDER = (_K.FILE, _K.TAKE, _K.REGISTER, _K.PROCESS, _K.ATTACH, _K.MARK_READY, _K.HAND_OVER, _K.ARCHIVE)
_ROWS = {row.action: row for row in TRANSITIONS}
_REFUSED = (State.DITOLAK, State.DIBATALKAN)


@dataclass(frozen=True)
class Stage:
    """One step at one desk. `no` is None for what the states need and the decree does not number."""

    id: str  # "layanan-kk:4", or the action where the decree has no step for it
    no: int | None
    text: str
    action: ActionKind | None  # None: has no state of its own, and is forwarded
    desk: str
    minutes: int | None = None
    output: str | None = None
    optional: bool = False

    def deed(self, state: State | None) -> ActionKind:
        """What does this step now: its own action where the state lets it, FORWARD where that is behind or is none."""
        own = self.action
        return own if own is not None and state in _ROWS[own].sources else ActionKind.FORWARD


@dataclass(frozen=True)
class Place:
    """Where a request stands. `next` is None when no desk has it: it waits for the resident, or all is done."""

    next: Stage | None
    choices: tuple[Stage, ...]  # steps before `next` that are done only where there is a reason to
    behind: tuple[Stage, ...]  # done, in the order of the way; a request can be sent back to one of them
    since: datetime | None  # when it came to this step

    def left(self, now: datetime) -> timedelta | None:
        """What is left of the step's own minutes, less than nothing when it is late; None where the SOP is silent."""
        if self.next is None or self.next.minutes is None or self.since is None:
            return None
        return timedelta(minutes=self.next.minutes) - (now - self.since)


def way(catalogue: Catalogue, service: Service | None) -> tuple[Stage, ...]:
    """Every step at a desk of this office that a request for `service` passes, in order; () for an office without."""
    if service is None or not catalogue.desks:
        return ()
    written = _written(service)
    stages: list[Stage] = []
    for action in ORDER:
        found = written[action]
        if action is not _K.FILE and not any(each.action is action for each in found) and _needed(action, service):
            found = [_implied(catalogue, action, stages), *found]
        stages.extend(found)
    return _with_end_of_checking(stages)


def place(stages: tuple[Stage, ...], request: Request) -> Place:
    """Where `request` stands on the way `stages`."""
    done: frozenset[str] = frozenset()
    coming: Stage | None = None
    since: datetime | None = None
    for state, action in zip(states_of(request.actions), request.actions, strict=True):
        done = _after(done, action, stages)
        ahead = _coming(stages, done, state)
        if ahead != coming or since is None or action.kind in (_K.COMPLETE, _K.SEND_BACK):
            coming, since = ahead, action.at
    position = stages.index(coming) if coming is not None else 0
    choices = tuple(each for each in stages[:position] if each.optional and each.id not in done)
    return Place(coming, choices, tuple(each for each in stages if each.id in done), since)


def missing_before(stages: tuple[Stage, ...], request: Request, kind: ActionKind) -> Stage | None:
    """The step that has to be done before `kind` may be; None when nothing is in its way."""
    here = place(stages, request)
    if here.next is None or kind not in ORDER or request.state in _REFUSED:
        return None
    own = next((index for index, each in enumerate(stages) if each.action is kind), len(stages))
    return here.next if stages.index(here.next) < own else None


def _written(service: Service) -> dict[ActionKind, list[Stage]]:
    """The decree's steps at desks of this office, each with the action that it is or comes after."""
    found: dict[ActionKind, list[Stage]] = {action: [] for action in ORDER}
    current = _K.FILE
    for standard, step in _steps(service):
        current = step.action if step.action in ORDER else current
        if step.desk is not None and step.desk not in ELSEWHERE:
            stage = _stage(standard, step, step.desk)
            signature = [] if step.signed_by is None else [_signature(stage, step.signed_by)]
            if stage.action is _K.MARK_READY:  # nothing is ready before it is signed
                found[_K.PROCESS].extend(signature)
                found[current].append(stage)
            else:
                found[current].extend([stage, *signature])
    return found


def _stage(standard: str, step: Step, desk: str) -> Stage:
    return Stage(
        id=f"{standard}:{step.no}",
        no=step.no,
        text=step.text,
        action=step.action if step.action is not _K.FILE else None,
        desk=desk,
        minutes=step.minutes,
        output=step.output,
        optional=step.optional,
    )


def _signature(stage: Stage, desk: str) -> Stage:
    """The signature that a step asks for. The step's minutes are those of its own desk."""
    return replace(stage, id=f"{stage.id}:{desk}", action=None, desk=desk, minutes=None, output=None)


def _steps(service: Service) -> Iterator[tuple[str, Step]]:
    for standard in service.standards:
        for step in standard.prosedur or ():
            yield standard.id, step


def _needed(action: ActionKind, service: Service) -> bool:
    return action is not _K.ATTACH or service.product.kind is ProductKind.PDF


def _implied(catalogue: Catalogue, action: ActionKind, before: list[Stage]) -> Stage:
    """A step that the decree does not number: where the request lies, if that desk may do it."""
    roles = {each.id: each.role for each in catalogue.desks}
    able = [each.id for each in catalogue.desks if each.role in _ROWS[action].roles]
    hands = [each.desk for each in before if each.action is not None]  # whoever only signs keeps no request
    last = next((each for each in reversed(hands) if roles.get(each) in _ROWS[action].roles), None)
    desk = last or next(iter(able), "")
    return Stage(action.value, None, "", action, desk)


def _with_end_of_checking(stages: list[Stage]) -> tuple[Stage, ...]:
    """TAKE begins the check; where another desk goes on, whoever checked says when it is over.

    Nothing waits for that where the next step is a state's own action: whoever checked may do that, too.
    """
    begins = next((index for index, each in enumerate(stages) if each.action is _K.TAKE), None)
    if begins is None or begins + 1 == len(stages) or stages[begins + 1].desk == stages[begins].desk:
        return tuple(stages)
    taken, following = stages[begins], stages[begins + 1]
    over = replace(
        taken, id=f"{taken.id}:selesai", action=None, minutes=None, output=None, optional=following.action is not None
    )
    return (*stages[: begins + 1], over, *stages[begins + 1 :])


def _after(done: frozenset[str], action: Action, stages: tuple[Stage, ...]) -> frozenset[str]:
    """The steps that are behind once `action` happened."""
    if action.kind is _K.COMPLETE:
        return frozenset()
    if action.kind is _K.FORWARD:
        return done | {action.step or ""}
    if action.kind is _K.SEND_BACK:
        return done - _from(stages, lambda each: each.id == action.step)
    if action.kind is _K.RELEASE:
        return done - _from(stages, lambda each: each.action is _K.TAKE)
    if action.kind in ORDER:
        upto = max((i for i, each in enumerate(stages) if each.action is action.kind), default=-1)
        return done | {each.id for each in stages[: upto + 1] if not each.optional}
    return done


def _from(stages: tuple[Stage, ...], first: Callable[[Stage], bool]) -> frozenset[str]:
    """The steps from the first that is `first` to the end of the way."""
    start = next((index for index, each in enumerate(stages) if first(each)), len(stages))
    return frozenset(each.id for each in stages[start:])


def _coming(stages: tuple[Stage, ...], done: frozenset[str], state: State | None) -> Stage | None:
    if state in (State.PERLU_DILENGKAPI, State.DIARSIPKAN):
        return None
    ahead = (each for each in stages if each.id not in done and not each.optional)
    if state in _REFUSED:
        return next((each for each in ahead if each.action is _K.ARCHIVE), None)
    return next(ahead, None)
