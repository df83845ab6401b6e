"""A sentence that the catalogue itself carries, in the three languages of the kiosk."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Language(StrEnum):
    """The languages a resident may choose. Indonesian comes first and is what everything falls back to."""

    INDONESIAN = "id"
    JAVANESE = "jv"  # krama, Latin script
    ENGLISH = "en"


class Localised(BaseModel):
    """One meaning in Indonesian, Javanese (krama) and English. Terms of law stay Indonesian in all three."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1)
    jv: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def in_(self, language: Language) -> str:
        """The words in `language`."""
        return {Language.INDONESIAN: self.id, Language.JAVANESE: self.jv, Language.ENGLISH: self.en}[language]
