"""How long after a part is back the kiosk serves again by itself: `python -m bench.recover [--rounds 5]`.

Real drivers under the real supervisor with its real timing: a reader on a pseudo terminal, found again by looking and
by the kernel's news; a UPS behind NUT's dummy-ups, mains out and back, and its data cable.
"""

from __future__ import annotations

import argparse
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hardware.device import Device, Fault
from hardware.plugging import SETTLED_S
from hardware.power.nut import open_ups
from hardware.reader.serial import open_reader
from kiosk.availability import Availability
from kiosk.clock import SystemClock
from kiosk.devices import Supervisor
from kiosk.devices.timing import Timing
from tests.benches.nut import NAME, NutUpsBench
from tests.benches.pty import PtyReader

_PATIENCE_S = 60.0
_AWAY_S = 12.0  # longer than the first connection is kept, so that back-off has begun


@contextmanager
def watched(kind: str, opener: Callable[[], Device | Fault]) -> Iterator[Supervisor]:
    steady = Timing(flaps=1000)  # rounds follow each other like a loose cable, which would be told as one
    supervisor = Supervisor({kind: opener}, SystemClock("Asia/Jakarta"), lambda _: None, steady)
    supervisor.start()
    until(supervisor, kind, works=True)
    yield supervisor
    supervisor.stop()


def until(supervisor: Supervisor, kind: str, *, works: bool) -> float:
    """Seconds until `kind` works, or does not."""
    begun, pause = time.monotonic(), threading.Event()
    while _serves(supervisor.availability, kind) is not works:
        if time.monotonic() - begun > _PATIENCE_S:
            return float("inf")
        pause.wait(0.02)
    return time.monotonic() - begun


def _serves(now: Availability, kind: str) -> bool:
    return now.fault_of(kind) is None


def rounds(count: int, supervisor: Supervisor, kind: str, out: Callable[[], None], back: Callable[[], None]) -> str:
    took = []
    for _ in range(count):
        out()
        until(supervisor, kind, works=False)
        threading.Event().wait(_AWAY_S)
        back()
        took.append(until(supervisor, kind, works=True))
    return f"{sorted(took)[len(took) // 2]:.1f} s median, {max(took):.1f} s most"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    count = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        line = PtyReader(Path(name))
        with watched("reader", lambda: open_reader(line.port)) as supervisor:
            print("reader back, by looking:", rounds(count, supervisor, "reader", line.pull_cable, line.plug_in))

            def plugged() -> None:
                line.plug_in()
                threading.Timer(SETTLED_S, supervisor.plugged_in).start()  # as `hardware.plugging` would

            print("reader back, kernel's news:", rounds(count, supervisor, "reader", line.pull_cable, plugged))
        line.pull_cable()
    with tempfile.TemporaryDirectory() as name:
        ups = NutUpsBench(Path(name))
        try:
            with watched("power", lambda: open_ups(NAME, port=ups.port)) as supervisor:
                print("mains back:", rounds(count, supervisor, "power", ups.cut_mains, ups.restore_mains))
                print("UPS cable back:", rounds(count, supervisor, "power", ups.pull_cable, ups.plug_in))
        finally:
            ups.stop()


if __name__ == "__main__":
    main()
