"""The SOP of each request as it was when the request was filed: what was changed since does not change the figures of
before. Where a step or a standard is no longer what it was, its edition is named."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from adminduk.request import ActionKind, Request
from adminduk.sop import way
from office.parts import Office


@dataclass(frozen=True)
class Step:
    """One step as an edition has it; `desk` by its name. `no` is the decree's number."""

    no: int | None = None
    text: str = ""
    desk: str = ""
    minutes: int | None = None


NO_STEP = Step()  # done outside the SOP's own steps: returned, rejected


class Sops:
    """What every edition says, each read once; for one report."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._steps = cache(self._steps_of)

    def standard(self, request: Request) -> int | None:
        """The minutes that the service had when `request` was filed; None where the decree was silent."""
        return self._standard(request.service, request.catalogue_version)

    def step(self, request: Request, kind: ActionKind, step: str) -> Step:
        """The step that an action did. A request whose desk was closed went the way of today (office.desks)."""
        own = self._find(request.service, request.catalogue_version, kind, step)
        return own or self._find(request.service, "", kind, step) or NO_STEP

    def of_before(self, service: str, version: str, what: Step | int | None) -> str:
        """`version`, where the step or the standard `what` is not the same today; "" where it is."""
        now = set(self._steps(service, "").values()) if isinstance(what, Step) else {self._standard(service, "")}
        return "" if what == NO_STEP or what in now else version

    def _standard(self, service: str, version: str) -> int | None:
        found = self._office.service(service, version)
        return found.standard_minutes if found is not None else None

    def _find(self, service: str, version: str, kind: ActionKind, step: str) -> Step | None:
        return self._steps(service, version).get(step or kind.value)

    def _steps_of(self, service: str, version: str) -> dict[str, Step]:
        """By id, and by the action that does it."""
        catalogue = self._office.shelf.of_version(version)
        names = {each.id: each.name for each in catalogue.desks}
        found: dict[str, Step] = {}
        for stage in way(catalogue, self._office.service(service, version)):
            step = Step(stage.no, stage.text, names.get(stage.desk, stage.desk), stage.minutes)
            found[stage.id] = step
            if stage.action is not None:
                found.setdefault(stage.action.value, step)
        return found
