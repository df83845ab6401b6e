"""Answers of the satisfaction survey. A row knows a day and half a day, no moment: with one, it could be laid beside
the request that was filed a minute earlier, and the answers would have a name."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from office.store.tables import Base


class SurveyRow(Base):
    """What one resident thought of one service. Nobody knows who."""

    __tablename__ = "surveys"
    __table_args__ = (Index("ix_surveys_given_on_service", "given_on", "service"),)
    id: Mapped[str] = mapped_column(primary_key=True)
    kiosk_id: Mapped[str] = mapped_column(ForeignKey("kiosks.id"))
    content_hash: Mapped[str]
    service: Mapped[str]
    occasion: Mapped[str]  # adminduk.filing.Occasion
    given_on: Mapped[date]
    half: Mapped[str]  # adminduk.filing.HalfDay
    answers: Mapped[list[SurveyAnswerRow]] = relationship(lazy="selectin")


class SurveyAnswerRow(Base):
    """One element that was answered; an element that was passed over has no row."""

    __tablename__ = "survey_answers"
    survey_id: Mapped[str] = mapped_column(ForeignKey("surveys.id"), primary_key=True)
    element: Mapped[str] = mapped_column(primary_key=True)  # adminduk.skm.Element
    score: Mapped[int]  # 1 (worst) to 4


class RespondentRow(Base):
    """How many of those who answered in a month said this of themselves. Not kept beside the answers: service, half
    day, sex, age and occupation together would name somebody in a village."""

    __tablename__ = "survey_respondents"
    month: Mapped[date] = mapped_column(primary_key=True)  # its first day
    trait: Mapped[str] = mapped_column(primary_key=True)  # adminduk.skm.Trait
    answer: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]
