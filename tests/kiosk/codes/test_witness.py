"""What is believed of many readings: a second witness for whatever noise could have made."""

from __future__ import annotations

import pytest

from kiosk.codes.code import Corners
from kiosk.codes.readers import Kind, Reading
from kiosk.codes.witness import UNTOUCHED, Ledger


def _at(x: float, y: float, side: float = 100) -> Corners:
    return (x, y), (x + side, y), (x + side, y + side), (x, y + side)


def _line_at(x: float, y: float) -> Corners:
    return (x, y), (x + 200, y), (x + 200, y + 2), (x, y + 2)


@pytest.mark.parametrize("kind", [Kind.ITF, Kind.CODE_39, Kind.EAN_8])
def test_a_code_without_check_digit_needs_two_witnesses(kind: Kind) -> None:
    ledger = Ledger()
    assert ledger.hear([Reading("30712345", kind, _line_at(0, 0))], UNTOUCHED) == 0
    assert ledger.codes() == ()
    assert ledger.doubted() == [_line_at(0, 0)]
    assert ledger.hear([Reading("30712345", kind, _line_at(2, 30))], "zbar") == 1
    assert [code.text for code in ledger.codes()] == ["30712345"]


def test_the_same_witness_twice_is_one_witness() -> None:
    ledger = Ledger()
    for _ in range(3):
        ledger.hear([Reading("30712345", Kind.ITF, _line_at(0, 0))], UNTOUCHED)
    assert ledger.codes() == ()


def test_two_witnesses_of_different_texts_are_none() -> None:
    ledger = Ledger()
    ledger.hear([Reading("30712345", Kind.ITF, _line_at(0, 0))], UNTOUCHED)
    ledger.hear([Reading("30712346", Kind.ITF, _line_at(0, 0))], "zbar")
    assert ledger.codes() == ()


def test_a_short_text_of_bars_is_never_believed() -> None:
    ledger = Ledger()
    for witness in (UNTOUCHED, "zbar"):
        ledger.hear([Reading("42", Kind.CODE_39, _line_at(0, 0))], witness)
    assert ledger.codes() == ()


def test_a_checked_code_is_believed_of_the_untouched_picture_only() -> None:
    ledger = Ledger()
    ledger.hear([Reading("JGR-01", Kind.CODE_128, _line_at(0, 0))], "zxing, half")
    assert ledger.codes() == ()
    ledger.hear([Reading("JGR-01", Kind.CODE_128, _line_at(0, 0))], UNTOUCHED)
    assert len(ledger.codes()) == 1


def test_a_micro_qr_that_only_changes_of_the_picture_show_is_none() -> None:
    """Three changes of one crumpled QR once agreed on a Micro QR in its corner."""
    ledger = Ledger()
    for witness in ("zxing, half", "zxing, opened", "zbar"):
        ledger.hear([Reading("12345", Kind.MICRO_QR, _at(0, 0))], witness)
    assert ledger.codes() == ()


def test_a_qr_once_read_is_read_and_again_at_its_place_is_the_same() -> None:
    ledger = Ledger()
    assert ledger.hear([Reading("contoh", Kind.QR, _at(0, 0))], "zbar") == 1
    assert ledger.hear([Reading("contoh", Kind.QR, _at(3, 4))], "zxing, half") == 0
    assert ledger.hear([Reading("contoh", Kind.QR, _at(120, 0))], "zxing, half") == 1
    assert len(ledger.codes()) == 2


def test_two_texts_at_one_place_are_one_code_the_better_witnessed() -> None:
    ledger = Ledger()
    ledger.hear([Reading("contoh?", Kind.QR, _at(0, 0))], "zbar")
    ledger.hear([Reading("contoh", Kind.QR, _at(0, 0))], UNTOUCHED)
    ledger.hear([Reading("contoh", Kind.QR, _at(0, 0))], "zxing, half")
    assert [code.text for code in ledger.codes()] == ["contoh"]


def test_bars_inside_a_square_code_are_none() -> None:
    ledger = Ledger()
    ledger.hear([Reading("JGR-01", Kind.CODE_128, _line_at(-50, 50))], UNTOUCHED)
    ledger.hear([Reading("contoh", Kind.QR, _at(0, 0))], UNTOUCHED)
    assert [code.format for code in ledger.codes()] == ["QR"]


def test_a_place_is_explained_by_the_code_on_it() -> None:
    ledger = Ledger()
    ledger.hear([Reading("contoh", Kind.QR, _at(0, 0))], UNTOUCHED)
    assert ledger.explains((50, 50))
    assert not ledger.explains((180, 50))


def test_a_place_is_covered_inside_the_corners_of_a_believed_code_only() -> None:
    ledger = Ledger()
    lean = ((10.0, 0.0), (50.0, 10.0), (40.0, 50.0), (0.0, 40.0))
    ledger.hear([Reading("CONTOH", Kind.QR, lean)], UNTOUCHED)
    ledger.hear([Reading("0001", Kind.ITF, ((100.0, 0.0), (140.0, 0.0), (140.0, 40.0), (100.0, 40.0)))], "zbar")
    assert ledger.covers((25, 25))
    assert not ledger.covers((48, 48)), "near a corner of its box, outside of itself"
    assert not ledger.covers((120, 20)), "nobody else saw that one"
