"""A printed form says what was filled in, each value in its own box; read back from the PDF by another program."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Pdf

from adminduk.forms.model import FieldKind, Form, FormField, FormValues
from paper.forms.draw import LANDSCAPE, sheets_of
from paper.forms.known import Known
from paper.forms.options import MOST
from paper.forms.pdf import pdf_of
from paper.forms.sheet import Frame, InkKind, Paper, Sheet, Words
from paper.forms.ticket import ticket_of
from paper.forms.typeface import Typeface
from tests.paper.forms import sample_form
from tests.paper.forms.all_forms import forms, known, made_up
from tests.paper.forms.printed_text import Word, inside, words_of
from tests.paper.forms.sample_form import FACES

CODES = sorted(forms().forms)


def printed(form: Form, values: FormValues, paper: Paper, folder: Path) -> tuple[tuple[Sheet, ...], list[list[Word]]]:
    sheets = sheets_of(form, values, known(), FACES, paper=paper, token="UJI1")
    return sheets, words_of(pdf_of(sheets, FACES, form.code), folder)


def field_of(form: Form, key: str) -> FormField:
    section, *_, name = key.split(".")
    fields = next(each.fields for each in form.sections if each.id == section)
    return next(each for each in fields if each.id == name)


def is_ticked_list(field: FormField, form: Form, key: str) -> bool:
    in_table = key.count(".") == 2
    return not in_table and (field.kind is FieldKind.CODES or len(known().entries(field)) <= MOST)


def expected(field: FormField, value: str) -> str:
    """The value as it must be read back, without spaces: a day as the form has it, day, month, year."""
    if field.kind is FieldKind.DATE:
        year, month, day = value.split("-")
        return day + month + year
    if field.kind is FieldKind.TIME:
        return value.replace(":", "")
    return known().in_words(field, value).replace(" ", "")


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("code", CODES)
def test_every_value_stands_in_its_own_box(code: str, paper: Paper, tmp_path: Path) -> None:
    form = forms().forms[code]
    values = made_up(form, seed=CODES.index(code))

    sheets, words = printed(form, values, paper, tmp_path)

    assert len(words) == len(sheets)
    for key, value in values.items():
        page = next(number for number, sheet in enumerate(sheets) if key in sheet.places)
        field, places = field_of(form, key), sheets[page].places
        if field.codes and is_ticked_list(field, form, key):
            ticked = {entry for entry in known().entries(field) if inside(words[page], places[f"{key}={entry}"]) == "X"}
            assert ticked == set(value.split(",")), key
        else:
            assert inside(words[page], places[key]) == expected(field, value), key


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("code", CODES)
def test_sheet_has_the_size_of_its_paper_and_its_typeface_inside(code: str, paper: Paper) -> None:
    form = forms().forms[code]
    sheets = sheets_of(form, {}, known(), FACES, paper=paper, token="UJI1")

    with Pdf.open(io.BytesIO(pdf_of(sheets, FACES, code))) as pdf:
        for page in pdf.pages:
            width, height = (float(each) / 72 * 25.4 for each in page.mediabox[2:])
            short, long = paper.size
            assert (width, height) == pytest.approx((long, short) if code in LANDSCAPE else (short, long), abs=0.1)
            fonts = [font.DescendantFonts[0].FontDescriptor for font in page.Resources.Font.values()]
            assert fonts
            assert all("/FontFile2" in font for font in fonts)


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("code", CODES)
def test_nothing_is_printed_over_the_edge_or_over_each_other(code: str, paper: Paper) -> None:
    form = forms().forms[code]
    typeface = Typeface(FACES)
    for sheet in sheets_of(form, made_up(form, rows=7), known(), FACES, paper=paper, token="UJI1"):
        words = [each for each in sheet.drawn if isinstance(each, Words)]
        for each in words:
            assert each.left + typeface.width(each.text, each.size, bold=each.bold) <= sheet.width - 10, each
            assert 0 < each.baseline < sheet.height - 5, each
        values = [box for key, box in sheet.places.items() if "=" not in key]
        for number, box in enumerate(values):
            for other in values[number + 1 :]:
                apart = box.right <= other.left + 0.01 or other.right <= box.left + 0.01
                assert apart or box.bottom <= other.top + 0.01 or other.bottom <= box.top + 0.01, (box, other)


@pytest.mark.parametrize("code", CODES)
def test_places_to_sign_are_printed_empty(code: str) -> None:
    form = forms().forms[code]
    for sheet in sheets_of(form, made_up(form), known(), FACES, token="UJI1"):
        for place in sheet.ink:
            box = place.box.inside(0.5)
            assert not any(isinstance(each, Words) and box.holds(each.left, each.baseline) for each in sheet.drawn)


@pytest.mark.parametrize("code", CODES)
def test_every_signature_has_its_place_meterai_and_thumb(code: str) -> None:
    form = forms().forms[code]
    ink = [place for sheet in sheets_of(form, {}, known(), FACES, token="UJI1") for place in sheet.ink]
    for signature in form.signatures:
        kinds = {place.kind for place in ink if place.signer == signature.id}
        assert kinds == {
            InkKind.SIGNATURE,
            *([InkKind.METERAI] if signature.meterai else []),
            *([InkKind.THUMB] if signature.thumb else []),
        }


def test_corner_code_names_form_sheet_and_lot_and_nobody() -> None:
    form = forms().forms["F-1.01"]
    sheets = sheets_of(form, made_up(form), known(), FACES, paper=Paper.F4, token="K7Q2M9")
    tickets = [ticket_of(sheet.code) for sheet in sheets]
    assert [(ticket.form, ticket.number, ticket.sheets, ticket.token) for ticket in tickets if ticket] == [
        ("F-1.01", number, len(sheets), "K7Q2M9") for number in range(1, len(sheets) + 1)
    ]
    assert ticket_of("ANJF1 F-1.01 1/2 a4p K7Q2M9 lagi") is None


def test_more_people_than_a_sheet_has_lines_get_another_table(tmp_path: Path) -> None:
    form = forms().forms["F-1.03A"]
    values = made_up(form, rows=12)
    sheets, words = printed(form, values, Paper.A4, tmp_path)
    for row in (1, 6, 12):
        key = f"anak.{row}.nama"
        page = next(number for number, sheet in enumerate(sheets) if key in sheet.places)
        assert inside(words[page], sheets[page].places[key]) == values[key].replace(" ", "")
    assert any("anak.15.nama" in sheet.places for sheet in sheets)  # three tables of five
    assert not any("anak.16.nama" in sheet.places for sheet in sheets)


def test_what_the_office_fills_in_stays_empty(tmp_path: Path) -> None:
    form = forms().forms["F-2.01A"]
    values = {**made_up(form), "wilayah.provinsi": "35"}
    sheets, words = printed(form, values, Paper.A4, tmp_path)
    assert inside(words[0], sheets[0].places["wilayah.provinsi"]) == ""


@pytest.mark.parametrize(
    ("given_name", "on_paper"),
    [
        ("SUKARNO", "SUKARNO"),
        ("NUR'AINI", "NUR'AINI"),
        ("SITI \u202eAMINAH\u202c", "SITIAMINAH"),  # marks that turn letters round have no ink
        ("BUDI \N{GRINNING FACE}", "BUDI?"),
        ("A" * 120, "A" * 120),
        ("محمد", "????"),
        ("Ne\u0301e", "Née"),
    ],
)
def test_hard_names_are_printed_right_or_replaced_visibly(given_name: str, on_paper: str, tmp_path: Path) -> None:
    form = forms().forms["F-1.07"]
    sheets, words = printed(form, {"pemberi.nama": given_name}, Paper.A4, tmp_path)
    assert inside(words[0], sheets[0].places["pemberi.nama"]) == on_paper


@given(st.text(max_size=200))
@settings(max_examples=40, deadline=None)
def test_any_text_is_printed_inside_its_sheet(text: str) -> None:
    values = {"pemohon.nama": text, "pemohon.nik": text, "pemohon.lahir": text, "anggota.1.nama": text}
    sheets = sheets_of(sample_form.FORM, values, sample_form.KNOWN, FACES, token="UJI1")
    typeface = Typeface(FACES)
    for sheet in sheets:
        for each in sheet.drawn:
            if isinstance(each, Words):
                assert each.left + typeface.width(each.text, each.size, bold=each.bold) <= sheet.width - 10
                assert each.baseline < sheet.height - 5
            if isinstance(each, Frame):
                assert each.box.bottom < sheet.height
    assert pdf_of(sheets, FACES, "F-1.06").startswith(b"%PDF")


def test_a_number_longer_than_its_boxes_is_written_out_whole(tmp_path: Path) -> None:
    form = forms().forms["F-1.07"]
    sheets, words = printed(form, {"penerima.nik": "99010101015000019"}, Paper.A4, tmp_path)
    assert inside(words[0], sheets[0].places["penerima.nik"]) == "99010101015000019"


def test_copy_says_whose_sheet_it_is(tmp_path: Path) -> None:
    form = forms().forms["F-1.01"]
    sheets = sheets_of(form, {}, known(), FACES, token="UJI1", copy=form.copies[1])
    text = " ".join(word.text for word in words_of(pdf_of(sheets, FACES, form.code), tmp_path)[0])
    assert "Lembar 3 arsip Kecamatan" in text
    assert "Lembar 2" not in text


def test_every_sheet_says_its_code_version_and_number(tmp_path: Path) -> None:
    for form in forms().forms.values():
        _, words = printed(form, {}, Paper.A4, tmp_path)
        for number, page in enumerate(words, 1):
            text = " ".join(word.text for word in page)
            assert form.version in text
            assert re.search(rf"{re.escape(form.code)} - halaman {number} dari {len(words)}", text)


def test_a_list_without_entries_is_written_out() -> None:
    """A form may name a list that this office does not have."""
    none: Mapping[str, Mapping[str, str]] = {}
    sheets = sheets_of(sample_form.FORM, {"pemohon.kelamin": "2"}, Known(none, lambda _: ""), FACES, token="UJI1")
    assert "pemohon.kelamin" in sheets[0].places
