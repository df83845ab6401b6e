"""Who answers the survey, as counts of a month: no row leads back to an answer, and no two rows to one person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from adminduk.skm import TRAITS, Trait
from office.store.database import one_at_a_time
from office.store.survey_tables import RespondentRow


def count(session: Session, given_on: date, respondent: Mapping[Trait, str]) -> None:
    """One more person who said this; what was left out counts nowhere."""
    one_at_a_time(session, "respondents")
    for trait, answer in respondent.items():
        key = (given_on.replace(day=1), trait.value, answer)
        row = session.get(RespondentRow, key)
        if row is None:
            session.add(RespondentRow(month=key[0], trait=key[1], answer=key[2], count=1))
        else:
            row.count += 1
    session.flush()


def counted(session: Session, first: date, last: date) -> dict[Trait, dict[str, int]]:
    """How many gave each answer, in the months that begin from `first` to `last`; every answer is named."""
    query = select(RespondentRow.trait, RespondentRow.answer, func.sum(RespondentRow.count))
    query = query.where(RespondentRow.month.between(first, last)).group_by(RespondentRow.trait, RespondentRow.answer)
    found = {(trait, answer): total for trait, answer, total in session.execute(query)}
    return {trait: {each: found.get((trait.value, each), 0) for each in answers} for trait, answers in TRAITS.items()}
