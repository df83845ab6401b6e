"""A filled form in words: every value under the form's own label, in the form's order. For officers and for lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from adminduk.digits import grouped
from adminduk.forms.asking import Spot
from adminduk.forms.model import FieldKind, Form, FormSection
from adminduk.forms.shelf import Forms
from adminduk.wilayah import Wilayah


@dataclass(frozen=True)
class WrittenForm:
    """`lines`: label, value. A value that the form does not know (another version) stands last under its bare name."""

    code: str
    version: str
    name: str
    lines: tuple[tuple[str, str], ...]


def written_form(code: str, version: str, values: Mapping[str, str], forms: Forms, wilayah: Wilayah) -> WrittenForm:
    """The values of one filed form; of a form that nobody knows any more, under their bare names."""
    form = forms.get(code)
    spots = tuple(spots_of(form, values)) if form is not None else ()
    known = {spot.key for spot in spots}
    lines = tuple((label_of(spot), written(spot, values[spot.key], forms, wilayah)) for spot in spots)
    rest = tuple((key, value) for key, value in values.items() if key not in known)
    return WrittenForm(code, version, form.printed if form is not None else code, lines + rest)


def spots_of(form: Form, values: Mapping[str, str]) -> Iterator[Spot]:
    """The places of `form` that hold a value, in its order."""
    for section in form.sections:
        for row in _rows(section, values):
            for field in section.fields:
                spot = Spot(section, field, row)
                if spot.key in values:
                    yield spot


def label_of(spot: Spot) -> str:
    """ "Data Anggota Keluarga 2: 18 Agama"."""
    row = "" if spot.row is None else f" {spot.row}"
    number = "" if spot.field.no is None else f"{spot.field.no} "
    return f"{spot.section.printed}{row}: {number}{spot.field.printed}"


def written(spot: Spot, value: str, forms: Forms, wilayah: Wilayah) -> str:
    """A value as the form shows it: the words of a code, a day as people write it, a desa with all above it."""
    field = spot.field
    if field.codes is not None:
        codes = forms.list_of(field)
        return "; ".join(found.printed if (found := codes.of(each)) else each for each in value.split(","))
    match field.kind:
        case FieldKind.DATE:
            return "-".join(reversed(value.split("-")))
        case FieldKind.PLACE:
            return wilayah.full_name(value) or value
        case FieldKind.NIK | FieldKind.NOMOR_KK:
            return grouped(value)
    return value


def _rows(section: FormSection, values: Mapping[str, str]) -> tuple[int | None, ...]:
    if section.rows is None:
        return (None,)
    parts = (key.split(".") for key in values)
    lines = {int(part[1]) for part in parts if part[0] == section.id and len(part) == 3 and part[1].isdecimal()}
    return tuple(sorted(lines))
