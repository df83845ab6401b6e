"""What is known of a form before it is asked: from the fields of the request, its reason, and the papers to bring."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from adminduk.catalogue.model import FieldId, Reason, Requirement
from adminduk.forms.asking import Spot
from adminduk.forms.codes import Code
from adminduk.forms.shelf import Forms

KNOWN = (
    "nik", "nama", "nomor-kk", "desa", "telepon", "alamat-tujuan",  # typed for the request
    "alamat", "kode-pos",  # typed on a form before this one
    "nik-wakil", "nama-wakil",  # of the person who acts for another
    "nik-pertama", "nama-pertama",  # of the person who files, in the first line only
    "today", "tempat", "indonesia",
    "permohonan", "lampiran",  # the boxes of F-1.02
)  # fmt: skip
_OF_REQUEST = {each.value for each in FieldId}
_FIRST, _PROXY = "-pertama", "-wakil"


@dataclass(frozen=True)
class Given:
    """All that the resident said before the form was opened."""

    fields: Mapping[str, str]  # FieldId -> value
    reason: Reason
    papers: tuple[Requirement, ...]  # everything to bring
    place: str  # where the office is: "Jogoroto"
    today: date
    earlier: Mapping[str, str] = field(default_factory=dict)  # "alamat", "kode-pos" as typed on another form


def known(spot: Spot, given: Given, forms: Forms) -> str | None:
    """The value that is taken over without asking; None when the field must be asked."""
    return _value(spot.field.prefill, spot, given, forms)


def suggested(spot: Spot, given: Given, forms: Forms) -> str:
    """What stands on the page already, to be confirmed or changed; "" for nothing."""
    return _value(spot.field.suggest, spot, given, forms) or ""


def boxes(codes: Iterable[Code], reason: Reason) -> tuple[Code, ...]:
    """The boxes of F-1.02 that may be meant by `reason`: one exactly, those of its group, or all."""
    every = tuple(codes)
    group = tuple(each for each in every if each.box is not None and each.box == reason.form_code)
    exact = tuple(each for each in group if each.reason == reason.id)
    return exact or group or every


def _value(name: str | None, spot: Spot, given: Given, forms: Forms) -> str | None:
    if name is None:
        return None
    if name.endswith(_FIRST):
        return given.fields.get(name.removesuffix(_FIRST)) or None if spot.row in (None, 1) else None
    if name.endswith(_PROXY):
        return given.fields.get(name)
    if name in _OF_REQUEST:
        passed_over = given.fields.get(name) == "" and spot.field.optional  # is not asked a second time
        return "" if passed_over else given.fields.get(name) or None
    match name:
        case "today":
            return given.today.isoformat()
        case "tempat":
            return given.place
        case "indonesia":
            return "INDONESIA"
        case "permohonan":
            one = boxes(forms.list_of(spot.field).codes, given.reason)
            return one[0].code if len(one) == 1 else None
        case "lampiran":
            return ",".join(_attached(forms.list_of(spot.field).codes, given.papers))
    return given.earlier.get(name) or None


def _attached(codes: Iterable[Code], papers: tuple[Requirement, ...]) -> list[str]:
    brought = {paper.id.removesuffix("-nasional") for paper in papers} | {paper.form_code for paper in papers}
    return [each.code for each in codes if brought & set(each.papers)]
