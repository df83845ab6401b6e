"""Opening a serial reader, and what only a real line can do."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.device import Fault
from hardware.reader import faults
from hardware.reader.serial import SerialReader, open_reader
from tests.benches.pty import PtyReader
from tests.benches.wait import wait_until

pytestmark = pytest.mark.real


@pytest.fixture
def line(tmp_path: Path) -> Iterator[PtyReader]:
    line = PtyReader(tmp_path)
    yield line
    line.pull_cable()


def opened(line: PtyReader) -> SerialReader:
    reader = open_reader(line.port)
    assert not isinstance(reader, Fault), reader
    return reader


def test_a_port_that_is_not_there(tmp_path: Path) -> None:
    assert open_reader(str(tmp_path / "no-such-port")) == faults.NOT_FOUND


def test_a_file_is_no_serial_line(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    assert open_reader(str(file)) == faults.BAD_SETTING


def test_a_speed_no_line_has(line: PtyReader) -> None:
    assert open_reader(line.port, baud=-1) == faults.BAD_SETTING


def test_a_second_program_finds_the_port_taken(line: PtyReader) -> None:
    first = opened(line)
    assert open_reader(line.port) == faults.BUSY
    first.close()
    second = opened(line)
    assert second.check() is None
    second.close()


AS_NOBODY = """
import os, sys
from hardware.reader.serial import open_reader
if os.geteuid() == 0:
    os.setgroups([])
    os.setuid(65534)
print(open_reader(sys.argv[1]).code)
"""


def test_a_user_without_the_right_to_the_port(line: PtyReader) -> None:
    """In a process of its own that gives its rights away, since the superuser may open everything."""
    device = Path(line.port).resolve()
    device.chmod(0)
    told = subprocess.run([sys.executable, "-c", AS_NOBODY, str(device)], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == faults.ACCESS_DENIED.code


def test_a_code_shown_before_the_port_was_opened_is_for_nobody(line: PtyReader) -> None:
    line.show("LAMA")
    reader = opened(line)
    line.show("BARU")
    assert reader.read(5.0) == "BARU"
    reader.close()


def test_a_code_that_arrives_in_pieces_over_two_reads(line: PtyReader) -> None:
    reader = opened(line)
    line.babble(b"SA")
    assert reader.read(0.05) is None
    line.babble(b"TU\r")
    assert reader.read(5.0) == "SATU"
    reader.close()


def test_closing_ends_a_waiting_read(line: PtyReader) -> None:
    reader = opened(line)
    heard: list[str | Fault | None] = []
    waiting = threading.Thread(target=lambda: heard.append(reader.read(60.0)))
    waiting.start()
    wait_until(reader._reading.locked, "the reader waits for a code")
    reader.close()
    waiting.join(5.0)
    assert heard == [faults.UNPLUGGED]


def test_silence_is_measured_by_the_clock_handed_in(line: PtyReader) -> None:
    now = [0.0]
    reader = open_reader(line.port, clock=lambda: now[0])
    assert isinstance(reader, SerialReader)
    line.babble(b"SEPARUH-")
    assert reader.read(0) is None
    now[0] = 0.4
    line.babble(b"DUA-")
    assert reader.read(0) is None
    now[0] = 1.0
    line.babble(b"UTUH\r")
    assert reader.read(0) == "UTUH"
    reader.close()
