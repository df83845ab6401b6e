"""What must this resident bring, be asked, and type? Answered from the catalogue by reason, answers and reading.

Answers of questions that do not concern the reason are left aside: a resident who goes back and chooses another reason
must not be asked for a paper because of an answer that is no longer on the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from adminduk.catalogue.model import AskedField, Question, Reading, Requirement, RequirementKind, Service, When

Answers = Mapping[str, str]  # question id -> option id; other keys are ignored


def applies(when: When, reason: str, answers: Answers, reading: Reading = Reading.SOP) -> bool:
    """Whether an entry concerns a resident who came for `reason` and answered `answers`, under `reading`."""
    if when.reasons and reason not in when.reasons:
        return False
    if when.reading is not None and when.reading is not reading:
        return False
    return all(answers.get(question) in options for question, options in when.answers.items())


def questions_for(
    service: Service, reason: str, answers: Answers, reading: Reading = Reading.SOP
) -> tuple[Question, ...]:
    """The questions to ask, answered ones included, in order. Ask the first that `answers` lacks, then ask again."""
    return tuple(_walk(service, reason, answers, reading)[0])


def relevant_answers(service: Service, reason: str, answers: Answers, reading: Reading = Reading.SOP) -> dict[str, str]:
    """Those of `answers` that belong to a question asked for `reason` and name one of its options."""
    return _walk(service, reason, answers, reading)[1]


def requirements_for(
    service: Service, reason: str, answers: Answers, reading: Reading = Reading.SOP
) -> tuple[Requirement, ...]:
    """Everything the resident must bring or fulfil, in the order of the catalogue."""
    relevant = relevant_answers(service, reason, answers, reading)
    return tuple(each for each in service.requirements if applies(each.when, reason, relevant, reading))


def fields_for(
    service: Service, reason: str, answers: Answers, reading: Reading = Reading.SOP
) -> tuple[AskedField, ...]:
    """What the resident is asked to type, in order."""
    relevant = relevant_answers(service, reason, answers, reading)
    return tuple(each for each in service.fields if applies(each.when, reason, relevant, reading))


def scanned(requirements: Iterable[Requirement]) -> tuple[Requirement, ...]:
    """Those that are put on the scanner: all but the conditions, which are only shown."""
    return tuple(each for each in requirements if each.kind is not RequirementKind.CONDITION)


def _walk(service: Service, reason: str, answers: Answers, reading: Reading) -> tuple[list[Question], dict[str, str]]:
    """Question by question, because whether one is asked may depend on the answers before it."""
    asked: list[Question] = []
    relevant: dict[str, str] = {}
    for question in service.questions:
        if not applies(question.when, reason, relevant, reading):
            continue
        asked.append(question)
        answer = answers.get(question.id)
        if answer is not None and any(option.id == answer for option in question.options):
            relevant[question.id] = answer
    return asked, relevant
