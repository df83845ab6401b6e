"""What devices once said means today what it meant then: the same faults in the same order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hardware.played import Script
from hardware.trace import READY, Said, Speaker
from hardware.trace_file import End, Head, Line, Trace, read
from tests.traces.replay import replayed, verdicts_of

EXAMPLES = Path(__file__).parent
EXPECTED = {
    "slip_printer": ("paper_out", "cover_open", "cutter", "silent", "unplugged"),
    "printer": ("out_of_paper", "toner_empty", "offline"),
    "reader": ("unplugged", "not_found"),
    "scanner": ("cover_open", "jam", "no_page", "io_error", "access_denied"),
    "power": ("on_battery", "battery_low", "replace_battery", "overload"),
}
REAL = pytest.mark.real


def example(kind: str) -> Trace:
    trace = read((EXAMPLES / f"{kind}.jsonl").read_bytes())
    assert trace is not None
    return trace


@pytest.mark.parametrize("kind", ["slip_printer", pytest.param("printer", marks=REAL), "reader", "scanner", "power"])
def test_the_same_faults_in_the_same_order(kind: str, tmp_path: Path) -> None:
    trace = example(kind)
    assert trace.end is End.STOPPED
    told = verdicts_of(trace)
    assert [code for code in told if code != READY] == [f"{kind}.{what}" for what in EXPECTED[kind]]
    assert replayed(trace, tmp_path) == told


def test_another_answer_is_another_fault(tmp_path: Path) -> None:
    """The replay listens to the bytes: with the cover's bit gone, no cover is open."""
    trace = example("slip_printer")
    cover = Said(Speaker.DEVICE, "DLE EOT 2", b"\x16")
    closed = replace(cover, data=b"\x12")
    lines = tuple(replace(line, said=closed) if line.said == cover else line for line in trace.lines)
    assert "slip_printer.cover_open" not in replayed(replace(trace, lines=lines), tmp_path)


# --- the script ------------------------------------------------------------------------------------------------------


def trace_of(*said: Said) -> Trace:
    head = Head("JGR-01", "slip_printer", "escpos", "", "", "0", "2026-11-20T08:05:00+07:00")
    return Trace(head, tuple(Line(0, each) for each in said), End.STOPPED)


def asked(what: str) -> Said:
    return Said(Speaker.KIOSK, what)


def answered(what: str, data: bytes) -> Said:
    return Said(Speaker.DEVICE, what, data)


def test_each_question_gets_the_answer_of_then() -> None:
    script = Script(trace_of(asked("A"), answered("A", b"1"), asked("A"), answered("A", b"2")), ("A",))
    assert [script.answer_to("A") for _ in range(2)] == [answered("A", b"1"), answered("A", b"2")]
    assert script.is_over
    assert script.answer_to("A") is None


def test_a_question_that_was_not_asked_then_costs_nothing() -> None:
    script = Script(trace_of(asked("A"), answered("A", b"1")), ("A", "B"))
    assert script.answer_to("B") is None
    assert script.strange == ["B"]
    assert script.answer_to("A") == answered("A", b"1")


def test_a_recording_that_began_in_the_middle_is_found_into() -> None:
    script = Script(trace_of(asked("B"), answered("B", b"2"), asked("A"), answered("A", b"1")), ("A", "B"))
    assert script.answer_to("A") is None
    assert script.answer_to("A") == answered("A", b"1")


def test_an_unanswered_question_stays_unanswered() -> None:
    script = Script(trace_of(asked("A"), asked("A"), answered("A", b"2")), ("A",))
    assert script.answer_to("A") is None
    assert script.answer_to("A") == answered("A", b"2")


def test_what_became_of_the_line_comes_before_the_next_question() -> None:
    closed = Said(Speaker.CABLE, "closed")
    script = Script(trace_of(closed, Said(Speaker.CABLE, "opened"), asked("A"), answered("A", b"1")), ("A",))
    assert script.answer_to("A") == closed
    assert script.answer_to("A") == answered("A", b"1")
