"""What a resident has answered so far, and which step comes next. A draft lives in memory and dies with the visit."""

from __future__ import annotations

from dataclasses import dataclass, field

from adminduk.catalogue.model import AskedField, Catalogue, FieldId, Question, Requirement, Service
from adminduk.catalogue.requirements import fields_for, questions_for, relevant_answers, requirements_for, scanned
from kiosk.events import CardField, CardRead
from kiosk.journeys.papers import Papers

SERVICE, REASON, BRIEFING, REVIEW = "service", "reason", "briefing", "review"
QUESTION, FIELD, SCAN = "question:", "field:", "scan:"


@dataclass
class Draft:
    """Every step has an id: "service", "reason", "question:<id>", "briefing", "field:<id>", "scan:<id>"."""

    catalogue: Catalogue
    service_id: str = ""
    reason: str = ""
    answers: dict[str, str] = field(default_factory=dict)  # question id -> option id
    fields: dict[FieldId, str] = field(default_factory=dict)  # "" where an optional one was skipped
    read: dict[FieldId, CardField] = field(default_factory=dict)  # from a card; counts only once it was confirmed
    briefed: bool = False
    papers: Papers = field(default_factory=Papers)

    @property
    def service(self) -> Service:
        return self.catalogue.service(self.service_id)

    def choose_service(self, service_id: str) -> None:
        """Another service is another request: its reason and questions begin anew, the person stays the same."""
        if service_id != self.service_id:
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
        """Everything to bring or fulfil, conditions included."""
        return requirements_for(self.service, self.reason, self.answers, self.catalogue.reading)

    def to_scan(self) -> tuple[Requirement, ...]:
        return scanned(self.requirements()) if self.reason else ()

    def asked_fields(self) -> tuple[AskedField, ...]:
        return fields_for(self.service, self.reason, self.answers, self.catalogue.reading) if self.reason else ()

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
            BRIEFING,
            *(FIELD + asked.id for asked in self.asked_fields()),
            *(SCAN + paper.id for paper in self.to_scan()),
        )

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
            case "field:":
                return FieldId(name) in self.fields
        return self.papers.settled(name)

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
