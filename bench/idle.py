"""What a kiosk costs while nobody is there: `python -m bench.idle [--seconds 30]`.

The real `anjungan kiosk --demo` on its attract page, enrolled at a real office, all devices watched; processor time of
the kiosk and of the process that looks at pixels, as a share of one core.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from anjungan.robot import neighbour
from anjungan.robot.screen import screen
from kiosk.settings import Panel

_SETTLES_S = 5.0  # after "ready": the pixel process loads its libraries


def cpu_seconds(process: psutil.Process) -> float:
    """Processor time so far of `process` and everything it started."""
    every = [process, *process.children(recursive=True)]
    return sum(times.user + times.system for times in (each.cpu_times() for each in every))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=30.0)
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory() as name, screen(Panel()), neighbour.office(Path(name)) as url:
        neighbour.enrol(Path(name), url)
        command = [sys.executable, "-m", "anjungan", "kiosk", "--demo", "--dock-port", "0", "--office", url]
        environment = {**os.environ, "ANJUNGAN_HOME": name}
        kiosk = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
        try:
            next(line for line in kiosk.stderr or () if "ready" in line)
            time.sleep(_SETTLES_S)
            process = psutil.Process(kiosk.pid)
            before = cpu_seconds(process)
            time.sleep(seconds)
            share = (cpu_seconds(process) - before) / seconds
            print(
                f"idle: {100 * share:.1f} % of a core, {process.memory_info().rss / 1e6:.0f} MB in the window's process"
            )
        finally:
            kiosk.terminate()
            kiosk.wait(10)


if __name__ == "__main__":
    main()
