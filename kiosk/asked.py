"""What a paper has to be: asked by the journey or the technician, judged beside."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from adminduk.catalogue.model import PaperKind, Requirement, RequirementKind
from kiosk.printed_form import PrintedSheet


class Kind(StrEnum):
    """What was asked for."""

    AUTO = "auto"  # anything
    PAGE = "page"  # a sheet of paper
    KTP = "ktp"
    KK = "kk"


@dataclass(frozen=True)
class Asked:
    """What the paper has to be. `original`: the office does not take copies. `seen`: what a reader of the text took it
    for, when one looked. `form`: the sheets that were printed here, one of which must come back signed."""

    kind: Kind = Kind.AUTO
    original: bool = False
    seen: Kind = Kind.AUTO
    form: tuple[PrintedSheet, ...] = ()


ANYTHING = Asked()
_KINDS = {PaperKind.KTP: Kind.KTP, PaperKind.KK: Kind.KK}


def asked_of(requirement: Requirement) -> Asked:
    """What the paper of `requirement` has to be. A form is a sheet; of other documents nothing is known."""
    if requirement.paper is not None:
        kind = _KINDS[requirement.paper]
    else:
        kind = Kind.PAGE if requirement.kind is RequirementKind.FORM else Kind.AUTO
    return Asked(kind, requirement.copies_refused)
