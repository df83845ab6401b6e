"""The forms in the review: how each comes, and every line that was filled in or taken over, each changeable."""

from __future__ import annotations

from adminduk.catalogue.model import Requirement
from adminduk.digits import grouped
from adminduk.forms.asking import YES, OneMore, Spot, asked
from adminduk.forms.model import FieldKind
from kiosk.journeys.code_choice import label_of
from kiosk.journeys.desk import Desk
from kiosk.journeys.draft import FORM, SIGN, Draft
from kiosk.journeys.form_fields import more_title
from kiosk.say import Text, Verbatim, say
from kiosk.views import ReviewRow


def form_rows(desk: Desk, draft: Draft, paper: Requirement) -> tuple[ReviewRow, ...]:
    """The lines of one form; none where the paper is not a form that can be filled in."""
    form = draft.forms.form_of(paper)
    if form is None:
        return ()
    step, here = FORM + paper.id, draft.forms.filled_here(paper)
    how = ReviewRow(step, form.name, say("form.review.here" if here else "form.review.paper"))
    if not here:
        return (how,)
    values = draft.forms.values(form, draft.given())
    sign = SIGN + paper.id if SIGN + paper.id in draft.steps() else ""
    counter = ReviewRow(sign, paper.name, say("form.review.counter"))
    return (
        how,
        *((counter,) if draft.signed_at_counter(paper) else ()),
        *(
            _more_row(step, each, values) if isinstance(each, OneMore) else _row(desk, step, each, values)
            for each in asked(form, values)
        ),
    )


def _more_row(step: str, ask: OneMore, values: dict[str, str]) -> ReviewRow:
    word = "form.review.yes" if values.get(ask.key) == YES else "form.review.no"
    return ReviewRow(f"{step}:{ask.key}", more_title(ask), say(word))


def _row(desk: Desk, step: str, spot: Spot, values: dict[str, str]) -> ReviewRow:
    who = spot.section.row_name or spot.section.name
    part: Text = who if spot.row is None else say("form.review.row", who=who, row=spot.row)
    label = say("form.review.label", part=part, field=Verbatim(spot.field.printed))
    return ReviewRow(f"{step}:{spot.key}", label, shown(desk, spot, values.get(spot.key, "")))


def shown(desk: Desk, spot: Spot, value: str) -> Text:
    """A kept value as people compare it with their papers."""
    field = spot.field
    if not value:
        return say("file.review.empty")
    if field.codes is not None:
        codes = [code for each in value.split(",") if (code := desk.forms.list_of(field).of(each)) is not None]
        many = "; ".join(code.printed for code in codes)
        return label_of(codes[0]) if len(codes) == 1 else Verbatim(many, private=True)
    if field.kind is FieldKind.DATE:
        return Verbatim("-".join(reversed(value.split("-"))), private=True)
    if field.kind is FieldKind.PLACE:
        return Verbatim(desk.wilayah.full_name(value) or value)
    return Verbatim(grouped(value) if field.kind in (FieldKind.NIK, FieldKind.NOMOR_KK) else value, private=True)
