"""What falls onto the slip: lines that fit, letters the printer has, and never a "?" in a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.slip_printer.layout import printable, rows
from hardware.slip_printer.port import Gap, Line, QrCode, Rule, Size

words = st.text(alphabet=st.characters(exclude_characters="?", exclude_categories=["Cs"]), max_size=80)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Nur’aini – “Ā” …", 'Nur\'aini - "A" ...'),
        ("Sarédja Ñandú", "Sarédja Ñandú"),  # cp437 has these
        ("Šćłođž", "Sclodz"),
        ("e\u0301", "é"),  # composed before it is looked up
        ("ＡＢ\u00a0½", "AB ½"),
        ("ꦏꦮ", "kawa"),
        ("aman 😀", "aman "),
    ],
)
def test_letters_the_printer_lacks_become_their_nearest(written: str, printed: str) -> None:
    assert printable(written) == printed


@given(words, st.sampled_from(["cp437", "cp850", "cp858", "cp1252"]))
def test_everything_can_be_printed_and_nothing_becomes_a_question_mark(text: str, code_page: str) -> None:
    printed = printable(text, code_page)
    assert printed.encode(code_page).decode(code_page) == printed
    assert "?" not in printed


@given(words, st.integers(24, 64), st.sampled_from(Size))
def test_every_line_fits_on_the_paper(text: str, columns: int, size: Size) -> None:
    for row in rows((Line(text, size),), columns):
        assert isinstance(row, Line)
        assert len(row.text) * (2 if size is Size.LARGE else 1) <= columns


def test_a_code_breaks_at_its_dashes() -> None:
    broken = rows((Line("JGR-7K3M-9QX2-W4ZD-PB8C", Size.LARGE, bold=True),), 32)
    assert [row.text for row in broken if isinstance(row, Line)] == ["JGR-7K3M-9QX2-", "W4ZD-PB8C"]
    assert all(isinstance(row, Line) and row.bold for row in broken)


def test_an_empty_line_is_still_a_line_and_the_rest_passes_as_it_is() -> None:
    slip = (Line(""), Rule(), Gap(2), QrCode("x"))
    assert rows(slip, 32) == slip
