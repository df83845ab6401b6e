"""What is asked of a form: equal to a plain reading of its file, nothing out of reach, no walk without an end."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adminduk.forms.asking import NO, YES, Ask, OneMore, Spot, asked, choices, filled
from adminduk.forms.model import GIVEN, FieldKind, Form
from tests.adminduk.forms.walking import GOOD, plainest, raw, shipped, spots, walk

CODES = sorted(shipped().forms)
F101 = shipped().forms["F-1.01"]


def any_answer(data: st.DataObject) -> Any:
    """Somebody who answers whatever comes to mind, as far as the page lets them."""

    def answer(ask: Ask, values: dict[str, str]) -> str:
        if isinstance(ask, OneMore):
            return data.draw(st.sampled_from([NO, YES]))
        if ask.field.optional and data.draw(st.booleans()):
            return ""
        if ask.field.codes is None:
            return GOOD[ask.field.kind]
        codes = [each.code for each in choices(ask, shipped().list_of(ask.field), values)]
        if ask.field.kind is FieldKind.CODE:
            return str(data.draw(st.sampled_from(codes)))
        some = data.draw(st.sets(st.sampled_from(codes), min_size=1, max_size=3))
        return ",".join(each for each in codes if each in some)

    return answer


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_what_is_asked_equals_a_plain_reading(code: str, data: st.DataObject) -> None:
    values = walk(shipped().forms[code], any_answer(data))
    assert [each.key for each in asked(shipped().forms[code], values)] == plain_reading(raw(code), values)


def plain_reading(form: dict[str, Any], values: dict[str, str]) -> list[str]:
    """The keys to ask, read from the file alone, line by line."""
    keys: list[str] = []
    lines: dict[str, int] = {}
    for section in form["sections"]:
        name = section["id"]
        if not all(meets(values.get(other), wanted) for other, wanted in section.get("when", {}).items()):
            continue
        if "rows" not in section:
            keys += fields_of(section, f"{name}.", values)
            continue
        if "rows_of" in section:
            for line in range(1, lines.get(section["rows_of"], 0) + 1):
                keys += fields_of(section, f"{name}.{line}.", values)
            continue
        if section.get("optional"):
            keys.append(f"{name}.more.0")
        line = 1
        while line <= section["rows"]:
            if (line > 1 or section.get("optional")) and values.get(f"{name}.more.{line - 1}") != "2":
                break
            keys += fields_of(section, f"{name}.{line}.", values)
            lines[name] = line
            if line < section["rows"]:
                keys.append(f"{name}.more.{line}")
            line += 1
    return keys


def fields_of(section: dict[str, Any], prefix: str, values: dict[str, str]) -> list[str]:
    found = []
    for field in section["fields"]:
        conditions = field.get("when", {}).items()
        if field.get("officer"):
            continue
        if all(meets(values.get(other if "." in other else prefix + other), wanted) for other, wanted in conditions):
            found.append(prefix + field["id"])
    return found


def meets(value: str | None, wanted: str | list[str]) -> bool:
    """Whether an answer is one of those wanted; "*" is any that is not empty."""
    if value is None:
        return False
    wanted = [wanted] if isinstance(wanted, str) else wanted
    return any(value != "" if each == "*" else each in value.split(",") for each in wanted)


@pytest.mark.parametrize("code", CODES)
def test_no_field_is_out_of_reach(code: str) -> None:
    form = shipped().forms[code]
    unreached = [spot.key for spot in spots(form) if spot.key not in walk(form, towards(form, spot))]
    assert unreached == []


def towards(form: Form, target: Spot) -> Any:
    """Somebody who answers so that `target` is asked, and as plainly as they can otherwise."""
    wanted: dict[str, str] = {}
    _want(form, target, wanted)

    def answer(ask: Ask, values: dict[str, str]) -> str:
        if ask.key in wanted:
            return wanted[ask.key]
        if isinstance(ask, OneMore) and ask.section is target.section and ask.row == 0:
            return YES
        return plainest(ask, values)

    return answer


def _want(form: Form, target: Spot, wanted: dict[str, str]) -> None:
    """The answers that lead to `target`, with those that lead to them."""
    prefix = target.key.removesuffix(target.field.id)
    for name, codes in {**target.section.when, **target.field.when}.items():
        key = name if "." in name else prefix + name
        before = next(each for each in spots(form) if each.key == key)
        given = GOOD[before.field.kind] if before.field.codes is None else shipped().list_of(before.field).codes[0].code
        wanted[key] = given if codes[0] == GIVEN else codes[0]
        _want(form, before, wanted)


def member(**answers: str) -> list[str]:
    """The columns that are asked of one member of a family with these answers."""

    def answer(ask: Ask, values: dict[str, str]) -> str:
        name = ask.field.id if isinstance(ask, Spot) else ""
        return answers.get(name, plainest(ask, values))

    values = walk(F101, answer)
    columns = [each for each in asked(F101, values) if isinstance(each, Spot) and each.section.id == "anggota"]
    return [str(each.field.no) for each in columns]


@pytest.mark.parametrize(
    ("who", "columns"),
    [
        ("1", {*range(2, 7), *range(10, 32), *range(38, 42)}),
        ("2", {*range(2, 14), *range(15, 42)}),
        ("3", {*range(2, 32), *range(38, 42)}),
    ],
)
def test_who_fills_which_columns_of_f_101(who: str, columns: set[int]) -> None:
    """The form's own list: WNI 2-6, 10-31, 38-41; foreigners 2-13, 15-41; WNI abroad 2-31, 38-41."""
    seen: set[int] = set()
    for married in ("2", "4"):  # nobody is asked for marriage and divorce at once
        full = {"paspor": "X1", "sponsor": "PT CONTOH", "akta-lahir": "2", "akta-kawin": "2", "akta-cerai": "2"}
        answers = {**full, "untuk": who, "status-perkawinan": married, "disabilitas": "2", "disabilitas-jenis": "1a"}
        seen |= {int(each) for each in member(**answers)}
    assert seen == columns


@pytest.mark.parametrize(
    ("status", "columns"),
    [("1", set()), ("2", {21, 22, 23}), ("3", {21, 22, 23}), ("4", {24, 25, 26}), ("5", {24, 25, 26}), ("6", set())],
)
def test_marriage_and_divorce_are_asked_of_whom_they_concern(status: str, columns: set[int]) -> None:
    asked_for = {int(each) for each in member(**{"status-perkawinan": status, "akta-kawin": "2", "akta-cerai": "2"})}
    assert asked_for & set(range(21, 27)) == columns


def test_the_religion_of_foreigners_is_theirs_alone() -> None:
    section = next(each for each in F101.sections if each.id == "anggota")
    spot = Spot(section, next(each for each in section.fields if each.id == "agama"), 1)
    religions = shipped().list_of(spot.field)
    assert "7" not in [each.code for each in choices(spot, religions, {"jenis.untuk": "1"})]
    assert "7" in [each.code for each in choices(spot, religions, {"jenis.untuk": "2"})]


def test_a_table_ends_when_it_is_full() -> None:
    form = shipped().forms["F-1.03B"]
    values = walk(form, lambda ask, values: YES if isinstance(ask, OneMore) else plainest(ask, values))
    people = {each.row for each in asked(form, values) if isinstance(each, Spot) and each.section.rows}
    assert people == {1, 2, 3, 4, 5}


def test_what_no_longer_counts_is_not_sent() -> None:
    form = shipped().forms["F-1.03"]
    values = walk(form, plainest)
    assert filled(form, values)["pindah.desa"]
    abroad = filled(form, {**values, "permohonan.jenis": "2"})
    assert not any(key.startswith("pindah.") for key in abroad)
    assert not any(".more." in key for key in abroad)
