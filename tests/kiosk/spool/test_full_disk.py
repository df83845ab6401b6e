"""A disk that is really full: a small file system of its own, filled to the last byte."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kiosk.spool.full_disk_child import NOT_ALLOWED


@pytest.mark.real
@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs unshare (package util-linux)")
def test_a_full_disk_refuses_the_next_request_and_can_still_forget_the_delivered_ones(tmp_path: Path) -> None:
    inside = [sys.executable, "-m", "tests.kiosk.spool.full_disk_child", str(tmp_path)]
    done = subprocess.run(
        ["unshare", "--mount", "--map-root-user", *inside], capture_output=True, text=True, check=False, timeout=120
    )
    if done.returncode == NOT_ALLOWED or "unshare" in done.stderr:
        pytest.skip("mounting a file system is not allowed here")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    kept = found["kept"]
    assert len(kept) > 3
    assert found["fault"] == "spool.disk_full"
    assert found["handover_kept"]  # the paper is in the hand already
    assert found["waiting"] == kept  # nothing lost, nothing half-kept, over a restart on the full disk
    assert found["deleted"] == [True] * (len(kept) + 1)
    assert found["left"] == []
    assert found["check"]
    assert found["next"] == f"JGR-01-{len(kept) + 1:06d}"
