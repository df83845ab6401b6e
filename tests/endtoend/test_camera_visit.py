"""A kiosk whose scanner is gone still takes every paper: by the camera, through every real part but the metal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.real


@pytest.mark.parametrize("driver", ["fake", "opencv"])
def test_a_lost_kk_is_filed_under_the_camera(tmp_path: Path, driver: str) -> None:
    """GIVEN a scanner without its cable WHEN a resident lays paper after paper under the camera THEN each is taken by
    itself while its living picture is on the glass, the request is filed, and nothing of the pictures is left."""
    command = [sys.executable, "-m", "tests.endtoend.by_camera", str(tmp_path), driver]
    tree = Path(__file__).parents[2]
    done = subprocess.run(
        command, cwd=tree, capture_output=True, text=True, timeout=170, env=dict(os.environ), check=False
    )
    assert done.returncode == 0, done.stderr
    visit = json.loads(next(line for line in done.stdout.splitlines() if line.startswith("{")))
    assert visit["verdict"] == "filed"
    assert visit["screens"].count("CameraView:") == 3
    assert visit["outlined"]
    assert visit["pictures"] > 3
    assert visit["left"] is False
