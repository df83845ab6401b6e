"""Every field of every form against everything a person may type, and the sentence of each finding."""

from __future__ import annotations

import re
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adminduk.fields import has_errors
from adminduk.findings import Finding, Severity
from adminduk.forms.asking import Spot
from adminduk.forms.checking import check_value
from adminduk.forms.model import FieldKind, FormField
from adminduk.wilayah import Wilayah
from assets import sentences
from tests.adminduk.forms.walking import shipped, spots

TODAY = date(2026, 11, 20)
TINY = Wilayah(b"kode,nama\n35,Jawa Timur\n35.17,Kabupaten Jombang\n35.17.19,Jogoroto\n35.17.19.2001,Jarakkulon\n")
EVERY_SPOT = [(form, spot) for form in shipped().forms.values() for spot in spots(form)]


def field(kind: FieldKind, **facts: object) -> FormField:
    return FormField.model_validate({"id": "isian", "printed": "Isian", "kind": kind, **facts})


def check(kind: FieldKind, text: str, codes: tuple[str, ...] = (), **facts: object) -> tuple[str, tuple[Finding, ...]]:
    return check_value(field(kind, **facts), text, TINY, TODAY, codes)


# kind, facts, what was typed, the code of the finding; "?" where it is only a warning
BAD = [
    (FieldKind.WORDS, {}, " ", "isian.empty"),
    (FieldKind.WORDS, {}, "--", "isian.empty"),
    (FieldKind.WORDS, {}, "A\u202eB", "words.hidden"),
    (FieldKind.WORDS, {"longest": 5}, "ABCDEF", "words.too_long"),
    (FieldKind.DIGITS, {}, "", "angka.empty"),
    (FieldKind.DIGITS, {"exactly": 5}, "123", "angka.length"),
    (FieldKind.DIGITS, {"exactly": 3, "zeros": True}, "1234", "angka.too_long"),
    (FieldKind.DIGITS, {"longest": 2}, "123", "angka.too_long"),
    (FieldKind.DIGITS, {}, "1O", "angka.letter_for_zero"),
    (FieldKind.DIGITS, {}, "l2", "angka.letter_for_one"),
    (FieldKind.DIGITS, {}, "B2", "angka.letter"),
    (FieldKind.DIGITS, {}, "#2", "angka.symbol"),
    (FieldKind.DECIMAL, {}, "tiga", "angka_koma.wrong"),
    (FieldKind.DECIMAL, {}, "3,", "angka_koma.wrong"),
    (FieldKind.DECIMAL, {}, "", "angka_koma.wrong"),
    (FieldKind.DATE, {"past": True}, "21112026", "tanggal.future"),
    (FieldKind.DATE, {"unknown": True}, "00051960", "tanggal.agreed?"),
    (FieldKind.TIME, {}, "2460", "jam.unknown"),
    (FieldKind.TIME, {}, "8", "jam.unknown"),
    (FieldKind.CODE, {}, "", "kode.empty"),
    (FieldKind.CODE, {}, "9", "kode.unknown"),
    (FieldKind.CODE, {}, "1,2", "kode.unknown"),
    (FieldKind.CODES, {}, "1,9", "kode.unknown"),
    (FieldKind.PLACE, {}, "", "tempat.empty"),
    (FieldKind.PLACE, {}, "35.17.19", "tempat.unknown"),
    (FieldKind.PLACE, {}, "35.17.19.2002", "tempat.unknown"),
]
CODES = ("1", "2", "10")


@pytest.mark.parametrize(("kind", "facts", "text", "code"), BAD)
def test_bad_input_gets_its_finding(kind: FieldKind, facts: dict[str, object], text: str, code: str) -> None:
    _, findings = check(kind, text, CODES, **facts)
    expected = Severity.WARNING if code.endswith("?") else Severity.ERROR
    assert (code.rstrip("?"), expected) in [(each.code, each.severity) for each in findings]


@pytest.mark.parametrize(
    ("kind", "facts", "text", "value"),
    [
        (FieldKind.NAME, {}, "  nur'aini   contoh ", "nur'aini contoh"),
        (FieldKind.WORDS, {}, " Jl.  Melati 5/2 ", "Jl. Melati 5/2"),
        (FieldKind.WORDS, {}, "H", "H"),
        (FieldKind.DIGITS, {"exactly": 3, "zeros": True}, "5", "005"),
        (FieldKind.DIGITS, {"exactly": 5}, "61485", "61485"),
        (FieldKind.DIGITS, {"longest": 2}, "0", "0"),
        (FieldKind.DECIMAL, {}, "3.2", "3,2"),
        (FieldKind.DECIMAL, {}, "3", "3"),
        (FieldKind.DATE, {}, "31-12-2027", "2027-12-31"),
        (FieldKind.DATE, {"past": True}, "20112026", "2026-11-20"),
        (FieldKind.TIME, {}, "8:30".zfill(5), "08.30"),
        (FieldKind.CODE, {}, "10", "10"),
        (FieldKind.CODES, {}, "10,1,1", "1,10"),
        (FieldKind.PLACE, {}, "3517192001", "35.17.19.2001"),
        (FieldKind.PLACE, {"level": 3}, "35.17.19", "35.17.19"),
        (FieldKind.EMAIL, {}, " WARGA@CONTOH.ID", "warga@contoh.id"),
        (FieldKind.PHONE, {}, "+6281200000000", "081200000000"),
        (FieldKind.NIK, {"optional": True}, " ", ""),
    ],
)
def test_good_input_is_kept_as_the_form_writes_it(
    kind: FieldKind, facts: dict[str, object], text: str, value: str
) -> None:
    assert check(kind, text, CODES, **facts) == (value, ())


@pytest.mark.parametrize(
    ("typed", "kept"), [("00-00-1960", "1960-07-01"), ("00-05-1960", "1960-05-15"), ("17-00-1960", None)]
)
def test_an_unknown_day_is_written_as_the_instructions_say(typed: str, kept: str | None) -> None:
    """F-1.01: day and month unknown, 1 July of that year; only the day unknown, the 15th."""
    value, findings = check(FieldKind.DATE, typed, unknown=True, past=True)
    assert value == kept if kept else has_errors(findings)


def test_an_unknown_day_is_for_births_alone() -> None:
    assert has_errors(check(FieldKind.DATE, "00052027")[1])


@pytest.mark.parametrize(("form", "spot"), EVERY_SPOT, ids=lambda each: getattr(each, "key", getattr(each, "code", "")))
@settings(max_examples=25, deadline=None)
@given(text=st.text() | st.sampled_from(["😀", "A" * 61, "MADONNA", "NUR'AINI", "\u202eABC", "\x00", "e\u0301", "١٢٣"]))
def test_no_text_ever_crashes_a_field(form: object, spot: Spot, text: str) -> None:
    codes = [each.code for each in shipped().list_of(spot.field).codes] if spot.field.codes is not None else []
    value, findings = check_value(spot.field, text, TINY, TODAY, codes)
    if has_errors(findings) or value == "":
        assert has_errors(findings) or spot.field.optional
        return
    assert value.isprintable()
    again = typed_again(spot.field, value)
    assert check_value(spot.field, again, TINY, TODAY, codes)[0] == value


def typed_again(asked: FormField, value: str) -> str:
    """A kept value as its keys type it."""
    return "-".join(reversed(value.split("-"))) if asked.kind is FieldKind.DATE else value


@pytest.mark.parametrize("language", sentences.LANGUAGES)
def test_every_finding_has_its_sentence_and_no_sentence_is_left_over(language: str) -> None:
    found = {each for kind, facts, text, _ in BAD for each in check(kind, text, CODES, **facts)[1]}
    source = (sentences.FOLDER / language / "forms.po").read_text(encoding="utf-8")
    told = dict(re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', source, re.MULTILINE))
    sentences.compile_all()
    spoken = sentences.load(language)
    for each in found:
        assert "{" not in spoken[each.key].format(**dict(each.params))
    assert set(told) <= {each.key for each in found}


def test_every_kind_is_judged() -> None:
    """A new kind without a rule would be judged as words."""
    texts = ("12", "CONTOH", "3,2", "9999990101900001", "35.17.19.2001", "warga@contoh.id", "01011990")
    judged = {kind: tuple(check(kind, text, CODES) for text in texts) for kind in FieldKind}
    alike = [(one, two) for one, two in product(FieldKind, FieldKind) if one < two and judged[one] == judged[two]]
    assert alike in ([], [(FieldKind.CODE, FieldKind.CODES)])
