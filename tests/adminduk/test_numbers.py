"""Ticket numbers and slip codes: read back as they were given, and never mistaken for another one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adminduk.numbers import (
    ALPHABET,
    SlipCode,
    TicketNumber,
    new_slip_code,
    parse_slip_code,
    parse_ticket_number,
)

offices = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3)
tickets = st.builds(TicketNumber, offices, st.integers(1, 99), st.integers(1, 999_999))
codes = offices.map(new_slip_code)


@given(tickets)
def test_a_ticket_number_comes_back_as_it_was(number: TicketNumber) -> None:
    assert parse_ticket_number(str(number)) == number
    assert parse_ticket_number(str(number).lower().replace("-", " ")) == number


def test_a_ticket_number_is_what_people_see() -> None:
    assert str(TicketNumber("JGR", 1, 42)) == "JGR-01-000042"


@pytest.mark.parametrize("text", ["jgr01000042", "JGR 01 000042", "JGR-O1-OOOO42", "JGR-0l-000042"])
def test_a_ticket_number_survives_being_typed(text: str) -> None:
    assert parse_ticket_number(text) == TicketNumber("JGR", 1, 42)


@pytest.mark.parametrize(
    "text",
    ["", "JGR-01", "JGR-00-000042", "JGR-01-000000", "JG-01-000042", "J1R-01-000042", "JGR-01-0000421", "٣" * 11],
)
def test_what_is_no_ticket_number_is_none(text: str) -> None:
    assert parse_ticket_number(text) is None


@given(codes)
def test_a_slip_code_comes_back_as_it_was(code: SlipCode) -> None:
    assert parse_slip_code(str(code)) == code
    assert parse_slip_code(code.url("https://kantor.example/")) == code
    assert parse_slip_code(str(code).lower().replace("-", " ")) == code


@given(codes)
def test_a_slip_code_survives_look_alike_letters(code: SlipCode) -> None:
    typed = code.token.replace("0", "O").replace("1", "l")
    assert parse_slip_code(f"{code.office}-{typed}") == code


@settings(max_examples=30, deadline=None)
@given(codes)
def test_any_single_wrong_symbol_is_caught(code: SlipCode) -> None:
    for place, right in enumerate(code.token):
        for wrong in ALPHABET.replace(right, ""):
            token = code.token[:place] + wrong + code.token[place + 1 :]
            assert parse_slip_code(f"{code.office}-{token}") is None


@settings(max_examples=30, deadline=None)
@given(codes)
def test_any_single_wrong_letter_of_the_office_is_caught(code: SlipCode) -> None:
    for place, right in enumerate(code.office):
        for wrong in "ABCDEFGHIJKLMNOPQRSTUVWXYZ".replace(right, ""):
            office = code.office[:place] + wrong + code.office[place + 1 :]
            assert parse_slip_code(f"{office}-{code.token}") is None


def test_a_slip_code_of_another_office_is_read_with_its_office() -> None:
    code = parse_slip_code(str(new_slip_code("MRJ")))
    assert code is not None
    assert code.office == "MRJ"


def test_two_slip_codes_are_never_the_same() -> None:
    assert len({new_slip_code("JGR").token for _ in range(2_000)}) == 2_000


@pytest.mark.parametrize(
    "text",
    [
        "",
        "JGR",
        "http://[",
        "https://kantor.example/x/JGR",
        "https://kantor.example/s/",
        "://",
        "JGR-0000-0000-0000-000U",
    ],
)
def test_what_is_no_slip_code_is_none(text: str) -> None:
    assert parse_slip_code(text) is None


def test_a_code_behind_another_path_is_not_ours() -> None:
    code = new_slip_code("JGR")
    assert parse_slip_code(f"https://kantor.example/other/{code}") is None


@given(st.text() | st.text(ALPHABET + "-:/[]", max_size=40))
def test_no_text_ever_crashes_the_readers(text: str) -> None:
    number, code = parse_ticket_number(text), parse_slip_code(text)
    assert number is None or parse_ticket_number(str(number)) == number
    assert code is None or parse_slip_code(str(code)) == code
