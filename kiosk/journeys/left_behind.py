"""A draft of a request as it is left on the shelf, and taken up again under the catalogue of the later day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from adminduk.catalogue.model import FieldId
from kiosk.events import CapturedPage, PageVerdict
from kiosk.journeys.behalf import taken_up
from kiosk.journeys.desk import Desk
from kiosk.journeys.draft import Draft, new_draft
from kiosk.journeys.fields import check
from kiosk.unfinished import LeftPage, Unfinished


def left(draft: Draft) -> Unfinished:
    """All that was answered, typed and scanned so far. What was read from a card and not yet confirmed is not kept."""
    pages = ((requirement, page) for requirement, pages in draft.papers.pages.items() for page in pages)
    return Unfinished(
        service=draft.service_id,
        reason=draft.reason,
        answers=tuple(draft.answers.items()),
        fields=tuple((field.value, value) for field, value in draft.fields.items()),
        briefed=draft.briefed,
        pages=tuple(LeftPage(each, page.jpeg, page.untouched, page.preview) for each, page in pages),
        later=tuple(sorted(draft.papers.later)),
        catalogue_version=draft.catalogue.version,
        forms=tuple((code, tuple(values.items())) for code, values in draft.forms.typed.items()),
        forms_how=tuple(draft.forms.how.items()),
        proxy=draft.representing.kept(),
    )


@dataclass(frozen=True, eq=False)
class TakenUp:
    """`asked_again`: the office's rules changed meanwhile, and something has to be answered anew."""

    draft: Draft
    asked_again: bool


def take_up(desk: Desk, left: Unfinished) -> TakenUp | None:
    """The draft as far as it still fits; None when the office offers the service no more."""
    draft = new_draft(desk)
    if not any(each.id == left.service for each in desk.catalogue.services):
        return None
    draft.choose_service(left.service)
    if any(each.id == left.reason for each in draft.service.reasons):
        draft.choose_reason(left.reason)
    _answer(draft, dict(left.answers))
    _type(desk, draft, dict(left.fields))
    draft.forms.typed = {code: dict(values) for code, values in left.forms if desk.forms.get(code) is not None}
    draft.forms.how = dict(left.forms_how)
    draft.representing = taken_up(left.proxy)
    for page in left.pages:
        draft.papers.add(page.requirement, _page(page))
    for requirement in left.later:
        draft.papers.bring_later(requirement)
    draft.briefed = left.briefed and left.catalogue_version == desk.catalogue.version
    return TakenUp(draft, left.catalogue_version != desk.catalogue.version)


def _answer(draft: Draft, answers: Mapping[str, str]) -> None:
    """Answers that are still among the options of a question of this service."""
    options = {each.id: {option.id for option in each.options} for each in draft.service.questions}
    for question, option in answers.items():
        if option in options.get(question, ()):
            draft.answer(question, option)


def _type(desk: Desk, draft: Draft, fields: Mapping[str, str]) -> None:
    """What is still right by the rules of today; "" is an optional field that was skipped."""
    known = {each.value for each in FieldId}
    optional = {asked.id for asked in draft.service.fields if asked.optional}
    for name, value in fields.items():
        if name in known and _still_right(desk, FieldId(name), value, skipped=FieldId(name) in optional):
            draft.confirm(FieldId(name), value)


def _still_right(desk: Desk, field: FieldId, value: str, *, skipped: bool) -> bool:
    return check(desk, field, value, optional=skipped).error is None


def _page(page: LeftPage) -> CapturedPage:
    return CapturedPage(PageVerdict.GOOD, page.jpeg, page.preview, untouched=page.untouched)
