"""The survey's arithmetic, by numbers worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from adminduk.skm import QUESTIONNAIRE, Band, Element, Tally, band_of, converted, ikm, rounded, tally


def test_nine_elements_and_the_questionnaire_asks_each_once() -> None:
    assert len(Element) == 9
    assert sorted(QUESTIONNAIRE) == sorted(Element)
    assert list(Element)[7:] == [Element.PENGADUAN, Element.SARANA]
    assert QUESTIONNAIRE[7:] == (Element.SARANA, Element.PENGADUAN)


def test_an_average_by_hand() -> None:
    # 1 x 1, 2 x 2, 3 x 3, 4 x 4: (1 + 4 + 9 + 16) / 10 = 3
    assert Tally((1, 2, 3, 4)).nrr == 3
    assert tally([4, 3, 3]).nrr == Fraction(10, 3)
    assert Tally().nrr is None


def test_the_index_by_hand() -> None:
    # Eight elements of 3 and one of 4: (8 x 3 + 4) / 9 x 25 = 77,777...
    tallies = {element: tally([3]) for element in Element} | {Element.BIAYA: tally([4])}
    index = ikm(tallies)
    assert index == Fraction(700, 9)
    assert rounded(index) == Decimal("77.78")
    assert band_of(index) is Band.B


def test_elements_weigh_the_same_however_many_answered_them() -> None:
    # A thousand answers of 1 to one element do not drown the others: (8 x 4 + 1) / 9 x 25
    tallies = {element: tally([4]) for element in Element} | {Element.SARANA: Tally((1000, 0, 0, 0))}
    assert ikm(tallies) == Fraction(33 * 25, 9)


def test_a_perfect_office_reaches_a_hundred() -> None:
    assert ikm({element: tally([4, 4]) for element in Element}) == 100
    assert ikm({element: tally([1]) for element in Element}) == 25


def test_no_index_of_eight_elements() -> None:
    tallies = {element: tally([4]) for element in Element if element is not Element.PERILAKU}
    assert ikm(tallies) is None
    assert ikm({}) is None


@pytest.mark.parametrize(
    ("index", "band"),
    [
        ("100", Band.A),
        ("88.31", Band.A),
        ("88.305", Band.A),  # published as 88,31
        ("88.3049", Band.B),
        ("76.61", Band.B),
        ("76.604", Band.C),
        ("65", Band.C),
        ("64.994", Band.D),
        ("25", Band.D),
    ],
)
def test_bands_have_no_gap(index: str, band: Band) -> None:
    assert band_of(Fraction(index)) is band


@pytest.mark.parametrize("impossible", ["24.99", "100.01", "0"])
def test_an_impossible_index_has_no_band(impossible: str) -> None:
    with pytest.raises(ValueError, match="between 25 and 100"):
        band_of(Fraction(impossible))


@pytest.mark.parametrize("score", [0, 5, -1])
def test_no_other_scores(score: int) -> None:
    with pytest.raises(ValueError, match="a score is"):
        tally([3, score])


def test_an_element_has_a_band_of_its_own() -> None:
    average = tally([3, 4]).nrr
    assert average is not None
    assert band_of(converted(average)) is Band.B  # 3,5 x 25 = 87,5
