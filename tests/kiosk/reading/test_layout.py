"""Which line of a card is which field, decided on lines of print alone."""

from __future__ import annotations

import pytest

from kiosk.capture.reading.checks import text_of
from kiosk.capture.reading.layout import after_label, assign
from kiosk.capture.reading.ocr import Line
from kiosk.capture.reading.rows import levelled
from tests.kiosk.reading.prints import EXPECTED, card, letters, line


def fields(lines: list[Line]) -> dict[str, str]:
    return {name: text_of(each) for name, each in assign(levelled(lines)).items()}


@pytest.mark.parametrize("slope", [0.0, 0.06, -0.12])
def test_every_field_is_found_also_on_a_card_that_lies_askew(slope: float) -> None:
    assert fields(card(slope)) == EXPECTED


@pytest.mark.parametrize("label", ["Nama", "Agama", "RT/RW", "Berlaku Hingga"])
def test_a_label_that_was_not_found_costs_nothing(label: str) -> None:
    assert fields(card(without=(label,))) == EXPECTED


def test_labels_may_be_misread_a_little() -> None:
    lines = [
        *card(without=("Kecamatan", "Tempat/Tgl Lahir")),
        line("Kecarnatan", 60, 7),
        line("Tempat Tgi Lahir", 30, 2),
    ]
    assert fields(lines) == EXPECTED


def test_a_long_address_goes_on_in_the_next_row() -> None:
    moved = [line(text_of(each.letters), each.corners[0][0], (each.corners[0][1] - 190) / 27) for each in card()]
    lower = [
        line(text_of(each.letters), each.corners[0][0], (each.corners[0][1] - 190) / 27 + 1)
        for each in card()
        if each.corners[0][1] > 310
    ]
    upper = [each for each in moved if each.corners[0][1] <= 310]
    read = fields([*upper, line("BLOK C-58", 240, 5), *lower])
    assert read == EXPECTED | {"alamat": "DUSUN CONTOH BLOK C-58"}


def test_the_blood_group_may_stand_apart_from_its_label() -> None:
    lines = [*card(without=("Gol. Darah : O",)), line("Gol. Darah", 460, 3), line(": AB", 575, 3)]
    assert fields(lines)["gol_darah"] == "AB"


def test_sex_and_blood_group_in_one_line() -> None:
    lines = [*card(without=("Gol. Darah : O", ": PEREMPUAN")), line(": PEREMPUAN Gol.Darah : B", 220, 3)]
    read = fields(lines)
    assert (read["jenis_kelamin"].strip(), read["gol_darah"]) == ("PEREMPUAN", "B")


def test_a_value_that_is_missing_takes_no_other_ones_place() -> None:
    read = fields(card(without=(": CONTOHREJO",)))
    assert read["kel_desa"] == ""
    assert read["kecamatan"] == "CONTOHSARI"


def test_a_card_read_upside_down_is_none() -> None:
    upside_down = [line(text_of(each.letters), each.corners[0][0], -(each.corners[0][1] - 190) / 27) for each in card()]
    assert fields(upside_down) == {}


@pytest.mark.parametrize("texts", [(), ("",), ("Nama", "Agama"), ("Nama", "Nama", "Nama", "Nama", "Nama", "Nama")])
def test_other_papers_are_no_card(texts: tuple[str, ...]) -> None:
    assert fields([line(text, 30, row) for row, text in enumerate(texts)]) == {}


def test_a_value_behind_a_label_in_the_same_line_or_the_next() -> None:
    together = levelled([line("Nama Kepala Keluarga : CONTOH SUAMI", 30, 0)])
    apart = levelled([line("Nama Kepala Keluarga", 30, 0), line(": CONTOH SUAMI", 260, 0), line("Alamat", 30, 1)])
    for lines in (together, apart):
        found = after_label(lines, "NAMAKEPALAKELUARGA")
        assert found is not None
        assert text_of(found[1]) == "CONTOH SUAMI"
    assert after_label(levelled([line("Alamat", 30, 1)]), "NAMAKEPALAKELUARGA") is None


def test_letters_keep_their_text() -> None:
    assert text_of(letters("CONTOH")) == "CONTOH"
