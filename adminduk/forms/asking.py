"""Which fields of a form are asked, in the form's own order: its skip rules, and its rows of people.

A walk: ask the first spot whose key has no value, note the answer ("" when it was passed over), ask again. A table
of people grows by one line for every "yes" to "one more?", which is noted under `<section>.more.<line>`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from adminduk.forms.codes import Code, CodeList
from adminduk.forms.model import GIVEN, Codes, Form, FormField, FormSection, FormValues

MORE = "more"
YES, NO = "2", "1"  # codes of the list `tidak-ya`


@dataclass(frozen=True)
class Spot:
    """One place of a form that can hold a value."""

    section: FormSection
    field: FormField
    row: int | None = None  # from 1, in a table of people

    @property
    def key(self) -> str:
        row = "" if self.row is None else f".{self.row}"
        return f"{self.section.id}{row}.{self.field.id}"


@dataclass(frozen=True)
class OneMore:
    """ "Another person?": before the first line of a table that may stay empty, and after every line that is full."""

    section: FormSection
    row: int  # lines so far

    @property
    def key(self) -> str:
        return more_key(self.section, self.row)


Ask = Spot | OneMore


def more_key(section: FormSection, row: int) -> str:
    return f"{section.id}.{MORE}.{row}"


def asked(form: Form, values: FormValues) -> tuple[Ask, ...]:
    """Everything to ask, answered or not, as far as the answers so far decide it."""
    return tuple(each for section in form.sections for each in _of_section(form, section, values))


def filled(form: Form, values: FormValues) -> dict[str, str]:
    """What is sent and printed of `values`: answers of fields that are asked, without those passed over."""
    keys = (each.key for each in asked(form, values) if isinstance(each, Spot))
    return {key: values[key] for key in keys if values.get(key)}


def lines(form: Form, section: FormSection, values: FormValues) -> int:
    """How many people stand in the table of `section`, the one that is being asked for included."""
    if section.rows_of is not None:
        source = next(each for each in form.sections if each.id == section.rows_of)
        return lines(form, source, values) if _holds(source.when, "", values) else 0
    row = 0 if section.optional else 1
    while row < (section.rows or 0) and values.get(more_key(section, row)) == YES:
        row += 1
    return row


def choices(spot: Spot, codes: CodeList, values: FormValues) -> tuple[Code, ...]:
    """The codes that this person may choose: the religion "lainnya" is for foreigners only."""
    only = spot.field.only
    return tuple(each for each in codes.codes if _holds(only.get(each.code, {}), _prefix(spot), values))


def _of_section(form: Form, section: FormSection, values: FormValues) -> Iterator[Ask]:
    if not _holds(section.when, "", values):
        return
    if section.rows is None:
        yield from _spots(section, None, values)
        return
    count = lines(form, section, values)
    if section.optional and section.rows_of is None:
        yield OneMore(section, 0)
    for row in range(1, count + 1):
        yield from _spots(section, row, values)
        if section.rows_of is None and row < section.rows:
            yield OneMore(section, row)


def _spots(section: FormSection, row: int | None, values: FormValues) -> Iterator[Spot]:
    for field in section.fields:
        spot = Spot(section, field, row)
        if not field.officer and _holds(field.when, _prefix(spot), values):
            yield spot


def _prefix(spot: Spot) -> str:
    return spot.key.removesuffix(spot.field.id)


def _holds(when: Mapping[str, Codes], prefix: str, values: FormValues) -> bool:
    """Whether every condition is met. A name with a section in it is looked up as it stands."""
    return all(_met(codes, values.get(name if "." in name else f"{prefix}{name}")) for name, codes in when.items())


def _met(codes: Codes, value: str | None) -> bool:
    return value in codes or (GIVEN in codes and bool(value))
