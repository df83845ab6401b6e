"""Who files for somebody else, and what the office then wants to see.

UU 23/2006 Pasal 26: who cannot report in person may ask somebody else to. The one who acts for them brings the letter
F-1.07 (Permendagri 6/2026), signed over a meterai, with the KTP-el of both; a member of the same Kartu Keluarga acts
for the family without a letter. Where the person must come (perekaman, aktivasi IKD) nobody can act for them.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from adminduk.catalogue.model import FieldId, PaperKind, ProductKind, Requirement, RequirementKind, Service
from adminduk.localised import Localised


class Behalf(StrEnum):
    """For whom a request is filed."""

    SELF = "sendiri"
    FAMILY = "keluarga"  # of the same Kartu Keluarga
    OTHER = "kuasa"  # somebody else, with a letter


class Proxy(BaseModel):
    """Who files and may collect for the applicant."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    behalf: Behalf
    nik: str = Field(max_length=40, repr=False)
    nama: str = Field(max_length=120, repr=False)
    telepon: str = Field(default="", max_length=20, repr=False)


# What is asked of whoever acts for another, in this order; the telephone may be left out.
ASKED = (FieldId.NIK, FieldId.NAMA, FieldId.TELEPON)

LETTER = Requirement(
    id="surat-kuasa",
    name=Localised(id="Surat kuasa (F-1.07)", jv="Serat kuwasa (F-1.07)", en="Power of attorney (F-1.07)"),
    kind=RequirementKind.FORM,
    original=True,
    form_code="F-1.07",
    form_version="Permendagri 6/2026",
    hint=Localised(
        id="Ditandatangani pemberi kuasa di atas meterai",
        jv="Dipuntapakastani ingkang maringi kuwasa ing nginggil meterai",
        en="Signed over a meterai by the person you act for",
    ),
)
CARD_OF_PROXY = Requirement(
    id="ktp-penerima-kuasa",
    name=Localised(id="KTP-el Anda", jv="KTP-el panjenengan", en="Your own KTP-el"),
    kind=RequirementKind.DOCUMENT,
    original=True,
    paper=PaperKind.KTP,
)
CARD_OF_GIVER = Requirement(
    id="ktp-pemberi-kuasa",
    name=Localised(
        id="KTP-el pemberi kuasa", jv="KTP-el ingkang maringi kuwasa", en="KTP-el of the person you act for"
    ),
    kind=RequirementKind.DOCUMENT,
    original=False,
    paper=PaperKind.KTP,
)


def may_be_represented(service: Service) -> bool:
    """Whether somebody else may come for it."""
    return service.product.kind is not ProductKind.VISIT


def papers_of(behalf: Behalf, asked: tuple[Requirement, ...]) -> tuple[Requirement, ...]:
    """What comes on top of `asked`; the giver's card only where the service does not want it already."""
    if behalf is not Behalf.OTHER:
        return ()
    has_card = any(each.paper is PaperKind.KTP for each in asked)
    return (LETTER, CARD_OF_PROXY) if has_card else (LETTER, CARD_OF_PROXY, CARD_OF_GIVER)


def papers_known(service: Service | None) -> tuple[Requirement, ...]:
    """Every paper that may come with a request for `service`: its own, and those of somebody who acts for another."""
    return (*(service.requirements if service is not None else ()), LETTER, CARD_OF_PROXY, CARD_OF_GIVER)
