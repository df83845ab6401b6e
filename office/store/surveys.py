"""Answers of the satisfaction survey: kept one by one, read as tallies per element."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from adminduk.skm import SCORES, Element, Tally
from office.store.survey_tables import SurveyAnswerRow, SurveyRow


@dataclass(frozen=True)
class Survey:
    id: str
    kiosk_id: str
    content_hash: str
    service: str
    occasion: str
    given_on: date
    half: str
    scores: Mapping[Element, int]


def add(session: Session, survey: Survey) -> None:
    session.add(
        SurveyRow(
            id=survey.id,
            kiosk_id=survey.kiosk_id,
            content_hash=survey.content_hash,
            service=survey.service,
            occasion=survey.occasion,
            given_on=survey.given_on,
            half=survey.half,
            answers=[
                SurveyAnswerRow(element=element.value, score=score) for element, score in sorted(survey.scores.items())
            ],
        )
    )


def by_id(session: Session, survey_id: str) -> Survey | None:
    row = session.get(SurveyRow, survey_id)
    if row is None:
        return None
    scores = {Element(each.element): each.score for each in row.answers}
    return Survey(row.id, row.kiosk_id, row.content_hash, row.service, row.occasion, row.given_on, row.half, scores)


def how_many(session: Session, first: date, last: date, service: str = "") -> int:
    """How many residents answered at least one question from `first` to `last`, both included."""
    query = select(func.count()).select_from(SurveyRow).where(SurveyRow.given_on.between(first, last))
    return session.scalar(query.where(SurveyRow.service == service) if service else query) or 0


def tallies(session: Session, first: date, last: date, service: str = "") -> dict[Element, Tally]:
    """What each element was given from `first` to `last`, both included. `service` "" means every service."""
    query = (
        select(SurveyAnswerRow.element, SurveyAnswerRow.score, func.count())
        .join(SurveyRow)
        .where(SurveyRow.given_on.between(first, last))
        .group_by(SurveyAnswerRow.element, SurveyAnswerRow.score)
    )
    rows = session.execute(query.where(SurveyRow.service == service) if service else query)
    counted = {(element, score): count for element, score, count in rows}
    found = {element: tuple(counted.get((element.value, score), 0) for score in SCORES) for element in Element}
    return {element: Tally((one, two, three, four)) for element, (one, two, three, four) in found.items()}


def services(session: Session, first: date, last: date) -> list[str]:
    """The services about which somebody answered from `first` to `last`."""
    query = select(SurveyRow.service).where(SurveyRow.given_on.between(first, last)).distinct()
    return sorted(session.scalars(query))
