"""What a kiosk costs while nobody is there: `python -m bench.idle [--seconds 30]`.

The real `anjungan kiosk` on its attract page, enrolled at a real office, all devices watched: once with real drivers on
real parts (libsane, a camera's stream, a serial line, CUPS, a slip printer's socket, NUT), once as the demo with its
dock. Processor time of the kiosk and of all it started, as a share of one core.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psutil

from anjungan.robot import neighbour
from anjungan.robot.screen import screen
from kiosk.settings import Panel
from tests.benches.camera import MjpegCamera
from tests.benches.cups import CupsBench
from tests.benches.nut import NAME, NutUpsBench
from tests.benches.pty import PtyReader
from tests.benches.sane import TryoutScanner
from tests.benches.slip import TcpBench

_SETTLES_S = 20.0  # after "ready": libraries are loaded, devices opened, the window rests

_SETTINGS = """
[kiosk]
scanner = {{driver = "sane", name = "test:0"}}
camera = {{driver = "opencv", address = "{camera}"}}
reader = {{driver = "serial", port = "{reader}"}}
printer = {{driver = "cups", queue = "{queue}", server = "{cups}"}}
slip_printer = {{driver = "escpos-network", address = "{slip}"}}
power = {{driver = "nut", name = "{ups}", port = {nut}}}
"""


@contextmanager
def real_parts(home: Path) -> Iterator[Mapping[str, str]]:
    """Parts for every kind of device, named in the settings of `home`; the environment that finds them."""
    scanner, camera, reader, ups = TryoutScanner(home), MjpegCamera(), PtyReader(home), NutUpsBench(home)
    try:
        with CupsBench() as cups, TcpBench() as slip:
            settings = _SETTINGS.format(
                camera=camera.address,
                reader=reader.port,
                queue=cups.queue,
                cups=cups.server,
                slip=slip.address,
                ups=NAME,
                nut=ups.port,
            )
            (home / "anjungan.toml").write_text(settings, encoding="utf-8")
            yield dict([scanner.environment])
    finally:
        ups.stop()
        camera.pull_cable()
        reader.pull_cable()


def cpu_seconds(process: psutil.Process) -> float:
    """Processor time so far of `process` and everything it started."""
    every = [process, *process.children(recursive=True)]
    return sum(times.user + times.system for times in (each.cpu_times() for each in every))


def cost(
    words: tuple[str, ...],
    surroundings: Mapping[str, str],
    seconds: float,
    seen: Callable[[Mapping[str, str]], str] = lambda _: "",
) -> str:
    """The share of a core and the memory of `anjungan kiosk` with these words, and what was `seen` of it afterwards."""
    command = [sys.executable, "-m", "anjungan", "kiosk", *words]
    kiosk = subprocess.Popen(command, env={**os.environ, **surroundings}, stderr=subprocess.PIPE, text=True)
    try:
        next(line for line in kiosk.stderr or () if "ready" in line)
        time.sleep(_SETTLES_S)
        process = psutil.Process(kiosk.pid)
        before = cpu_seconds(process)
        time.sleep(seconds)
        share = (cpu_seconds(process) - before) / seconds
        memory = process.memory_info().rss / 1e6
        return f"{100 * share:.1f} % of a core, {memory:.0f} MB in the window's process{seen(surroundings)}"
    finally:
        kiosk.terminate()
        kiosk.wait(10)


def devices(surroundings: Mapping[str, str]) -> str:
    """How the devices of the running kiosk stand, as it says itself."""
    command = [sys.executable, "-m", "anjungan", "doctor", "--json"]
    told = subprocess.run(command, env={**os.environ, **surroundings}, capture_output=True, text=True, check=False)
    stand = ((each["kind"], each["fault"] or each["state"]) for each in json.loads(told.stdout)["devices"])
    return "; " + ", ".join(f"{kind} {state}" for kind, state in stand)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=30.0)
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory() as name, screen(Panel()), neighbour.office(Path(name)) as url:
        home = {"ANJUNGAN_HOME": name}
        neighbour.enrol(Path(name), url)
        with real_parts(Path(name)) as environment:
            print("real drivers:", cost(("--office", url), {**home, **environment}, seconds, devices), flush=True)
        print("demo:", cost(("--demo", "--dock-port", "0", "--office", url), home, seconds))


if __name__ == "__main__":
    main()
