"""Comparing what a resident typed with what SIAK has, where the office has access by agreement."""

from __future__ import annotations

from typing import TypeAlias

from adminduk.catalogue.model import FieldId
from adminduk.filing import Filing
from office.parts import Office
from office.siak.port import Element, Unavailable, Verification

Outcome: TypeAlias = Verification | Unavailable
_ASKED = {Element.NAMA: FieldId.NAMA, Element.NOMOR_KK: FieldId.NOMOR_KK, Element.DESA: FieldId.DESA}


def compare(office: Office, filing: Filing) -> Outcome:
    """Only what was typed is asked about."""
    given = {element: filing.answers.get(field, "") for element, field in _ASKED.items()}
    return office.siak.verify(filing.answers.get(FieldId.NIK, ""), {key: text for key, text in given.items() if text})
