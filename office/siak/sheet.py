"""The values of a request in the order in which SIAK asks for them: the applicant and the request as on F-1.02, the
place by its codes, then each form that was filled on the screen, person after person as on F-1.01."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import assets
from adminduk.catalogue.model import FieldId
from adminduk.filing import Filing
from adminduk.forms.asking import Spot, asked
from adminduk.forms.loader import load_forms
from adminduk.forms.model import FieldKind, Form
from adminduk.forms.shelf import Forms
from adminduk.request import Request
from adminduk.wilayah import Wilayah
from office import words
from office.dossier import item_name, titles
from office.parts import Office

_APPLICANT = (FieldId.NAMA, FieldId.NIK, FieldId.NOMOR_KK)
_LEVELS = ("Provinsi", "Kabupaten/Kota", "Kecamatan", "Desa/Kelurahan")
_FIRST = "F-1.02"  # its applicant and request are the head of the sheet already


@dataclass(frozen=True)
class Value:
    """`text` is what is copied: digits without blanks, a code's own word. `code` stands beside it."""

    label: str
    text: str
    code: str = ""


@dataclass(frozen=True)
class Block:
    title: str
    values: tuple[Value, ...]


def sheet(office: Office, request: Request, filing: Filing) -> tuple[Block, ...]:
    """All that is entered in SIAK; what the resident left open is left out."""
    blocks = (_applicant(office, request, filing), _place(office.wilayah, filing), _rest(office, request, filing))
    return tuple(block for block in (*blocks, *_forms(office, filing)) if block.values)


@cache
def law_forms() -> Forms:
    """The forms of the law, read once."""
    return load_forms(assets.path("forms"), assets.path("codes"))


def _applicant(office: Office, request: Request, filing: Filing) -> Block:
    service, reason = titles(office, request)
    known = office.service_of(request)
    box = next((each.form_code for each in known.reasons if each.id == request.reason), None) if known else None
    person = [Value(words.FIELDS[key], filing.answers[key]) for key in _APPLICANT if filing.answers.get(key)]
    return Block("Pemohon (F-1.02)", (*person, Value("Jenis permohonan", f"{service}: {reason}", box or "")))


def _place(wilayah: Wilayah, filing: Filing) -> Block:
    chain = wilayah.chain(filing.answers.get(FieldId.DESA, ""))
    named = zip(_LEVELS, chain, strict=False)
    return Block("Tempat tinggal", tuple(Value(level, place.name, place.code) for level, place in named))


def _rest(office: Office, request: Request, filing: Filing) -> Block:
    service, own = office.service_of(request), (*_APPLICANT, FieldId.DESA)
    left = {key: text for key, text in filing.answers.items() if key not in own and text}
    options = {option.id: option.name.id for each in (service.questions if service else ()) for option in each.options}
    questions = {each.id: each.text.id for each in service.questions} if service else {}
    named = (
        Value(questions.get(key) or item_name(service, key), options.get(text, text) if key in questions else text)
        for key, text in left.items()
    )
    return Block("Keterangan lain", tuple(named))


def _forms(office: Office, filing: Filing) -> Iterator[Block]:
    for code, values in filing.forms.items():
        form = law_forms().get(code)
        if form is not None:
            yield from _blocks(office.wilayah, form, values)


def _blocks(wilayah: Wilayah, form: Form, values: Mapping[str, str]) -> Iterator[Block]:
    """One block a section, and one a person in a table of people; the form's own numbers stand before the labels."""
    found: dict[str, list[Value]] = {}
    for spot in asked(form, values):
        if not isinstance(spot, Spot) or not values.get(spot.key):
            continue
        if form.code == _FIRST and spot.field.id in _APPLICANT:
            continue
        row = "" if spot.row is None else f" {spot.row}"
        title = f"{form.code}, {spot.section.printed}{row}"
        found.setdefault(title, []).append(_value(wilayah, spot, values[spot.key]))
    for title, block in found.items():
        yield Block(title, tuple(block))


def _value(wilayah: Wilayah, spot: Spot, text: str) -> Value:
    label = f"{spot.field.no}. {spot.field.printed}" if spot.field.no else spot.field.printed
    if spot.field.kind is FieldKind.PLACE:
        return Value(label, wilayah.name(text) or text, text)
    if spot.field.kind in (FieldKind.CODE, FieldKind.CODES):
        entries = [law_forms().list_of(spot.field).of(code) for code in text.split(",")]
        return Value(label, ", ".join(each.printed for each in entries if each is not None) or text, text)
    return Value(label, text)
