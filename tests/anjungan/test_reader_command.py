"""`anjungan reader`: a technician with a printed page and a terminal teaches a reader that nobody knows."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import cycle
from pathlib import Path

import pytest

from hardware import serial_ports
from hardware.reader.teach import SETUP_CODES
from kiosk import learnt
from tests.benches.pty import SlowPtyReader

pytestmark = pytest.mark.real


def start(home: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "anjungan", "reader", *words],
        env=os.environ | {"ANJUNGAN_HOME": str(home), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_reader_is_taught_and_what_it_learnt_is_kept(tmp_path: Path) -> None:
    line = SlowPtyReader(tmp_path, 115200, "\x02", "\x03")
    learning, codes = start(tmp_path, "learn", "--port", line.port), cycle(SETUP_CODES)
    assert learning.stdout is not None
    said = []
    for words in learning.stdout:  # who holds the page shows a code whenever the machine says something
        said.append(words)
        line.show(next(codes))
    assert learning.wait(10) == 0, said
    assert said[0] == "Tunjukkan satu kode dari halaman penyetelan.\n"
    assert "115200" in said[-1]
    kept = learnt.load(tmp_path / "kiosk")
    assert kept == learnt.LearntReader(port=line.port, baud=115200, prefix="\x02", suffix="\x03")
    assert start(tmp_path, "forget").communicate(timeout=30)[0] == "Sudah dilupakan.\n"
    assert learnt.load(tmp_path / "kiosk") is None
    line.pull_cable()


def test_a_port_that_is_not_there_is_said_in_the_technicians_words(tmp_path: Path) -> None:
    _, trouble = start(tmp_path, "learn", "--port", str(tmp_path / "tidak-ada")).communicate(timeout=30)
    assert "Tidak ada perangkat" in trouble


@pytest.mark.skipif(bool(serial_ports.parts()), reason="this machine has a reader that it could be")
def test_without_a_port_and_without_a_reader_it_says_what_to_do(tmp_path: Path) -> None:
    refused = start(tmp_path, "learn")
    _, trouble = refused.communicate(timeout=30)
    assert refused.returncode == 2
    assert "anjungan reader list" in trouble
