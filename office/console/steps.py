"""The SOP on a request's page: its steps with their desks, where the request lies, and who has looked at the file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from adminduk.catalogue.model import ELSEWHERE, Service, Step
from adminduk.request import Action, ActionKind, Request, Role
from adminduk.sop import Stage
from office import desks, words
from office.parts import Office
from office.store import views
from office.store.accounts import Account

_SEE_LOOKS = (Role.KASI, Role.KABID, Role.CAMAT, Role.KADIN)


@dataclass(frozen=True)
class StepLine:
    """One step of the SOP, at which desk, and when it was done here. `now` when the request lies at it."""

    no: int
    text: str
    actors: str
    desk: str
    minutes: int | None
    done: Action | None
    now: bool = False


def facts(session: Session, office: Office, account: Account, request: Request) -> dict[str, Any]:
    """What the templates show of desks: `at_desk` is where the request lies, `left` what is left of the step."""
    here = desks.place_of(office, request)
    service = office.service_of(request)
    return {
        "steps": _steps(office, service, request, here.next),
        "at_desk": desks.desk_name(office, here.next.desk) if here.next is not None else "",
        "at_step": step_name(here.next) if here.next is not None else "",
        "left": here.left(office.clock()),
        "in_time": (here.left(office.clock()) or timedelta()) >= timedelta(),
        "forwardable": [(each.id, step_name(each)) for each in desks.to_forward(office, account, request)],
        "sendable": [
            (each.id, f"{desks.desk_name(office, each.desk)}: {step_name(each)}")
            for each in desks.to_send_back(office, account, request)
        ],
        "desk_of": _desks_of(office, request),
        "looks": views.of_request(session, request.id) if account.roles & frozenset(_SEE_LOOKS) else (),
        "look_words": words.LOOKS,
    }


def step_name(stage: Stage) -> str:
    """What a step is called: the decree's words, or the button's where the decree has none."""
    if stage.id.endswith(":selesai"):
        return "Pemeriksaan selesai"
    return stage.text or words.BUTTONS[stage.action or ActionKind.FORWARD]


def _desks_of(office: Office, request: Request) -> dict[str, str]:
    return {each.id: desks.desk_name(office, each.desk) for each in desks.way_of(office, request)}


def _steps(
    office: Office, service: Service | None, request: Request, coming: Stage | None
) -> list[tuple[str, list[StepLine]]]:
    """The SOP's own steps, filing first, then collection where the SOP describes it; each with its title."""
    behind = {each.id for each in desks.place_of(office, request).behind}
    return [
        (
            standard.judul,
            [
                replace(_step(office, step, _done(f"{standard.id}:{step.no}", step, request, behind)), now=now)
                for step in standard.prosedur
                for now in (coming is not None and coming.id == f"{standard.id}:{step.no}",)
            ],
        )
        for standard in (service.standards if service is not None else ())
        if standard.prosedur
    ]


def _step(office: Office, step: Step, done: Action | None) -> StepLine:
    here = step.desk is not None and step.desk not in ELSEWHERE
    return StepLine(
        no=step.no,
        text=step.text,
        actors=", ".join(step.actors),
        desk=desks.desk_name(office, step.desk or "") if here else "",
        minutes=step.minutes,
        done=done,
    )


def _done(own: str, step: Step, request: Request, behind: set[str]) -> Action | None:
    """The action by which a step was done and still is; a step that was sent back is to be done again."""
    found = [
        each
        for each in request.actions
        if (each.kind is ActionKind.FORWARD and each.step == own)
        or (step.action is not None and each.kind is step.action)
    ]
    at_a_desk = step.desk is not None and step.desk not in ELSEWHERE
    return found[-1] if found and (own in behind or not at_a_desk) else None
