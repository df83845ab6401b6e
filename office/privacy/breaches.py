"""Breaches: what happened, told to the people and to the authority within 3x24 hours (UU 27/2022 Pasal 46)."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from office.parts import Office
from office.store.privacy import Breach


class Story(BaseModel):
    """What lies sealed in a breach: the three things that its notice has to say, Pasal 46 ayat (2)."""

    model_config = ConfigDict(frozen=True)

    data: str  # which personal data
    how: str  # when and how it got out
    measures: str  # what was done about it


def story_of(office: Office, breach: Breach) -> Story | None:
    """None when the office's key does not open it."""
    plain = office.keys.open(breach.sealed)
    return None if plain is None else Story.model_validate_json(plain)
