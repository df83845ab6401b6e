"""The code lists of the forms (`assets/codes/pekerjaan.yaml`), numbered as the instructions of F-1.01 number them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from adminduk.catalogue.model import Slug
from adminduk.localised import Localised


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Code(_Entry):
    """One code. `printed` is the form's own word; `name` how the kiosk says it where that word is no word of daily
    life; `common` stands on the first page with its picture, the others are found by typing."""

    code: Annotated[str, BeforeValidator(str), Field(pattern=r"^[0-9A-Za-z]+(\.[0-9A-Za-z]+)*$")]
    printed: str
    name: Localised | None = None
    icon: str | None = None
    common: bool = False
    synonyms: tuple[str, ...] = ()  # what residents type instead
    box: str | None = None  # of F-1.02: the box that a reason of the catalogue names, e.g. "KK C"
    reason: str | None = None  # of F-1.02: the reason of the catalogue that is this box
    papers: tuple[str, ...] = ()  # of F-1.02: requirements and forms that are this attachment
    note: str | None = None


class CodeList(_Entry):
    id: Slug
    printed: str
    codes: tuple[Code, ...] = Field(min_length=1)

    def of(self, code: str) -> Code | None:
        """The entry of `code`; None when the list has no such code."""
        return next((each for each in self.codes if each.code == code), None)

    @property
    def common(self) -> tuple[Code, ...]:
        """The codes of the first page; all of them where none is marked."""
        return tuple(each for each in self.codes if each.common) or self.codes
