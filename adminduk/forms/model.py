"""The shape of a form file (`assets/forms/f-1.01.yaml`). `loader.py` reads one; `asking.py` says what is asked next.

The values of a filled form are a flat mapping: `<section>.<field>`, or `<section>.<row>.<field>` in a section of rows
(rows count from 1). A code field holds the code of its list (several joined with ","), a date `YYYY-MM-DD`, a time
`HH.MM`, a place a Kemendagri region code.
"" is an optional field that was passed over; a field that is not there was not asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from adminduk.catalogue.model import Slug
from adminduk.localised import Localised

GIVEN = "*"  # in a `when`: any answer at all, as long as the field was not passed over
FormValues: TypeAlias = Mapping[str, str]
Codes = Annotated[
    tuple[str, ...], BeforeValidator(lambda given: (given,) if isinstance(given, str) else given), Field(min_length=1)
]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FieldKind(StrEnum):
    """How a field is asked, checked and printed."""

    NAME = "nama"  # a person's name, without titles (Permendagri 73/2022)
    WORDS = "kata"
    NIK = "nik"
    NOMOR_KK = "nomor-kk"
    DIGITS = "angka"
    DECIMAL = "angka-koma"  # weight of a baby, "3,2"
    PHONE = "telepon"
    EMAIL = "email"
    DATE = "tanggal"
    TIME = "jam"
    CODE = "kode"  # one of the code list `codes`
    CODES = "kode-banyak"  # any of them, joined with ","
    PLACE = "wilayah"  # a region code; `level` 1 province .. 4 desa


class FormField(_Entry):
    """One field. `no` and `printed` are the form's own number and words; `question` is how the kiosk asks."""

    id: Slug
    no: str | None = None
    printed: str
    question: Localised | None = None  # None only where nobody is asked: the office fills it in, or it is worked out
    hint: Localised | None = None
    kind: FieldKind
    codes: Slug | None = None
    level: int | None = Field(default=None, ge=1, le=4)
    longest: int = Field(default=60, ge=1, le=200)
    exactly: int | None = None  # number of digits, where the form fixes it
    zeros: bool = False  # RT 5 is written 005
    past: bool = False  # a day that must be over: a birth, a wedding
    unknown: bool = False  # its day, or day and month, may be unknown: typed as 00
    optional: bool = False
    officer: bool = False  # the office fills it in; printed empty, never asked
    when: dict[str, Codes] = {}  # field of the same section, or "section.field" -> codes of which one must be given
    only: dict[str, dict[str, Codes]] = {}  # a code that only some may choose -> the `when` of who may
    prefill: str | None = None  # given or read already and not asked again: "nik", "nama", ... (`prefill.py`)
    apart: tuple[str, str] | None = None  # never asked: how far these two places lie apart (`deriving.py`)
    suggest: str | None = None  # the same, where it may be somebody else: stands on the page to be confirmed
    note: str | None = None  # how unclear words of the form were understood


class FormSection(_Entry):
    """Fields that belong together; with `rows`, a table of that many lines a sheet, one person each."""

    id: Slug
    printed: str
    name: Localised
    fields: tuple[FormField, ...] = Field(min_length=1)
    rows: int | None = Field(default=None, ge=1, le=20)
    rows_of: Slug | None = None  # the people of that section once more: line 2 here is line 2 there
    row_name: Localised | None = None  # "Anggota keluarga"
    optional: bool = False  # the resident may have nothing to say here
    when: dict[str, Codes] = {}


class Signature(_Entry):
    """A place to sign. `meterai`: the stamp duty goes here (UU 10/2020); `thumb`: a box for who cannot write."""

    id: Slug
    printed: str
    officer: bool = False
    meterai: bool = False
    thumb: bool = False
    named: str | None = None  # "section.field" whose value is printed below the line


class Form(_Entry):
    code: str = Field(pattern=r"^F-\d\.\d{2}[A-F]?$")
    version: str  # "Permendagri 6/2026"
    printed: str  # the title as it stands on the form
    name: Localised
    opening: str | None = None  # what is declared, above or below the fields, in the form's own sense
    sections: tuple[FormSection, ...] = Field(min_length=1)
    signatures: tuple[Signature, ...] = Field(min_length=1)
    copies: tuple[str, ...] = ()  # "Lembar 2 arsip Dinas"

    @property
    def needs_meterai(self) -> bool:
        return any(each.meterai for each in self.signatures)
