"""What a resident has answered so far, and which step comes next. A draft lives in memory and dies with the visit."""

from __future__ import annotations

from dataclasses import dataclass, field

from adminduk.catalogue.model import AskedField, Catalogue, FieldId, Question, Requirement, Service
from adminduk.catalogue.requirements import fields_for, questions_for, relevant_answers, requirements_for, scanned
from adminduk.forms.model import Form
from adminduk.forms.prefill import Given
from adminduk.proxy import papers_of
from kiosk.effects import FilledForm
from kiosk.events import CardField, CardRead
from kiosk.journeys.behalf import Representing
from kiosk.journeys.desk import Desk
from kiosk.journeys.form_draft import EACH, HERE, FormDraft
from kiosk.journeys.form_page import ToSign, must_be_signed
from kiosk.journeys.papers import Papers
from kiosk.say import Text, say

SERVICE, REASON, BRIEFING, REVIEW = "service", "reason", "briefing", "review"
BEHALF = "behalf"
FORMS = "forms"  # how all forms come, where there are several
QUESTION, PROXY, FIELD, FORM, SIGN, SCAN = "question:", "proxy:", "field:", "form:", "sign:", "scan:"
LINES = "lines:"  # no step: all lines of a form, opened from the review


@dataclass(frozen=True)
class FormStep:
    paper: Requirement
    form: Form
    key: str  # of the place that is asked for; "" where it asks how the form comes


@dataclass
class Draft:
    """Every step has an id: "service", "reason", "question:<id>", "behalf" (for whom; only where somebody acts for
    another), "briefing", "proxy:<field>" (who acts for them), "field:<id>", "forms" (how all of them come, where there
    are several), "form:<id>" (how the one of that requirement comes), "form:<id>:<key>" (one place of it), "sign:<id>"
    (where it is signed), "scan:<id>"."""

    catalogue: Catalogue
    service_id: str = ""
    reason: str = ""
    answers: dict[str, str] = field(default_factory=dict)  # question id -> option id
    fields: dict[FieldId, str] = field(default_factory=dict)  # "" where an optional one was skipped
    read: dict[FieldId, CardField] = field(default_factory=dict)  # from a card; counts only once it was confirmed
    briefed: bool = False
    papers: Papers = field(default_factory=Papers)
    forms: FormDraft = field(default_factory=FormDraft)
    representing: Representing = field(default_factory=Representing)

    @property
    def service(self) -> Service:
        return self.catalogue.service(self.service_id)

    def choose_service(self, service_id: str) -> None:
        """Another service is another request: its reason and questions begin anew, the person stays the same."""
        if service_id != self.service_id:
            self.representing = Representing()
            self.service_id, self.reason, self.answers, self.briefed = service_id, "", {}, False
        if len(self.service.reasons) == 1:
            self.reason = self.service.reasons[0].id

    def choose_reason(self, reason: str) -> None:
        if reason != self.reason:
            self.reason, self.briefed = reason, False

    def answer(self, question: str, option: str) -> None:
        if self.answers.get(question) != option:
            self.answers[question], self.briefed = option, False

    def take_over(self, card: CardRead) -> None:
        """What was read stands on the pages of its fields, each to be confirmed, also where something was typed."""
        for each in card.fields:
            self.read[FieldId(each.name)] = each
            self.fields.pop(FieldId(each.name), None)

    def confirm(self, field_id: FieldId, value: str) -> None:
        """The resident typed `value`, or looked at what was read and let it stand."""
        self.fields[field_id] = value
        self.read.pop(field_id, None)

    def questions(self) -> tuple[Question, ...]:
        return questions_for(self.service, self.reason, self.answers, self.catalogue.reading) if self.reason else ()

    def question(self, question_id: str) -> Question:
        """One of `questions()`."""
        return next(each for each in self.questions() if each.id == question_id)

    def requirements(self) -> tuple[Requirement, ...]:
        """Everything to bring or fulfil, conditions included, and what somebody brings who acts for another."""
        asked = requirements_for(self.service, self.reason, self.answers, self.catalogue.reading)
        return (*asked, *papers_of(self.representing.behalf, asked))

    def to_scan(self) -> tuple[Requirement, ...]:
        return scanned(self.requirements()) if self.reason else ()

    def asked_fields(self) -> tuple[AskedField, ...]:
        return fields_for(self.service, self.reason, self.answers, self.catalogue.reading) if self.reason else ()

    def given(self) -> Given:
        """What is known before a form is opened."""
        known = {asked.id.value: self.fields[asked.id] for asked in self.asked_fields() if asked.id in self.fields}
        known |= self.representing.known()
        reason = next(each for each in self.service.reasons if each.id == self.reason)
        forms = self.forms
        return Given(known, reason, self.requirements(), forms.place, forms.today, forms.typed_elsewhere())

    def forms_to_fill(self) -> tuple[Form, ...]:
        """Those that can be filled in on the screen, should the resident not bring them."""
        return tuple(form for paper in self.to_scan() if (form := self.forms.form_of(paper)) is not None)

    def filled_forms(self) -> tuple[FilledForm, ...]:
        """The forms that were filled in on the screen, as they will be sent."""
        here = [paper for paper in self.to_scan() if self.forms.filled_here(paper)]
        found = {form.code: form for paper in here if (form := self.forms.form_of(paper)) is not None}
        return tuple(self.forms.sent(form, self.given()) for form in found.values())

    def how_brought(self, paper: Requirement) -> Text:
        """What the slip says of a paper that comes to the counter: a form that lies there is only signed."""
        return say("form.sign_at_counter", form=paper.name) if self.signed_at_counter(paper) else paper.name

    def signed_at_counter(self, paper: Requirement) -> bool:
        """Filled in here, and no signed sheet of it lies here."""
        return self.forms.filled_here(paper) and not self.papers.of(paper.id)

    def all_answers(self) -> tuple[tuple[str, str], ...]:
        """What will be sent: answered questions, then typed fields; nothing of an abandoned reason."""
        chosen = relevant_answers(self.service, self.reason, self.answers, self.catalogue.reading)
        typed = {asked.id.value: self.fields[asked.id] for asked in self.asked_fields() if self.fields.get(asked.id)}
        return tuple({**chosen, **typed}.items())

    def steps(self) -> tuple[str, ...]:
        """All steps of this request, in order, as far as they are known yet."""
        if not self.service_id:
            return (SERVICE,)
        choosing = (SERVICE, REASON) if len(self.service.reasons) > 1 else (SERVICE,)
        return (
            *choosing,
            *(QUESTION + question.id for question in self.questions()),
            *((BEHALF,) if self.representing.asked else ()),
            BRIEFING,
            *(PROXY + asked for asked in self.representing.asked),
            *(FIELD + asked.id for asked in self.asked_fields()),
            *((FORMS,) if len(self.forms_to_fill()) > 1 else ()),
            *(step for paper in self.to_scan() for step in self._paper_steps(paper)),
        )

    def _paper_steps(self, paper: Requirement) -> tuple[str, ...]:
        """A form first asks how it comes, unless that was said of all at once; one that is filled in here is printed to
        be signed, where the law wants that, and scanned once it was printed; else it is signed at the counter."""
        form, step = self.forms.form_of(paper), FORM + paper.id
        if form is None:
            return (SCAN + paper.id,)
        how = (step,) if self.forms.one_by_one or len(self.forms_to_fill()) == 1 else ()
        if not self.forms.filled_here(paper):
            return (*how, SCAN + paper.id)
        asks = (*how, *(f"{step}:{each.key}" for each in self.forms.asks(form, self.given())))
        if not must_be_signed(form):
            return asks
        comes_back = self.papers.printed(paper.id) is not None or self.papers.of(paper.id)
        return (*asks, SIGN + paper.id, *([SCAN + paper.id] if comes_back else []))

    def to_sign(self, name: str) -> ToSign:
        """What a step "sign:<name>" is about."""
        step = self.form_step(name)
        return ToSign(step.paper.id, step.form, self.forms.sent(step.form, self.given()))

    def form_step(self, name: str) -> FormStep:
        """What a step "form:<name>" is about."""
        requirement, _, key = name.partition(":")
        paper = next(each for each in self.to_scan() if each.id == requirement)
        return FormStep(paper, self.forms.shelf.forms[paper.form_code or ""], key)

    def choose_how(self, paper: Requirement, how: str) -> None:
        """A form that is filled in here is signed at the counter; one on paper is scanned."""
        if self.forms.how.get(paper.id) != how:
            self.forms.how[paper.id] = how
            self.papers.signing.pop(paper.id, None)
            if how == HERE:
                self.papers.bring_later(paper.id)
            else:
                self.papers.later.discard(paper.id)

    def choose_how_all(self, how: str) -> None:
        """Of all forms at once, or (EACH) one by one."""
        self.forms.one_by_one = how == EACH
        for paper in self.to_scan() if how != EACH else ():
            if self.forms.form_of(paper) is not None:
                self.choose_how(paper, how)

    def _all_forms_come(self) -> bool:
        """Whether it is known how every form comes, or will be asked of each."""
        forms = self.forms
        with_form = (paper.id for paper in self.to_scan() if forms.form_of(paper) is not None)
        return forms.one_by_one or all(paper in forms.how for paper in with_form)

    def _form_done(self, name: str) -> bool:
        step = self.form_step(name)
        return step.key in self.forms.typed.get(step.form.code, {}) if step.key else step.paper.id in self.forms.how

    def is_done(self, step: str) -> bool:
        kind, colon, name = step.partition(":")
        match kind + colon:
            case "service":
                return bool(self.service_id)
            case "reason":
                return bool(self.reason)
            case "briefing":
                return self.briefed
            case "question:":
                return name in self.answers
            case "proxy:":
                return FieldId(name) in self.representing.typed
            case "field:":
                return FieldId(name) in self.fields
            case "forms":
                return self._all_forms_come()
            case "form:":
                return self._form_done(name)
            case "sign:":
                return self.papers.signs(name, self.to_sign(name).filled)
        return kind == BEHALF or self.papers.settled(name)

    def first_open(self) -> str:
        """The first step that is not done; "review" when all are."""
        return next((step for step in self.steps() if not self.is_done(step)), REVIEW)

    def following(self, step: str) -> str:
        """The step after `step`; but never past one that is still open."""
        steps = self.steps()
        place = steps.index(step) + 1 if step in steps else 0
        after = steps[place] if place < len(steps) else REVIEW
        return self.first_open() if after == REVIEW else after

    def before(self, step: str) -> str | None:
        """The step before `step`; None at the first."""
        steps = self.steps()
        place = len(steps) if step == REVIEW else steps.index(step)
        return steps[place - 1] if place > 0 else None


def new_draft(desk: Desk) -> Draft:
    """Nothing answered yet."""
    place = desk.wilayah.name(desk.catalogue.office.wilayah) or desk.catalogue.office.name
    return Draft(desk.catalogue, forms=FormDraft(desk.forms, place, desk.clock.now().date()))
