"""What is wrapped around a code is learnt from codes whose text is known, and is then taken off again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.reader.framing import LINE, PAUSE, Doubt, Framing, learn
from hardware.reader.lines import LineAssembler
from hardware.reader.teach import SETUP_CODES

ONE, TWO = SETUP_CODES[:2]


def sent(before: str, after: str, codes: tuple[str, ...] = (ONE, TWO)) -> list[bytes]:
    return [f"{before}{code}{after}".encode() for code in codes]


@pytest.mark.parametrize(
    ("before", "after", "framing"),
    [
        ("", "\r", Framing("", "", LINE)),
        ("", "\r\n", Framing("", "", LINE)),
        ("", "\n\r", Framing("", "", LINE)),
        ("\x02", "\x03\r", Framing("\x02", "\x03", LINE)),
        ("\x02", "\x03", Framing("\x02", "", "\x03")),
        ("]Q1", "\r", Framing("]Q1", "", LINE)),
        ("", "\t", Framing("", "", "\t")),
        ("", "", Framing("", "", PAUSE)),
        ("\r\n", "\r\n", Framing("", "", LINE)),
        ("", "#", Framing("", "#", PAUSE)),  # a printable end may stand in a code as well
        ("A\r", "\r", Framing("A\r", "\r", PAUSE)),
        ("QR:", "##\r", Framing("QR:", "##", LINE)),
    ],
)
def test_every_usual_wrap_is_learnt_and_taken_off(before: str, after: str, framing: Framing) -> None:
    assert learn(sent(before, after), SETUP_CODES) == framing
    lines = LineAssembler(framing.prefix, framing.suffix, framing.terminator)
    read = lines.feed(f"{before}SESUATU{after}".encode())
    assert [*read, *lines.silence()] == ["SESUATU"]


@given(
    before=st.text(st.characters(min_codepoint=1, max_codepoint=126), max_size=4),
    after=st.text(st.characters(min_codepoint=1, max_codepoint=126), max_size=4),
)
def test_whatever_an_installer_programmed_is_learnt_and_taken_off(before: str, after: str) -> None:
    framing = learn(sent(before, after), SETUP_CODES)
    assert isinstance(framing, Framing)
    lines = LineAssembler(framing.prefix, framing.suffix, framing.terminator)
    read = [*lines.feed(f"{before}SESUATU-9{after}".encode()), *lines.silence()]
    assert read == ["SESUATU-9"]


@pytest.mark.parametrize(
    ("bursts", "doubt"),
    [
        ([], Doubt.NOTHING_HEARD),
        ([b"", b""], Doubt.NOTHING_HEARD),
        ([b"\xf0\x83\x11", b"\x00"], Doubt.NOISE),
        ([b"8991234567890\r"], Doubt.NOISE),  # something else was held before the reader
        ([b"ANJUNGAN-SA"], Doubt.NOISE),
        (sent("", "\r", (ONE, ONE)), Doubt.TOO_FEW),
        ([f"]Q1{ONE}\r".encode(), f"]C0{TWO}\r".encode()], Doubt.UNEVEN),
        (sent("\xff", "\r") and [b"\xff" + each for each in sent("", "\r")], Doubt.UNEVEN),
    ],
)
def test_what_cannot_be_learnt_says_why(bursts: list[bytes], doubt: Doubt) -> None:
    assert learn(bursts, SETUP_CODES) == doubt


def test_noise_between_good_codes_spoils_nothing() -> None:
    one, two = sent("", "\r")
    assert learn([b"\x00\xff", one, b"ANJUNG", two], SETUP_CODES) == Framing()
