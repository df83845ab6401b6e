"""Every form of the law, and values made up for it: as many as it has fields, each one told from the others."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import assets
from adminduk.forms.loader import load_forms
from adminduk.forms.model import FieldKind, Form, FormField, FormValues
from adminduk.forms.shelf import Forms
from adminduk.wilayah import Wilayah
from paper.forms.known import Known, known_of


@functools.cache
def forms() -> Forms:
    return load_forms(assets.path("forms"), assets.path("codes"))


@functools.cache
def known() -> Known:
    return known_of(forms(), Wilayah.load(assets.path("wilayah", "wilayah.csv.gz")))


def made_up(form: Form, seed: int = 1, rows: int = 2) -> FormValues:
    """A value for every field that a resident fills in, whether the skip rules ask for it or not."""
    return {key: _value(field, number + seed) for number, (key, field) in enumerate(_fields(form, rows))}


def _fields(form: Form, rows: int) -> Iterator[tuple[str, FormField]]:
    for section in form.sections:
        for field in section.fields:
            if field.officer:
                continue
            if section.rows is None:
                yield f"{section.id}.{field.id}", field
            else:
                yield from ((f"{section.id}.{row}.{field.id}", field) for row in range(1, rows + 1))


def _value(field: FormField, number: int) -> str:
    if field.kind in (FieldKind.CODE, FieldKind.CODES):
        codes = [each.code for each in forms().list_of(field).codes]
        return codes[number % len(codes)] if field.kind is FieldKind.CODE else ",".join(codes[number % 3 :: 5])
    digits = f"{number:03d}".zfill(field.exactly or 1)[-(field.exactly or 3) :]
    plain = {
        FieldKind.NIK: f"99010101{number % 100_000_000:08d}",
        FieldKind.NOMOR_KK: f"99010102{number % 100_000_000:08d}",
        FieldKind.DIGITS: digits,
        FieldKind.DECIMAL: f"{number % 7},{number % 10}",
        FieldKind.DATE: f"{1950 + number % 70}-{1 + number % 12:02d}-{1 + number % 28:02d}",
        FieldKind.TIME: f"{number % 24:02d}:{number % 60:02d}",
        FieldKind.PLACE: "35.17.19.2001",
        FieldKind.PHONE: f"08120000{number:04d}",
        FieldKind.EMAIL: f"contoh{number}@contoh.id",
        FieldKind.NAME: f"SITI CONTOH KE {number}",
    }
    return plain.get(field.kind, f"Isian contoh {number}")
