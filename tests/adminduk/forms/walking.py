"""Filling a form the way the kiosk does: ask the first open spot, note the answer, ask again."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

import assets
from adminduk.forms.asking import NO, Ask, OneMore, Spot, asked, choices
from adminduk.forms.loader import Forms, load_forms
from adminduk.forms.model import FieldKind, Form

MOST = 400  # no form asks more, with all its lines full


@functools.cache
def shipped() -> Forms:
    return load_forms(assets.path("forms"), assets.path("codes"))


@functools.cache
def raw(code: str) -> dict[str, Any]:
    """The file as any reader of YAML sees it."""
    path: Path = assets.path("forms", f"{code.lower()}.yaml")
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def walk(form: Form, answer: Callable[[Ask, dict[str, str]], str]) -> dict[str, str]:
    """All answers of somebody who answers every question with `answer`."""
    values: dict[str, str] = {}
    for _ in range(MOST):
        open_one = next((each for each in asked(form, values) if each.key not in values), None)
        if open_one is None:
            return values
        values[open_one.key] = answer(open_one, values)
    raise AssertionError(f"{form.code} asks without end")


def plainest(ask: Ask, values: dict[str, str]) -> str:
    """The shortest answer there is: passed over where that is allowed, else the first code, else a word."""
    if isinstance(ask, OneMore):
        return NO
    if ask.field.optional:
        return ""
    if ask.field.codes is not None:
        return choices(ask, shipped().list_of(ask.field), values)[0].code
    return GOOD[ask.field.kind]


GOOD = {
    FieldKind.NAME: "WARGA CONTOH",
    FieldKind.WORDS: "ISI CONTOH",
    FieldKind.NIK: "9999990101900001",
    FieldKind.NOMOR_KK: "9999990101900002",
    FieldKind.DIGITS: "1",
    FieldKind.DECIMAL: "3,2",
    FieldKind.PHONE: "081200000000",
    FieldKind.EMAIL: "warga@contoh.id",
    FieldKind.DATE: "1990-01-01",
    FieldKind.TIME: "08.30",
    FieldKind.PLACE: "35.17.19.2001",
}


def spots(form: Form) -> list[Spot]:
    """Every spot that a resident might be asked, in the first line of each table."""
    return [
        Spot(section, field, 1 if section.rows else None)
        for section in form.sections
        for field in section.fields
        if not field.officer
    ]
