"""Long text of an office, cut where a reader may take a breath."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journeys.passages import passage_points, passages

_WORDS = st.lists(st.text("abcdE.;!", min_size=1, max_size=12), min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Loket dibuka. Nomor tampil.", ("Loket dibuka. Nomor tampil.",)),
        ("Loket ketiga dibuka pagi. Nomor tampil di layar.", ("Loket ketiga dibuka pagi.", "Nomor tampil di layar.")),
        ("Mampu melayani; paham aturan dan caranya", ("Mampu melayani;", "paham aturan dan caranya")),
        ("Datang ke kantor.\nBawa KK Anda.", ("Datang ke kantor.", "Bawa KK Anda.")),
        ("Menurut UU No. 23 itu. Datang ke Jl. Raya.", ("Menurut UU No. 23 itu.", "Datang ke Jl. Raya.")),
    ],
)
def test_passages_end_where_sentences_end(text: str, parts: tuple[str, ...]) -> None:
    assert passages(text, 29) == parts


def test_a_sentence_too_long_for_a_glance_says_that_it_goes_on() -> None:
    first, second = passages("satu dua tiga empat lima enam tujuh delapan", 29)
    assert (first, second) == ("satu dua tiga empat lima …", "… enam tujuh delapan")


def test_the_picture_stands_where_the_text_begins_and_nothing_is_bold() -> None:
    points = passage_points("Kami minta maaf atas antrean yang panjang itu. " * 8, "forum")
    assert [point.icon for point in points] == ["forum", "more_horiz", "more_horiz"]
    assert all(point.running for point in points)


@given(_WORDS)
def test_no_word_is_lost_and_none_is_too_much(words: list[str]) -> None:
    parts = passages(" ".join(words), 40)
    assert [word for part in parts for word in part.split() if word != "…"] == words
    assert all(len(part) <= 40 for part in parts)
