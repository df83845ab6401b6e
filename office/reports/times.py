"""How long things took: each service against the minutes of its standard, each step at its desk.

The same time as in the queue (office/pace.py): what the resident has to complete or to collect does not count; nights
and holidays do, since no decree says when the office is open (docs/decisions/0053).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from adminduk.request import Action, ActionKind, Request, derive_state
from office.pace import AT_THE_OFFICE, pace
from office.reports.period import Period
from office.reports.share import Share
from office.reports.sops import Sops, Step
from office.store.figures import Case

P90 = 0.9


@dataclass(frozen=True)
class Spread:
    """Of `count` times: the middle one, and the one that nine of ten do not exceed. Minutes."""

    count: int
    median: float
    p90: float


@dataclass(frozen=True)
class Done:
    """Something that became ready, and how many minutes the office had it."""

    request: Request
    minutes: float


@dataclass(frozen=True)
class ServiceTime:
    """`within` of those that were finished kept to the `standard` under which they were filed; None where the decree is
    silent. `edition` names the catalogue where that is another standard than today's."""

    service: str
    spread: Spread
    standard: int | None
    within: int | None
    edition: str = ""


@dataclass(frozen=True)
class StepTime:
    """From the moment a request came to this step until it was done. `edition` names the catalogue where the step is
    not the same today."""

    service: str
    step: Step
    kind: ActionKind
    spread: Spread
    edition: str = ""


def quantile(values: Sequence[float], share: float) -> float:
    """Between the two nearest values in proportion, as a spreadsheet's PERCENTILE does."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def spread(values: Sequence[float]) -> Spread:
    return Spread(len(values), quantile(values, 0.5), quantile(values, P90))


def finished(cases: Sequence[Case], period: Period) -> list[Done]:
    """Everything that became ready in `period`."""
    ready = [(case, _ready(case)) for case in cases]
    return [
        Done(case.request, minutes_at_office(case, at)) for case, at in ready if at is not None and period.holds(at.at)
    ]


def service_times(done: Sequence[Done], sops: Sops) -> list[ServiceTime]:
    """Each service against the minutes under which its requests were filed."""
    found: defaultdict[tuple[str, int | None], list[Done]] = defaultdict(list)
    for each in done:
        found[each.request.service, sops.standard(each.request)].append(each)
    times = [_service(*key, values, sops) for key, values in found.items()]
    return sorted(times, key=lambda each: (each.service, each.edition != "", each.edition))


def kept_to_standard(services: Sequence[ServiceTime]) -> Share | None:
    """Of all that has a standard; None when nothing has."""
    judged = [(each.within, each.spread.count) for each in services if each.within is not None]
    return Share(sum(within for within, _ in judged), sum(count for _, count in judged)) if judged else None


def step_times(cases: Sequence[Case], period: Period, sops: Sops) -> list[StepTime]:
    """Of every step that was done in `period`."""
    found: defaultdict[tuple[str, ActionKind, str, Step], list[tuple[str, float]]] = defaultdict(list)
    for case in cases:
        for before, action in pairwise(range(len(case.request.actions))):
            span = _at_office(case.request.actions, before, action)
            done = case.request.actions[action]
            if span is not None and period.holds(done.at):
                step = sops.step(case.request, done.kind, done.step or "")
                key = (case.request.service, done.kind, done.step or "", step)
                found[key].append((case.request.catalogue_version, _minutes(span)))
    times = [
        StepTime(service, step, kind, spread([minutes for _, minutes in seen]), _edition(sops, service, step, seen))
        for (service, kind, _, step), seen in found.items()
    ]
    return sorted(times, key=_as_the_decree_numbers)


def minutes_at_office(case: Case, end: Action) -> float:
    """How long the office had a request until `end`, which is one of its actions."""
    until = case.request.actions.index(end) + 1
    return _minutes(pace(replace(case.request, actions=case.request.actions[:until]), None, end.at).spent)


def _ready(case: Case) -> Action | None:
    return next((each for each in case.request.actions if each.kind is ActionKind.MARK_READY), None)


def _at_office(actions: Sequence[Action], before: int, action: int) -> timedelta | None:
    """The time between two neighbours, where the office had the request in between."""
    state = derive_state(actions[: before + 1])
    return actions[action].at - actions[before].at if state in AT_THE_OFFICE else None


def _service(service: str, standard: int | None, done: Sequence[Done], sops: Sops) -> ServiceTime:
    values = [each.minutes for each in done]
    within = None if standard is None else sum(value <= standard for value in values)
    seen = [(each.request.catalogue_version, each.minutes) for each in done]
    return ServiceTime(service, spread(values), standard, within, _edition(sops, service, standard, seen))


def _edition(sops: Sops, service: str, what: Step | int | None, seen: Iterable[tuple[str, float]]) -> str:
    """The newest edition in which it stood like that, where that is not today's."""
    return max((sops.of_before(service, version, what) for version, _ in seen), default="")


def _as_the_decree_numbers(time: StepTime) -> tuple[str, bool, int, str, str, str]:
    step = time.step
    return (time.service, step.no is None, step.no or 0, time.kind.value, step.text, time.edition)


def _minutes(span: timedelta) -> float:
    return span / timedelta(minutes=1)
