"""The pages that ask a form of the law: how it comes, one page per field, "another person?"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from adminduk.email import LONGEST
from adminduk.findings import Severity
from adminduk.forms.asking import NO, YES, OneMore, Spot, choices
from adminduk.forms.checking import check_value
from adminduk.forms.codes import Code
from adminduk.forms.model import FieldKind, Form, FormField
from adminduk.forms.prefill import Given, boxes, suggested
from kiosk.degraded import Step, way_of
from kiosk.journeys.choices import choice_page
from kiosk.journeys.code_choice import CodeChoice, Question
from kiosk.journeys.desk import Desk
from kiosk.journeys.fields import NIK_GROUPS, first
from kiosk.journeys.form_draft import EACH, HERE, ON_PAPER
from kiosk.journeys.form_page import must_be_signed
from kiosk.journeys.page import Effects, Page, Way
from kiosk.journeys.region_choice import RegionChoice
from kiosk.journeys.service_choice import Opens
from kiosk.journeys.typing import Checked, Entry, TypingPage
from kiosk.say import Text, Verbatim, say
from kiosk.views import Tile


@dataclass(frozen=True)
class FormAsk:
    """One place of a form, and what is known around it."""

    form: Form
    spot: Spot
    values: dict[str, str]
    given: Given


def how_page(desk: Desk, form: Form, chosen: Callable[[str], Effects]) -> Page:
    """Nobody who brought the paper has to type it once more."""
    tiles = (
        Tile(ON_PAPER, say("form.how.paper"), "description", say("form.how.paper.note")),
        Tile(HERE, say("form.how.here"), "touch_app", _note_of_here(desk, (form,))),
    )
    return choice_page("form-how", say("form.how.title", form=form.name), tiles, chosen)


def how_all_page(desk: Desk, forms: tuple[Form, ...], chosen: Callable[[str], Effects]) -> Page:
    """Several forms mostly come the same way; then one touch says so of all."""
    tiles = (
        Tile(ON_PAPER, say("form.how.paper_all"), "description", say("form.how.paper.note")),
        Tile(HERE, say("form.how.here_all"), "touch_app", _note_of_here(desk, forms)),
        Tile(EACH, say("form.how.each"), "checklist", say("form.how.each.note")),
    )
    names = ", ".join(form.code for form in forms)
    title = say("form.how.title_all", count=len(forms))
    return choice_page("forms-how", title, tiles, chosen, Verbatim(names))


def _note_of_here(desk: Desk, forms: tuple[Form, ...]) -> Text:
    """Where what has to be signed cannot be printed now, it is said before anybody types."""
    way = way_of(Step.FORM, desk.availability)
    at_counter = any(must_be_signed(form) for form in forms) and (way is None or not way.needs)
    return say("form.how.here.counter" if at_counter else "form.how.here.note")


def more_page(form: Form, ask: OneMore, chosen: Callable[[str], Effects]) -> Page:
    """ "Another person?" under a table of people."""
    tiles = (Tile(NO, say("form.enough"), "check"), Tile(YES, say("form.another"), "group_add"))
    return choice_page(f"{form.code}:{ask.key}", more_title(ask), tiles, chosen)


def more_title(ask: OneMore) -> Text:
    what = ask.section.row_name or ask.section.name
    return say("form.more", what=what) if ask.row else say("form.any", what=what)


def spot_page(desk: Desk, ask: FormAsk, done: Callable[[str], Effects], opens: Opens, again: Way) -> Page:
    """The page that asks for one field. `again` opens it anew."""
    field = ask.spot.field
    question = Question(f"{ask.form.code}:{ask.spot.key}", title_of(ask.spot), field.hint, field.optional)
    if field.codes is not None:
        several = field.kind is FieldKind.CODES
        return CodeChoice(question, _codes(desk, ask), done, opens, again, several=several).page()
    if field.kind is FieldKind.PLACE:
        here = ".".join(desk.catalogue.office.wilayah.split(".")[:2])
        return RegionChoice(question, desk, done, opens, again, level=field.level or 4).page(here)

    def judge(text: str) -> Checked:
        value, findings = check_value(field, text, desk.wilayah, desk.clock.now().date())
        return Checked(value, first(findings, Severity.ERROR), first(findings, Severity.WARNING))

    kept = ask.values.get(ask.spot.key)
    value = suggested(ask.spot, ask.given, desk.forms) if kept is None else kept
    skip = (lambda: done("")) if field.optional else None
    return TypingPage(_entry(question, field), judge, done, value=_to_type_on(field, value), skip=skip)


def title_of(spot: Spot) -> Text:
    """The question; in a table it says whose turn it is."""
    field = spot.field
    question: Text = field.question if field.question is not None else Verbatim(field.printed)
    if spot.row is None or spot.section.rows == 1:
        return question
    who = spot.section.row_name or spot.section.name
    return say("form.of_row", who=who, row=spot.row, question=question)


def _codes(desk: Desk, ask: FormAsk) -> tuple[Code, ...]:
    """What may be chosen: of the boxes of F-1.02 those that the resident's reason may mean."""
    codes = choices(ask.spot, desk.forms.list_of(ask.spot.field), ask.values)
    return boxes(codes, ask.given.reason) if ask.spot.field.prefill == "permohonan" else codes


def _entry(question: Question, field: FormField) -> Entry:
    """Which keys, and how many: digits in the groups in which they are read, words with or without digits."""
    entry = Entry(question.name, question.title, question.hint)
    match field.kind:
        case FieldKind.NAME:
            return replace(entry, words=True)
        case FieldKind.NIK | FieldKind.NOMOR_KK:
            card = "visit.help.nik" if field.kind is FieldKind.NIK else "visit.help.nomor_kk"
            return replace(entry, length=16, groups=NIK_GROUPS, help=card)
        case FieldKind.PHONE:
            return replace(entry, longest=13, groups=(4, 4, 5))
        case FieldKind.DATE:
            return replace(entry, length=8, groups=(2, 2, 4))
        case FieldKind.TIME:
            return replace(entry, length=4, groups=(2, 2))
        case FieldKind.DIGITS if field.exactly is not None and not field.zeros:
            return replace(entry, length=field.exactly)
        case FieldKind.DIGITS:
            return replace(entry, longest=field.exactly or field.longest)
        case FieldKind.EMAIL:
            return replace(entry, longest=LONGEST, words=True, mail=True)
    return replace(entry, longest=field.longest, words=True, digits=True)


def _to_type_on(field: FormField, value: str) -> str:
    """A kept value as its keys would have typed it."""
    if field.kind is FieldKind.DATE:
        return "".join(reversed(value.split("-")))
    return value.replace(".", "") if field.kind is FieldKind.TIME else value
