"""A reader of unknown speed and habits learns its place from a page of codes, over a real pseudo terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.device import Fault
from hardware.reader import faults
from hardware.reader.framing import PAUSE, Doubt, Framing
from hardware.reader.serial import open_reader
from hardware.reader.teach import SETUP_CODES, SPEEDS, Lesson, Step, teach
from tests.benches.pty import PtyReader, SlowPtyReader

pytestmark = pytest.mark.real

SOON = 5.0


class Hand:
    """Shows the next of `codes` whenever it is asked to, and nothing more when they are through."""

    def __init__(self, line: PtyReader, codes: tuple[str, ...]) -> None:
        self._line, self._codes = line, list(codes)
        self.asked: list[Step] = []

    def __call__(self, step: Step) -> None:
        self.asked.append(step)
        if self._codes:
            self._line.show(self._codes.pop(0))


@pytest.fixture
def lines() -> Iterator[list[PtyReader]]:
    lines: list[PtyReader] = []
    yield lines
    for line in lines:
        line.pull_cable()


def taught(line: PtyReader, codes: tuple[str, ...] = SETUP_CODES * 5) -> Lesson | Doubt | Fault:
    return teach(line.port, Hand(line, codes), limit_s=8.0, each_s=1.0)


@pytest.mark.parametrize("baud", SPEEDS)
def test_every_speed_is_found(tmp_path: Path, lines: list[PtyReader], baud: int) -> None:
    line = SlowPtyReader(tmp_path, baud, "\x02", "\x03")
    lines.append(line)
    assert taught(line) == Lesson(baud, Framing("\x02", "\x03"))


@pytest.mark.parametrize(
    ("prefix", "suffix", "ending", "framing"),
    [
        ("", "", "\r\n", Framing()),
        ("QR:", "", "\t", Framing("QR:", "", "\t")),
        ("", "", "", Framing(terminator=PAUSE)),
    ],
)
def test_what_was_learnt_opens_the_reader(
    tmp_path: Path, lines: list[PtyReader], prefix: str, suffix: str, ending: str, framing: Framing
) -> None:
    line = SlowPtyReader(tmp_path, 19200, prefix, suffix, ending)
    lines.append(line)
    lesson = taught(line)
    assert lesson == Lesson(19200, framing)
    assert isinstance(lesson, Lesson)
    reader = open_reader(line.port, lesson.baud, lesson.framing)
    assert not isinstance(reader, Fault)
    line.show("JGR-CONTOH")
    assert reader.read(SOON) == "JGR-CONTOH"
    reader.close()


def test_the_hand_is_told_what_to_do(tmp_path: Path, lines: list[PtyReader]) -> None:
    line = SlowPtyReader(tmp_path, 115200)
    lines.append(line)
    hand = Hand(line, SETUP_CODES)
    teach(line.port, hand, limit_s=8.0, each_s=1.0)
    assert hand.asked == [Step.SHOW, Step.OTHER_SPEED, Step.UNDERSTOOD, Step.UNDERSTOOD]


def test_a_reader_that_says_nothing(tmp_path: Path, lines: list[PtyReader]) -> None:
    line = PtyReader(tmp_path)
    lines.append(line)
    assert teach(line.port, lambda _step: None, limit_s=0.5, each_s=0.1) == Doubt.NOTHING_HEARD


def test_codes_of_something_else(tmp_path: Path, lines: list[PtyReader]) -> None:
    line = PtyReader(tmp_path)
    lines.append(line)
    assert taught(line, ("8991234567890",) * 20) == Doubt.NOISE


def test_only_one_code_is_shown(tmp_path: Path, lines: list[PtyReader]) -> None:
    line = PtyReader(tmp_path)
    lines.append(line)
    hand = Hand(line, SETUP_CODES[:1])
    assert teach(line.port, hand, limit_s=1.0, each_s=1.0) == Doubt.TOO_FEW


def test_the_cable_is_pulled_during_the_lesson(tmp_path: Path) -> None:
    line = PtyReader(tmp_path)
    assert teach(line.port, lambda _step: line.pull_cable(), limit_s=5.0, each_s=5.0) == faults.UNPLUGGED


def test_a_kiosk_that_runs_holds_the_reader(tmp_path: Path, lines: list[PtyReader]) -> None:
    line = PtyReader(tmp_path)
    lines.append(line)
    reader = open_reader(line.port)
    assert not isinstance(reader, Fault)
    assert taught(line) == faults.BUSY
    reader.close()
