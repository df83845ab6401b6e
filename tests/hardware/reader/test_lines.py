"""Whatever comes down the line, only whole printable codes come out of the assembler."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from hardware.reader.lines import LONGEST_LINE, LineAssembler

# Plain noise seldom ends a line; these make lines of every kind likely.
PIECES = st.one_of(
    st.binary(max_size=40),
    st.sampled_from([b"\r", b"\n", b"\r\n", b"\x02", b"\x03", b"\x00", b"\xff", b"\xe2\x80\xae", b"\x1b[2J"]),
    st.text(max_size=20).map(lambda text: text.encode("utf-8", "surrogatepass")),
)
CODES = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=60)


@given(
    chunks=st.lists(PIECES, max_size=30),
    prefix=st.sampled_from(["", "\x02", "]Q3"]),
    silences=st.sets(st.integers(0, 29)),
)
def test_no_stream_of_bytes_breaks_it_or_brings_a_control_character(
    chunks: list[bytes], prefix: str, silences: set[int]
) -> None:
    lines = LineAssembler(prefix)
    for at, chunk in enumerate(chunks):
        for code in lines.feed(chunk):
            assert code
            assert not [sign for sign in code if unicodedata.category(sign).startswith("C")]
        if at in silences:
            lines.silence()


@given(
    codes=st.lists(CODES, min_size=1, max_size=5),
    cuts=st.lists(st.integers(1, 50), max_size=20),
    ending=st.sampled_from([b"\r", b"\n", b"\r\n"]),
)
def test_codes_come_out_whole_however_the_line_chops_them(codes: list[str], cuts: list[int], ending: bytes) -> None:
    stream = b"".join(code.encode() + ending for code in codes)
    lines = LineAssembler()
    got: list[str] = []
    for cut in [*cuts, len(stream)]:
        piece, stream = stream[:cut], stream[cut:]
        got += lines.feed(piece)
    got += lines.feed(stream)
    assert got == codes


@given(noise=st.binary(max_size=60).filter(lambda noise: not {13, 10} & set(noise)), code=CODES)
def test_after_a_silence_the_next_code_is_read(noise: bytes, code: str) -> None:
    lines = LineAssembler()
    assert lines.feed(noise) == []
    lines.silence()
    assert lines.feed(code.encode() + b"\r") == [code]


def test_the_longest_line_is_read_and_one_byte_more_is_not() -> None:
    lines = LineAssembler()
    assert lines.feed(b"9" * LONGEST_LINE + b"\r") == ["9" * LONGEST_LINE]
    assert lines.feed(b"9" * (LONGEST_LINE + 1) + b"\rSATU\r") == ["SATU"]


def test_an_endless_line_takes_no_memory() -> None:
    lines = LineAssembler()
    for _ in range(100):
        assert lines.feed(b"9" * LONGEST_LINE) == []
    assert len(lines._partial) <= LONGEST_LINE
    assert lines.feed(b"9\rSATU\r") == ["SATU"]
