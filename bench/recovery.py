"""How long after a cause is gone the kiosk serves again by itself: `python -m bench.recovery [--rounds 3]`.

Real drivers on real parts under the real supervisor with its real timing, and a real office process under the real
uplink. Measured from the moment at which the part answers again to the news that it is offered.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from fpdf import FPDF

from anjungan.robot import neighbour
from hardware.camera.opencv import open_camera
from hardware.device import Device, Fault
from hardware.plugging import SETTLED_S
from hardware.power.nut import open_ups
from hardware.printer.cups import CupsPrinter
from hardware.printer.port import Printed
from hardware.reader.serial import open_reader
from hardware.scanner.sane import open_scanner
from hardware.slip_printer.escpos import Habits, open_slip_printer
from kiosk import identity as identities
from kiosk.availability import Availability
from kiosk.clock import SystemClock
from kiosk.devices import Supervisor
from kiosk.devices.timing import Timing
from kiosk.identity import Credentials
from kiosk.spool.spool import Spool
from kiosk.uplink.line import Line
from kiosk.uplink.office_client import OfficeClient
from kiosk.uplink.uplink import RealPace, Uplink
from tests.benches.camera import MjpegCamera
from tests.benches.cups import CupsBench
from tests.benches.escl import EsclScanner
from tests.benches.nut import NAME, NutUpsBench
from tests.benches.office import RunningOffice
from tests.benches.pty import PtyReader
from tests.benches.sane import SanedScanner
from tests.benches.slip import PtyBench, TcpBench

_PATIENCE_S = 60.0
_AWAY_S = 25.0  # longer than the first connection is kept, and than back-off takes to grow
_CLOCK = SystemClock("Asia/Jakarta")
Hand = Callable[[], object]
Serves = Callable[[], bool]
Opener = Callable[[], Device | Fault]


@dataclass(frozen=True)
class Trial:
    """What is done to a part and undone again, and how it is seen whether the kiosk offers it."""

    name: str
    out: Hand
    back: Hand
    serves: Serves


@contextmanager
def watched(kind: str, opener: Opener) -> Iterator[Supervisor]:
    steady = Timing(flaps=1000)  # rounds follow each other like a loose cable, which would be told as one
    supervisor = Supervisor({kind: opener}, _CLOCK, lambda _: None, steady)
    supervisor.start()
    yield supervisor
    supervisor.stop()


def offered(supervisor: Supervisor, kind: str) -> Serves:
    return lambda: _is_well(supervisor.availability, kind)


def _is_well(now: Availability, kind: str) -> bool:
    return now.fault_of(kind) is None


def until(holds: Serves) -> float:
    """Seconds until it holds; infinite when it takes longer than anybody waits."""
    begun, pause = time.monotonic(), threading.Event()
    while not holds():
        if time.monotonic() - begun > _PATIENCE_S:
            return float("inf")
        pause.wait(0.02)
    return time.monotonic() - begun


def measure(trial: Trial, rounds: int) -> str:
    took = []
    until(trial.serves)
    for _ in range(rounds):
        trial.out()
        if until(lambda: not trial.serves()) == float("inf"):
            return f"| {trial.name} | not noticed | |"
        threading.Event().wait(_AWAY_S)
        trial.back()
        took.append(until(trial.serves))
    return f"| {trial.name} | {statistics.median(took):.1f} s | {max(took):.1f} s |"


@contextmanager
def readers(folder: Path) -> Iterator[list[Trial]]:
    line = PtyReader(folder)
    with watched("reader", lambda: open_reader(line.port)) as devices:
        serves = offered(devices, "reader")

        def plugged() -> None:
            line.plug_in()
            threading.Timer(SETTLED_S, devices.plugged_in).start()  # as `hardware.plugging` would

        yield [
            Trial("serial reader's line, by looking", line.pull_cable, line.plug_in, serves),
            Trial("serial reader's line, with the kernel's news", line.pull_cable, plugged, serves),
        ]
    line.pull_cable()


@contextmanager
def power(folder: Path) -> Iterator[list[Trial]]:
    ups = NutUpsBench(folder)
    with watched("power", lambda: open_ups(NAME, port=ups.port)) as devices:
        serves = offered(devices, "power")
        yield [
            Trial("mains", ups.cut_mains, ups.restore_mains, serves),
            Trial("UPS's data cable", ups.pull_cable, ups.plug_in, serves),
            Trial("upsd killed", ups.stop_server, ups.start_server, serves),
        ]
    ups.stop()


@contextmanager
def printer(_folder: Path) -> Iterator[list[Trial]]:
    def prints() -> bool:
        """A backend that gave up is only seen at work: cupsd stops the queue, and the kiosk starts it again."""
        job = devices.submit("printer", lambda printer: printer.print_pdf(_document(), "JGR-01-000042"))
        return isinstance(job.result(), Printed)

    def ill() -> None:
        bench.break_backend("Printer tidak menjawab")

    bench = CupsBench()
    with bench, watched("printer", lambda: CupsPrinter(bench.queue, server=bench.server, time_limit_s=15.0)) as devices:
        serves = offered(devices, "printer")
        yield [
            Trial("A4 printer's paper", bench.take_paper_away, bench.load_paper, serves),
            Trial("A4 printer killed", bench.pull_cable, bench.plug_in, serves),
            Trial("queue paused by a person", bench.pause_queue, bench.resume_queue, serves),
            Trial("cupsd killed", bench.kill_server, bench.start_server, serves),
            Trial("queue stopped by its backend, to a printed page", ill, bench.heal_backend, prints),
        ]


@contextmanager
def saned(folder: Path) -> Iterator[list[Trial]]:
    with scanner("scanner behind saned, killed", SanedScanner(folder)) as trials:
        yield trials


@contextmanager
def escl(folder: Path) -> Iterator[list[Trial]]:
    with scanner("eSCL scanner's network cable", EsclScanner(folder)) as trials:
        yield trials


@contextmanager
def scanner(name: str, bench: SanedScanner | EsclScanner) -> Iterator[list[Trial]]:
    os.environ.update([bench.environment])  # libsane runs in a process of its own, which reads it at its start
    with watched("scanner", lambda: open_scanner(bench.name, bench.options, host=bench.host)) as devices:
        yield [Trial(name, bench.pull_cable, bench.plug_in, offered(devices, "scanner"))]
    bench.pull_cable()


@contextmanager
def slips(folder: Path) -> Iterator[list[Trial]]:
    with TcpBench() as net, PtyBench(folder) as line, ExitStack() as both:
        found = []
        for name, driver, bench in (("socket", "escpos-network", net), ("serial line", "escpos-serial", line)):
            opener = _slip_opener(driver, bench)
            devices = both.enter_context(watched("slip_printer", opener))
            serves = offered(devices, "slip_printer")
            found.append(Trial(f"slip printer's {name}", bench.pull_cable, bench.plug_in, serves))
            found.append(Trial(f"slip printer's paper ({name})", bench.take_paper_away, bench.load_paper, serves))
        yield found


def _slip_opener(driver: str, bench: TcpBench | PtyBench) -> Opener:
    return lambda: open_slip_printer(driver, bench.address, Habits())


@contextmanager
def camera(_folder: Path) -> Iterator[list[Trial]]:
    bench = MjpegCamera()
    with watched("camera", lambda: open_camera(bench.address)) as devices:

        def stream() -> None:
            """Somebody looks while it goes: at rest nothing is asked of it."""
            while devices.submit("camera", lambda camera: camera.newest(1.0)).result() is not None:
                if not _is_well(devices.availability, "camera"):
                    return

        def out() -> None:
            looking = threading.Thread(target=stream)
            looking.start()
            threading.Event().wait(3.0)
            bench.pull_cable()
            looking.join(_PATIENCE_S)

        yield [Trial("camera's stream", out, bench.plug_in, offered(devices, "camera"))]
    bench.pull_cable()


@contextmanager
def office(folder: Path) -> Iterator[list[Trial]]:
    running = RunningOffice(folder)
    running.start()
    neighbour.enrol(folder, running.url)
    known = identities.load(folder)
    assert not isinstance(known, Fault)
    spool = Spool.open(folder / "spool", known.owner, _CLOCK.now)
    assert not isinstance(spool, Fault)
    told: list[bool] = [True]
    client = OfficeClient(Line(running.url), Credentials(known, _CLOCK.now))
    pace = {"version": "bench", "pace": RealPace(), "dice": Random(7)}
    uplink = Uplink(spool, client, device_faults=tuple, on_health=told.append, **pace)  # type: ignore[arg-type]
    uplink.start()

    def killed() -> None:
        running.kill()
        uplink.wake()  # as a resident's question does; by itself it is noticed within a minute

    yield [Trial("office killed", killed, running.start, lambda: told[-1])]
    uplink.stop()
    client.close()
    spool.close()
    running.stop()


def _document() -> bytes:
    pdf = FPDF(format="A4")
    pdf.add_page()
    return bytes(pdf.output())


BENCHES = {each.__name__: each for each in (readers, power, printer, saned, escl, slips, camera, office)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", choices=["", *BENCHES])
    asked = parser.parse_args()
    print("| what was out | back after, median | most |\n|---|---|---|")
    for name, bench in BENCHES.items():
        if asked.only not in ("", name):
            continue
        with tempfile.TemporaryDirectory() as folder, bench(Path(folder)) as trials:
            for trial in trials:
                print(measure(trial, asked.rounds), flush=True)


if __name__ == "__main__":
    main()
