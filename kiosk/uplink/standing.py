"""The office's JSON of a standing, read strictly: a half-understood standing would be told to its holder as truth."""

from __future__ import annotations

from pydantic import AwareDatetime, BaseModel, Field, ValidationError

from adminduk import pengaduan
from adminduk.catalogue.model import ProductKind
from adminduk.request import ReturnedItem, State
from kiosk.office_answers import ComplaintStanding, Standing


class _Entered(BaseModel):
    state: State
    at: AwareDatetime


class _Returned(BaseModel):
    requirement: str
    reason: str
    note: str = ""


class _Body(BaseModel):
    number: str
    service: str
    reason: str
    state: State
    history: tuple[_Entered, ...]
    product: ProductKind
    returned: tuple[_Returned, ...] = ()
    reject_reason: str = ""
    usual_minutes: int | None = Field(default=None, ge=0)  # an office of before does not say


def parse_standing(body: bytes, slip_code: str) -> Standing | None:
    """The standing in `body`, asked with `slip_code`; None when it is not one."""
    try:
        found = _Body.model_validate_json(body)
    except ValidationError:
        return None
    return Standing(
        number=found.number,
        service=found.service,
        reason=found.reason,
        state=found.state,
        history=tuple((each.state, each.at) for each in found.history),
        product=found.product,
        returned=tuple(ReturnedItem(each.requirement, each.reason, each.note) for each in found.returned),
        reject_reason=found.reject_reason,
        slip_code=slip_code,
        usual_minutes=found.usual_minutes,
    )


class _ComplaintEntered(BaseModel):
    state: pengaduan.State
    at: AwareDatetime


class _Complaint(BaseModel):
    number: str
    kind: pengaduan.Kind
    topic: pengaduan.Topic
    service: str
    state: pengaduan.State
    history: tuple[_ComplaintEntered, ...]
    due: AwareDatetime | None
    answer: str


class _ComplaintBody(BaseModel):
    complaint: _Complaint


def parse_complaint(body: bytes, slip_code: str) -> ComplaintStanding | None:
    """The standing of a complaint in `body`; None when it is not one."""
    try:
        found = _ComplaintBody.model_validate_json(body).complaint
    except ValidationError:
        return None
    return ComplaintStanding(
        number=found.number,
        kind=found.kind,
        topic=found.topic,
        service=found.service,
        state=found.state,
        history=tuple((each.state, each.at) for each in found.history),
        due=found.due,
        answer=found.answer,
        slip_code=slip_code,
    )
