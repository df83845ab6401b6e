"""How long things took: each service against the minutes of its standard, each step at its desk.

The same time as in the queue (office/pace.py): what the resident has to complete or to collect does not count; nights
and holidays do, since no decree says when the office is open (docs/decisions/0053).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from adminduk.request import Action, ActionKind, derive_state
from adminduk.sop import Stage
from office.pace import AT_THE_OFFICE, pace
from office.reports.period import Period
from office.reports.share import Share
from office.store.figures import Case

P90 = 0.9


@dataclass(frozen=True)
class Spread:
    """Of `count` times: the middle one, and the one that nine of ten do not exceed. Minutes."""

    count: int
    median: float
    p90: float


@dataclass(frozen=True)
class ServiceTime:
    """`within` of those that were finished kept to the `standard`; None where the decree is silent."""

    service: str
    spread: Spread
    standard: int | None
    within: int | None


@dataclass(frozen=True)
class StepTime:
    """From the moment a request came to this step until it was done. `no` is the decree's number."""

    service: str
    no: int | None
    text: str
    desk: str
    kind: ActionKind
    spread: Spread
    standard: int | None


def quantile(values: Sequence[float], share: float) -> float:
    """Between the two nearest values in proportion, as a spreadsheet's PERCENTILE does."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def spread(values: Sequence[float]) -> Spread:
    return Spread(len(values), quantile(values, 0.5), quantile(values, P90))


def finished(cases: Sequence[Case], period: Period) -> dict[str, list[float]]:
    """Minutes at the office of everything that became ready in `period`, by service."""
    found: defaultdict[str, list[float]] = defaultdict(list)
    for case in cases:
        ready = _ready(case)
        if ready is not None and period.holds(ready.at):
            found[case.request.service].append(minutes_at_office(case, ready))
    return dict(sorted(found.items()))


def service_times(times: Mapping[str, list[float]], standards: Mapping[str, int | None]) -> list[ServiceTime]:
    """Each service of `finished` against the minutes of its decree."""
    return [_service(service, values, standards.get(service)) for service, values in times.items()]


def kept_to_standard(services: Sequence[ServiceTime]) -> Share | None:
    """Of all that has a standard; None when nothing has."""
    judged = [(each.within, each.spread.count) for each in services if each.within is not None]
    return Share(sum(within for within, _ in judged), sum(count for _, count in judged)) if judged else None


def step_times(cases: Sequence[Case], period: Period, ways: Mapping[str, tuple[Stage, ...]]) -> list[StepTime]:
    """Of every step that was done in `period`; `ways` holds each service's stages."""
    found: defaultdict[tuple[str, ActionKind, str], list[float]] = defaultdict(list)
    for case in cases:
        for before, action in pairwise(range(len(case.request.actions))):
            span = _at_office(case.request.actions, before, action)
            done = case.request.actions[action]
            if span is not None and period.holds(done.at):
                found[case.request.service, done.kind, done.step or ""].append(_minutes(span))
    times = [_step(key, values, ways.get(key[0], ())) for key, values in found.items()]
    return sorted(times, key=lambda each: (each.service, each.no is None, each.no or 0, each.kind.value, each.text))


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


def _service(service: str, values: list[float], standard: int | None) -> ServiceTime:
    within = None if standard is None else sum(value <= standard for value in values)
    return ServiceTime(service, spread(values), standard, within)


def _step(key: tuple[str, ActionKind, str], values: list[float], way: tuple[Stage, ...]) -> StepTime:
    service, kind, step = key
    stage = next((each for each in way if (each.id == step if step else each.action is kind)), None)
    if stage is None:
        return StepTime(service, None, "", "", kind, spread(values), None)
    return StepTime(service, stage.no, stage.text, stage.desk, kind, spread(values), stage.minutes)


def _minutes(span: timedelta) -> float:
    return span / timedelta(minutes=1)
