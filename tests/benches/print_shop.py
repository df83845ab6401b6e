"""The rooms of the print shop in `cups.py`: its folders, its programs, their start and end."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from hardware.printer import ipp
from tests.benches.cups_files import write_configuration
from tests.benches.print_engine import set_sheets, sheets_left, show_tray
from tests.benches.processes import free_port, stop
from tests.benches.wait import wait_until

PROGRAMS = ("cupsd", "ippeveprinter", "lpadmin", "cupsdisable", "cupsctl", "avahi-daemon", "dbus-daemon")
FULL_TRAY = 250
ROOT = Path(__file__).parents[2]
_ENVIRONMENT = os.environ | {"PATH": f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin", "LC_ALL": "C.UTF-8"}


class PrintShop:
    """A queue with a printer behind it. A context manager."""

    queue = "A4"

    def __init__(self) -> None:
        missing = [name for name in PROGRAMS if shutil.which(name, path=_ENVIRONMENT["PATH"]) is None]
        assert not missing, f"the CUPS bench needs the programs {missing}: see provisioning/packages-test.txt"
        # Not a test's own tmp_path: cupsd started by root runs its backends as the user lp, who must get in here, and
        # a socket's path may be 107 bytes long at most.
        self._folder = folder = Path(tempfile.mkdtemp(prefix="anjungan-cups-"))
        folder.chmod(0o755)
        self._control = folder / "engine"
        self.server = str(folder / "cups.sock")
        self._port = free_port()
        self._running: list[subprocess.Popen[bytes]] = []
        self._printer: subprocess.Popen[bytes] | None = None
        self._cupsd: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self._lay_out()
        try:
            self._start_dns_sd()
            self.plug_in()
            self.start_server()
            self._add_queue("-E", "-o", "printer-error-policy=abort-job")
        except BaseException:
            self._stop_all()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stop_all()

    def idle(self) -> bool:
        """Whether the printer has nothing to do any more."""
        answer = ipp.ask(self._device)
        return answer is not None and answer.state == ipp.IDLE

    def plug_in(self) -> None:
        self._printer = self._start("ippeveprinter", *self._printer_options(), f"Anjungan {self._port}")
        wait_until(self.idle, "ippeveprinter answers")
        show_tray(self._port, sheets_left(self._control))

    def start_server(self) -> None:
        options = ("-f", "-c", str(self._folder / "root" / "cupsd.conf"), "-s", str(self._folder / "cups-files.conf"))
        self._cupsd = self._start("cupsd", *options)
        wait_until(self._server_answers, "cupsd answers")

    @property
    def _device(self) -> str:
        return f"ipp://localhost:{self._port}/ipp/print"

    def _lay_out(self) -> None:
        for name in ("root", "cache", "state", "spool", "tmp", "received", "engine/output"):
            (self._folder / name).mkdir(parents=True)
        set_sheets(self._control, FULL_TRAY)
        write_configuration(self._folder, self.server)
        engine = self._folder / "print-engine"
        command = f'PRINTER_PID=$PPID exec "{sys.executable}" -m tests.benches.print_engine "{self._control}" "$1"'
        engine.write_text(f'#!/bin/sh\ncd "{ROOT}" && {command}\n')
        engine.chmod(engine.stat().st_mode | stat.S_IXUSR)

    def _start_dns_sd(self) -> None:
        self._start("dbus-daemon", f"--config-file={self._folder}/dbus.conf", "--nofork", "--nopidfile")
        wait_until((self._folder / "bus").exists, "dbus-daemon listens")
        avahi = f'exec avahi-daemon --no-drop-root --no-chroot --no-rlimits -f "{self._folder}/avahi.conf"'
        alone = ("unshare", "--mount", "--net")
        if subprocess.run([*alone, "true"], env=_ENVIRONMENT, check=False, capture_output=True).returncode == 0:
            self._start(*alone, "sh", "-c", f"mount -t tmpfs none /run && {avahi}")
        else:
            self._start("sh", "-c", avahi)
        logs = [self._folder / name for name in ("unshare.log", "sh.log")]
        wait_until(lambda: any(b"startup complete" in log.read_bytes() for log in logs if log.exists()), "avahi runs")

    def _printer_options(self) -> tuple[str, ...]:
        received, engine = str(self._folder / "received"), str(self._folder / "print-engine")
        where = ("-n", "localhost", "-p", str(self._port), "-r", "off")
        return (*where, "-a", str(Path(__file__).with_name("a4_printer.conf")), "-d", received, "-k", "-c", engine)

    def _add_queue(self, *options: str) -> None:
        self._run("lpadmin", "-h", self.server, "-p", self.queue, *options, "-v", self._device, "-m", "everywhere")
        # Until cupsd has asked the printer what it can do, the queue is a raw one.
        wait_until((self._folder / "root" / "ppd" / f"{self.queue}.ppd").exists, "the queue is driverless")

    def _starts(self) -> int:
        """How often cupsd has begun to listen, starts with new settings included."""
        return (self._folder / "error_log").read_text(errors="replace").count("Listening to")

    def _server_answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as probe:
            return probe.connect_ex(self.server) == 0

    def _start(self, program: str, *options: str) -> subprocess.Popen[bytes]:
        environment = _ENVIRONMENT | {"DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self._folder}/bus"}
        with (self._folder / f"{program}.log").open("ab") as log:
            process = subprocess.Popen(
                [program, *options], env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        self._running.append(process)
        return process

    def _run(self, *command: str, **variables: str) -> None:
        environment = _ENVIRONMENT | variables
        result = subprocess.run(command, env=environment, check=False, capture_output=True, timeout=30)
        assert result.returncode == 0, f"{command[0]}: {result.stderr.decode()}"

    def _stop_all(self) -> None:
        for process in reversed(self._running):
            stop(process)
        shutil.rmtree(self._folder, ignore_errors=True)
