"""Pendampingan: an officer of the desa stands beside residents who cannot use the kiosk alone, and types for them.

The answers stay the resident's own: before every visit they are asked whether somebody may help and look on, and what
was filed so says with whose help and since when. Nobody is represented by it: who acts for an absent person brings a
letter (`adminduk.proxy`).
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict

LONGEST_LABEL = 20  # a NIP and a little; it stands in titles
_NIK_DIGITS = 16


def is_label(text: str) -> bool:
    """Whether `text` may name an officer: a staff number or a function. It stands on the glass, so never a NIK."""
    digits = sum(each.isdigit() for each in text)
    return 1 <= len(text) <= LONGEST_LABEL and text == text.strip() and digits != _NIK_DIGITS


def _checked(text: str) -> str:
    if not is_label(text):
        raise ValueError("no label of an officer")
    return text


class Pendamping(BaseModel):
    """Who helped. `consented_at`: when whoever stood there, the applicant or their proxy, agreed on the glass."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: Annotated[str, AfterValidator(_checked)]
    consented_at: AwareDatetime
