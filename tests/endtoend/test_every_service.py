"""Every service of every shipped office, from the first touch to the hand-over, and every form that they ask for filled
in on the glass: the page that says so is true."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_MOST_S = 1500  # two minutes on an idle machine; a crowded one takes ten times as long
pytestmark = [pytest.mark.real, pytest.mark.timeout(_MOST_S + 60)]

PAGE = Path(__file__).parents[2] / "docs" / "coverage.md"


def test_every_service_is_walked_to_its_end_and_the_page_says_what_the_command_prints(tmp_path: Path) -> None:
    """Red after a change of a catalogue: write the page again, as it says itself."""
    command = [sys.executable, "-m", "anjungan", "robot", "--every-service", "--out", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=_MOST_S, env=dict(os.environ), check=False)
    assert done.returncode == 0, f"{done.stdout[-3000:]}\n{done.stderr[-2000:]}"
    assert PAGE.read_text(encoding="utf-8").endswith(f"\n\n{done.stdout}")
