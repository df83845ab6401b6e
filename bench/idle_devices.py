"""What watching the devices costs while nothing happens: `python -m bench.idle_devices [--seconds 60]`.

Real drivers under the real supervisor, one kind at a time: processor time of this process as a share of a core, and how
often its threads are woken in a second (voluntary context switches). The kernel's news of plugs are heard as well.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from hardware.device import Device, Fault
from hardware.plugging import Plugging
from hardware.power.nut import open_ups
from hardware.reader.evdev import open_wedge
from hardware.reader.serial import open_reader
from kiosk.clock import SystemClock
from kiosk.devices import Supervisor
from tests.benches.nut import NAME, NutUpsBench
from tests.benches.pty import PtyReader
from tests.benches.wedge import WedgeBench

Opener = Callable[[], Device | Fault]


def wakes() -> int:
    """Voluntary context switches of all threads so far."""
    return sum(_switches(task) for task in Path("/proc/self/task").iterdir())


def _switches(task: Path) -> int:
    lines = (task / "status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt_switches"))


def cost(name: str, openers: Mapping[str, Opener], seconds: float) -> str:
    supervisor = Supervisor(openers, SystemClock("Asia/Jakarta"), lambda _: None)
    plugging = Plugging(supervisor.plugged_in)
    supervisor.start()
    plugging.start()
    time.sleep(2.0)  # opened and settled
    cpu, woken = time.process_time(), wakes()
    time.sleep(seconds)
    share, often = (time.process_time() - cpu) / seconds, (wakes() - woken) / seconds
    plugging.stop()
    supervisor.stop()
    return f"{name}: {100 * share:.2f} % of a core, {often:.1f} wake-ups a second"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        line, keyboard, ups = PtyReader(folder), WedgeBench(folder), NutUpsBench(folder)
        kinds: dict[str, dict[str, Opener]] = {
            "nothing but the kernel's news": {},
            "serial reader": {"reader": lambda: open_reader(line.port)},
            "keyboard reader": {"reader": lambda: open_wedge(keyboard.path, opener=keyboard.open)},
            "missing reader": {"reader": lambda: open_reader("usb:0c2e:0901")},
            "UPS": {"power": lambda: open_ups(NAME, port=ups.port)},
        }
        try:
            for kind, openers in kinds.items():
                print(cost(kind, openers, seconds), flush=True)
        finally:
            ups.stop()


if __name__ == "__main__":
    main()
