"""The forms of the law that came filled in on a kiosk's screen, as an officer reads them."""

from __future__ import annotations

import functools

import assets
from adminduk.filing import Filing
from adminduk.forms.loader import Forms, load_forms
from adminduk.forms.writing import WrittenForm, written_form
from adminduk.wilayah import Wilayah


@functools.cache
def shipped() -> Forms:
    """The forms and code lists that this office knows."""
    return load_forms(assets.path("forms"), assets.path("codes"))


def forms_of(filing: Filing, wilayah: Wilayah) -> tuple[WrittenForm, ...]:
    """Every form of `filing`, in the order in which it was filled in."""
    return tuple(
        written_form(code, filing.form_versions.get(code, ""), values, shipped(), wilayah)
        for code, values in filing.forms.items()
    )
