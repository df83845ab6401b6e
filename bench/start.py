"""From process start to the first frame, and to a kiosk that serves: `python -m bench.start [--runs N]`.

Starts the real `anjungan kiosk --demo` under Xvfb, enrolled at a real office, and reads the two times that the kiosk
itself logs (age of the process as the kernel counts it). The first run warms the file cache and is not counted.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from anjungan.robot import neighbour
from anjungan.robot.screen import screen
from kiosk.settings import Panel

_TIMES = re.compile(r"(first frame|ready) (\d+) ms")


def measure(folder: Path, url: str) -> dict[str, int]:
    """One start: milliseconds to the first frame and to ready."""
    (folder / "anjungan.toml").write_text(f'[kiosk]\noffice_url = "{url}"\n', encoding="utf-8")
    command = [sys.executable, "-m", "anjungan", "kiosk", "--demo", "--dock-port", "0"]
    environment = {**os.environ, "ANJUNGAN_HOME": str(folder)}
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    found: dict[str, int] = {}
    try:
        for line in process.stderr or ():
            match = _TIMES.search(line)
            if match:
                found[match[1]] = int(match[2])
            if "ready" in found:
                return found
    finally:
        process.terminate()
        process.wait(10)
    raise SystemExit("the kiosk ended before it was ready")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name, screen(Panel()):
        folder = Path(name)
        with neighbour.office(folder) as url:
            neighbour.enrol(folder, url)
            measure(folder, url)
            rows = [measure(folder, url) for _ in range(runs)]
    for what in ("first frame", "ready"):
        times = sorted(row[what] for row in rows)
        print(f"{what:12s} median {statistics.median(times):5.0f} ms   min {times[0]:5d}   max {times[-1]:5d}")


if __name__ == "__main__":
    main()
