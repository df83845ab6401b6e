"""What can stand in a field, and what disagrees with what. Doubts are the promise: nothing wrong without one."""

from __future__ import annotations

from datetime import date

import pytest

from adminduk.wilayah import Wilayah
from kiosk.capture.reading import checks, words
from kiosk.capture.reading.model import KTP_FIELDS, Doubt, KtpReading, ReadField
from tests.kiosk.reading.prints import EXPECTED, letters

TODAY = date(2026, 11, 20)
REGIONS = Wilayah(b"kode,nama\n99,Contoh\n99.17,Contoh\n99.17.19,Contoh\n")
NIK = "9917194107900001"


def reading(nik: str = NIK, **others: str) -> KtpReading:
    texts = {name: letters(text) for name, text in (EXPECTED | others).items() if text}
    return checks.checked(checks.number_of(letters(nik), letters(nik)), texts, REGIONS, TODAY)


def test_a_card_that_agrees_with_itself_has_no_doubts() -> None:
    card = reading()
    assert [name for name, each in card.fields.items() if each.doubts] == []
    assert {name: each.text for name, each in card.fields.items()} == {
        **{name: text for name, text in EXPECTED.items() if name != "lahir"},
        "nik": NIK, "tempat_lahir": "JOMBANG", "tanggal_lahir": "01-07-1990",
    }  # fmt: skip
    assert tuple(card.fields) == KTP_FIELDS
    assert card.found


@pytest.mark.parametrize(
    ("nik", "others", "doubt"),
    [
        ("9917194107910001", {}, Doubt.DATE_DIFFERS),
        ("9917190107900001", {}, Doubt.SEX_DIFFERS),
        ("9917184107900001", {}, Doubt.UNKNOWN_REGION),
        ("9917194113900001", {}, Doubt.NO_DATE),
        ("991719410790001", {}, Doubt.LENGTH),
        (NIK, {"lahir": "JOMBANG, 02-07-1990"}, Doubt.DATE_DIFFERS),
        (NIK, {"jenis_kelamin": "LAKI-LAKI"}, Doubt.SEX_DIFFERS),
        (NIK, {"lahir": ""}, Doubt.DATE_DIFFERS),
    ],
)
def test_a_nik_that_disagrees_is_shown_and_doubted(nik: str, others: dict[str, str], doubt: Doubt) -> None:
    field = reading(nik, **others).fields["nik"]
    assert field.text == nik
    assert doubt in field.doubts


def test_two_readings_that_differ_are_a_doubt_and_the_whole_one_is_shown() -> None:
    field = checks.number_of(letters("991719410790000"), letters(NIK))
    assert (field.text, Doubt.TWO_READINGS in field.doubts) == (NIK, True)
    assert checks.number_of((), ()).doubts == (Doubt.MISSING,)


def test_an_unsure_digit_is_a_doubt() -> None:
    unsure = (*letters(NIK[:5]), *letters(NIK[5], 0.6), *letters(NIK[6:]))
    assert checks.number_of(unsure, unsure).doubts == (Doubt.UNSURE,)


def test_unsure_letters_are_a_doubt_and_gaps_are_not() -> None:
    assert checks.plain((*letters("CONTOH"), *letters(" ", 0.2), *letters("SPECIMEN"))).doubts == ()
    assert checks.plain((*letters("CONT"), *letters("O", 0.4), *letters("H"))).doubts == (Doubt.UNSURE,)


@pytest.mark.parametrize(
    ("read", "allowed", "text", "doubts"),
    [
        ("LAKI-LAKI", words.SEXES, "LAKI-LAKI", ()),
        ("BELUMKAWIN", words.MARITAL, "BELUM KAWIN", ()),
        ("PEREMPUAM", words.SEXES, "PEREMPUAN", (Doubt.GUESSED,)),
        ("SILAM", words.RELIGIONS, "SILAM", (Doubt.NOT_LISTED,)),
        ("MARS", words.NATIONS, "MARS", (Doubt.NOT_LISTED,)),
        ("", words.SEXES, "", (Doubt.MISSING,)),
    ],
)
def test_words_of_a_closed_list(read: str, allowed: tuple[str, ...], text: str, doubts: tuple[Doubt, ...]) -> None:
    field = checks.listed(letters(read), allowed)
    assert (field.text, field.doubts) == (text, doubts)


@pytest.mark.parametrize(
    ("printed", "place", "born", "doubts"),
    [
        ("JOMBANG, 01-07-1990", "JOMBANG", "01-07-1990", ()),
        ("TANJUNG PINANG 01-07-1990", "TANJUNG PINANG", "01-07-1990", ()),
        ("JOMBANG,O1-O7-I99O", "JOMBANG", "01-07-1990", ()),
        ("JOMBANG, 31-02-1990", "JOMBANG", "31-02-1990", (Doubt.NO_DATE,)),
        ("JOMBANG, 01-07-2990", "JOMBANG", "01-07-2990", (Doubt.NO_DATE,)),
        ("JOMBANG", "JOMBANG", "", (Doubt.MISSING,)),
    ],
)
def test_place_and_day_of_birth(printed: str, place: str, born: str, doubts: tuple[Doubt, ...]) -> None:
    fields = reading(lahir=printed).fields
    assert (fields["tempat_lahir"].text, fields["tanggal_lahir"].text) == (place, born)
    assert fields["tanggal_lahir"].doubts == doubts


@pytest.mark.parametrize(
    ("field", "printed", "text", "sure"),
    [
        ("rt_rw", "OO1 / 0O2", "001/002", True),
        ("rt_rw", "01/02", "01/02", False),
        ("gol_darah", "0", "O", True),
        ("gol_darah", "", "-", False),
        ("gol_darah", "8", "8", False),
        ("pekerjaan", "BURUHTANIPERKEBUNAN", "BURUH TANI/PERKEBUNAN", True),
        ("berlaku_hingga", "12-03-2017", "12-03-2017", True),
        ("berlaku_hingga", "SEUMURHIDUP", "SEUMUR HIDUP", True),
    ],
)
def test_each_field_has_its_own_rule(field: str, printed: str, text: str, sure: bool) -> None:
    found = reading(**{field: printed}).fields[field]
    assert (found.text, found.sure) == (text, sure)


def test_what_was_read_is_in_no_log() -> None:
    assert NIK not in repr(reading())
    assert repr(ReadField("CONTOH", 1.0)).count("CONTOH") == 0
