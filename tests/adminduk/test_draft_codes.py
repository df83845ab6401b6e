"""Draft codes: read aloud, typed badly, and never taken for the slip of a request."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from adminduk.draft_codes import new_draft_code, parse_draft_code
from adminduk.numbers import ALPHABET, new_slip_code, parse_slip_code, parse_ticket_number

KIOSKS = st.integers(1, 99)


@given(KIOSKS)
def test_what_is_printed_is_read_again(kiosk: int) -> None:
    code = new_draft_code("JGR", kiosk)
    assert parse_draft_code(str(code)) == code
    assert parse_draft_code(str(code).replace("-", "").lower()) == code
    assert len(str(code)) == len(str(new_slip_code("JGR")))
    assert code.place == f"JGR-{kiosk:02d}"


@given(KIOSKS)
def test_it_is_never_a_slip_and_a_slip_never_a_draft(kiosk: int) -> None:
    code = str(new_draft_code("JGR", kiosk))
    assert parse_slip_code(code) is None
    assert parse_ticket_number(code) is None
    assert parse_draft_code(str(new_slip_code("JGR"))) is None


@given(KIOSKS, st.integers(6, 18), st.sampled_from(ALPHABET))
def test_one_wrong_symbol_is_caught(kiosk: int, place: int, wrong: str) -> None:
    letters = str(new_draft_code("JGR", kiosk)).replace("-", "")
    if letters[place] != wrong:
        assert parse_draft_code(letters[:place] + wrong + letters[place + 1 :]) is None


@given(st.text(max_size=40))
def test_any_text_has_an_answer(text: str) -> None:
    assert parse_draft_code(text) is None or text.strip()


def test_no_two_are_alike() -> None:
    assert len({str(new_draft_code("JGR", 1)) for _ in range(200)}) == 200
