"""Who answered the survey in whole months, as Permenpan RB 14/2017 asks, and never so few that they could be known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from adminduk.skm import TRAITS, Trait
from office.reports.period import Period
from office.store import respondents

FEWEST = 5  # below that, nobody learns how many it were


@dataclass(frozen=True)
class Respondents:
    """`counts` names every answer; all are 0 in a period of less than a month, of which nothing is counted."""

    counts: dict[Trait, dict[str, int]]
    whole_months: bool

    @property
    def any(self) -> bool:
        return any(count for answers in self.counts.values() for count in answers.values())


def respondents_of(session: Session, period: Period) -> Respondents:
    whole = period.first.day == 1 and (period.last + timedelta(days=1)).day == 1
    none = {trait: dict.fromkeys(answers, 0) for trait, answers in TRAITS.items()}
    return Respondents(respondents.counted(session, period.first, period.last) if whole else none, whole)


def shown(count: int) -> int | str:
    """The count, or that they were few."""
    return f"<{FEWEST}" if 0 < count < FEWEST else count
