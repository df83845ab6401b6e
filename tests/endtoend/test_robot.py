"""The robot's visit: the real window, the real spool and uplink, a real office process; only the metal is played."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.real


def robot(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "anjungan", "robot", "--json", "--out", str(folder), *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=150, env=dict(os.environ), check=False)


def test_a_lost_kk_is_filed_with_real_touches_and_leaves_a_slip(tmp_path: Path) -> None:
    done = robot(tmp_path, "--service", "kk-hilang", "--seed", "3", "--visits", "2")
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert [row["ticket"] for row in rows] == ["JGR-01-000001", "JGR-01-000002"]
    assert {row["verdict"] for row in rows} == {"filed"}
    assert all(Path(row["slip_file"]).read_bytes().startswith(b"\x89PNG") for row in rows)


def test_an_unknown_service_gets_a_sentence_and_starts_nothing(tmp_path: Path) -> None:
    done = robot(tmp_path, "--service", "kk-hilan")
    assert done.returncode == 2
    assert "kk-hilang" in done.stderr
    assert not (tmp_path / "office").exists()
