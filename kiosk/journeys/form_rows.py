"""The forms in the review: how each comes, and behind one line all that was filled in or taken over, to be changed."""

from __future__ import annotations

from collections.abc import Callable

from adminduk.catalogue.model import Requirement
from adminduk.digits import grouped
from adminduk.forms.asking import YES, OneMore, Spot, asked
from adminduk.forms.deriving import follows
from adminduk.forms.model import FieldKind
from kiosk.journeys.choices import choice_page
from kiosk.journeys.code_choice import label_of
from kiosk.journeys.desk import Desk
from kiosk.journeys.draft import FORM, LINES, SIGN, Draft, FormStep
from kiosk.journeys.form_fields import more_title
from kiosk.journeys.page import Effects, Page
from kiosk.say import Text, Verbatim, say
from kiosk.views import ReviewRow, Tile


def form_rows(draft: Draft, paper: Requirement) -> tuple[ReviewRow, ...]:
    """The lines of one form; none where the paper is not a form that can be filled in. A form has up to 200 answers:
    they stand behind one line, so that the review stays a review."""
    form = draft.forms.form_of(paper)
    if form is None:
        return ()
    if not draft.forms.filled_here(paper):
        return (ReviewRow(FORM + paper.id, form.name, say("form.review.paper")),)
    values = draft.forms.values(form, draft.given())
    count = sum(isinstance(each, Spot) and bool(values.get(each.key)) for each in asked(form, values))
    lines = ReviewRow(LINES + paper.id, form.name, say("form.review.here", count=count))
    sign = SIGN + paper.id if SIGN + paper.id in draft.steps() else ""
    counter = ReviewRow(sign, paper.name, say("form.review.counter"))
    return (lines, *((counter,) if draft.signed_at_counter(paper) else ()))


def lines_page(desk: Desk, draft: Draft, step: FormStep, edit: Callable[[str], Effects]) -> Page:
    """Every line of a form that was asked; touching one leads to its page. Last, bringing it on paper instead."""
    values = draft.forms.values(step.form, draft.given())
    prefix = f"{FORM}{step.paper.id}:"
    tiles = tuple(
        Tile(prefix + each.key, more_title(each), "group_add", _yes_or_no(values.get(each.key)))
        if isinstance(each, OneMore)
        else Tile(prefix + each.key, _label(each), "edit", shown(desk, each, values.get(each.key, "")))
        for each in asked(step.form, values)
        if not follows(each)
    )
    how = Tile(FORM + step.paper.id, say("form.lines.how"), "description")
    return choice_page("form-lines", step.form.name, (*tiles, how), edit, say("form.lines.hint"))


def _yes_or_no(answer: str | None) -> Text:
    return say("form.review.yes" if answer == YES else "form.review.no")


def _label(spot: Spot) -> Text:
    who = spot.section.row_name or spot.section.name
    part: Text = who if spot.row is None else say("form.review.row", who=who, row=spot.row)
    return say("form.review.label", part=part, field=Verbatim(spot.field.printed))


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
