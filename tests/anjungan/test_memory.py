"""What the programs leave out is really left out, and nothing misses it."""

from __future__ import annotations

import subprocess
import sys

ASK = """
import sys
from anjungan import memory
memory.leave_out_command_lines()
import httpx
assert callable(httpx.Client)
print(*sorted({name.split(".")[0] for name in sys.modules} & {"rich", "pygments", "httpx"}))
"""


def test_httpx_comes_without_its_command_line() -> None:
    done = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["httpx"]
