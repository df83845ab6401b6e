"""Real libsane with scanners that exist only as files and processes.

libsane reads SANE_CONFIG_DIR once, in `sane_init`. Our driver runs libsane in a process of its own for each open
scanner, so naming a private folder in the environment (`monkeypatch.setenv(*sane_config(...))`) holds for every
scanner opened afterwards, also several in one test run.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from pathlib import Path

import numpy as np

from hardware.device import Fault
from hardware.scanner import faults
from hardware.scanner.port import Pixels
from tests.benches.wait import wait_until

OPEN_STATES = ("01", "04", "05", "08")  # established, or closed by the end that only listens (net/tcp_states.h)
SANED_PORT = 6566  # fixed by the protocol; each of our scanners has a loopback address of its own instead


def sane_config(folder: Path, *backends: str) -> tuple[str, str]:
    """Write a configuration that knows only `backends`; the environment variable and its value that name it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dll.conf").write_text("".join(f"{backend}\n" for backend in backends))
    return ("SANE_CONFIG_DIR", str(folder))


def write_pnm(file: Path, pixels: Pixels) -> None:
    """(height, width, 3) uint8 RGB as a PPM file."""
    height, width, _ = pixels.shape
    file.write_bytes(b"P6\n%d %d\n255\n" % (width, height) + pixels.tobytes())


def sample_sheet(height: int = 220, width: int = 150, seed: int = 1) -> Pixels:
    """Colours and noise, so that a swapped band, a turned sheet or a lost line shows."""
    noise = np.random.default_rng(seed).integers(0, 60, (height, width, 3), dtype=np.uint8)
    noise[:, :, 0] += np.linspace(0, 190, height, dtype=np.uint8)[:, np.newaxis]
    noise[:, :, 2] += np.linspace(190, 0, width, dtype=np.uint8)[np.newaxis, :]
    return noise


class PnmScanner:
    """The `pnm` backend: what lies on the glass is a file. `options` go to the driver, which reads them every scan."""

    name = "pnm:0"
    host = ""
    status = {  # noqa: RUF012 - a table
        faults.INCOMPLETE: "status_eof",
        faults.JAM: "status_jammed",
        faults.NO_PAGE: "status_nodocs",
        faults.COVER_OPEN: "status_coveropen",
        faults.IO_ERROR: "status_ioerror",
        faults.NO_MEMORY: "status_nomem",
        faults.ACCESS_DENIED: "status_accessdenied",
    }

    def __init__(self, folder: Path) -> None:
        self.page = folder / "page.ppm"
        self.environment = sane_config(folder / "sane", "pnm")
        self.options: dict[str, str | int | float | bool] = {"filename": str(self.page)}

    def put(self, pixels: Pixels) -> None:
        """The backend hands the file's pixels out as they are, whatever resolution is asked for."""
        write_pnm(self.page, pixels)

    def play(self, fault: Fault) -> None:
        self.options[self.status[fault]] = True

    def clear(self) -> None:
        """The backend keeps a status until told otherwise."""
        self.options |= {name: False for name in self.options if name.startswith("status_")}


class TryoutScanner:
    """The `test` backend: a 200 mm square with a pattern, every SANE status, a feeder of 10 sheets, slow reads."""

    name = "test:0"
    host = ""
    status = {  # noqa: RUF012 - a table
        faults.BAD_ANSWER: "SANE_STATUS_UNSUPPORTED",
        faults.CANCELLED: "SANE_STATUS_CANCELLED",
        faults.BUSY: "SANE_STATUS_DEVICE_BUSY",
        faults.INCOMPLETE: "SANE_STATUS_EOF",
        faults.JAM: "SANE_STATUS_JAMMED",
        faults.NO_PAGE: "SANE_STATUS_NO_DOCS",
        faults.COVER_OPEN: "SANE_STATUS_COVER_OPEN",
        faults.IO_ERROR: "SANE_STATUS_IO_ERROR",
        faults.NO_MEMORY: "SANE_STATUS_NO_MEM",
        faults.ACCESS_DENIED: "SANE_STATUS_ACCESS_DENIED",
    }

    def __init__(self, folder: Path) -> None:
        self.environment = sane_config(folder / "sane", "test")
        self.options: dict[str, str | int | float | bool] = {"test_picture": "Color pattern"}

    def play(self, fault: Fault) -> None:
        self.options["read_return_value"] = self.status[fault]

    def clear(self) -> None:
        self.options["read_return_value"] = "Default"

    def slow_down(self) -> None:
        """A fifth of a second for every block of 64 KiB: a colour sheet at 300 dpi then takes about 50 s."""
        self.options |= {"read_delay": True, "read_delay_duration": 200_000}

    def speed_up(self) -> None:
        self.options["read_delay"] = False
        self.options.pop("read_delay_duration", None)


class SanedScanner(TryoutScanner):
    """The `test` backend behind a real `saned` on a loopback address of its own: its cable can really be pulled."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.address = f"127.{os.getpid() >> 8 & 255}.{os.getpid() & 255}.7"
        self.name = f"net:{self.address}:test:0"
        self._far_environment = dict([sane_config(folder / "far", "test")])
        (folder / "far" / "saned.conf").write_text("127.0.0.0/8\n")
        self.environment = sane_config(folder / "near", "net")
        (folder / "near" / "net.conf").write_text(f"connect_timeout = 5\n{self.address}\n")
        self._saned: subprocess.Popen[bytes] | None = None
        self.plug_in()

    def plug_in(self) -> None:
        """Start `saned`, without the system bus, so that it announces nothing to any network."""
        self._saned = subprocess.Popen(
            ["/usr/sbin/saned", "-l", "-b", self.address],
            env=os.environ | self._far_environment | {"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/dev/null"},
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # one process for each guest: all go together
        )
        wait_until(self._answers, f"saned on {self.address}")

    def pull_cable(self) -> None:
        """Kill `saned` and the process that serves us, at once."""
        saned, self._saned = self._saned, None
        if saned is not None:
            os.killpg(saned.pid, signal.SIGKILL)
            saned.wait()

    def freeze(self) -> None:
        """The scanner hangs: it neither answers nor hangs up. `pull_cable` ends it."""
        if self._saned is not None:
            os.killpg(self._saned.pid, signal.SIGSTOP)

    def sheet_is_moving(self) -> bool:
        """Whether `saned` is sending a sheet: it has a guest on another port than the one for requests."""
        return any(port != SANED_PORT for port in self._ports_in_use())

    def _ports_in_use(self) -> list[int]:
        """Local ports at our address with a guest, from the kernel's own table (address in network order, as hex)."""
        ours = socket.inet_aton(self.address)[::-1].hex().upper()
        rows = [row.split() for row in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        return [int(row[1][9:], 16) for row in rows if row[1].startswith(ours) and row[3] in OPEN_STATES]

    def _answers(self) -> bool:
        with socket.socket() as knock:
            return knock.connect_ex((self.address, SANED_PORT)) == 0
