"""A private print shop: CUPS's scheduler and CUPS's own IPP Everywhere printer, on loopback, in a temporary folder.

Nothing of the machine is touched: cupsd runs with its own root, socket and spool; ippeveprinter's DNS-SD library
insists on an avahi-daemon, so a private one runs on a private D-Bus, in a network namespace of its own where the
machine allows that. Debian packages: cups-daemon, cups-client, cups-filters, cups-ipp-utils, avahi-daemon, dbus.

    with CupsBench() as bench:
        printer = CupsPrinter(bench.queue, server=bench.server)
"""

from __future__ import annotations

import contextlib
import json
import os
import shlex
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

from hardware.printer import ipp
from tests.benches.cups_files import fall_ill, recover, write_configuration
from tests.benches.print_engine import fill_in, set_sheets, sheets_left, show_tray
from tests.benches.processes import free_port, stop
from tests.benches.wait import wait_until

PROGRAMS = ("cupsd", "ippeveprinter", "lpadmin", "cupsdisable", "cupsreject", "avahi-daemon", "dbus-daemon")
FULL_TRAY = 250
_ROOT = Path(__file__).parents[2]
_ENVIRONMENT = os.environ | {"PATH": f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin", "LC_ALL": "C.UTF-8"}


class CupsBench:
    """A queue with a printer behind it, and the hands that play with that printer. A context manager."""

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

    # --- what came out ---

    def printed(self) -> list[bytes]:
        """Every document that came out of the printer completely, oldest first."""
        files = sorted((self._control / "output").iterdir(), key=lambda file: int(file.name.partition("-")[0]))
        return [file.read_bytes() for file in files]

    def titles(self) -> list[str]:
        """The printer's names for all files that ever reached it (`<job>-<title>.pdf`), printed or not."""
        return sorted(file.name for file in (self._folder / "received").iterdir())

    def spooled(self) -> list[str]:
        """The files that cupsd still keeps of any job: c... (what it was) and d... (the document itself)."""
        return sorted(file.name for file in (self._folder / "spool").iterdir() if file.is_file())

    def logs(self) -> str:
        """All that cupsd and the printer wrote down so far."""
        return "".join(file.read_text(errors="replace") for file in self._folder.glob("*log"))

    def idle(self) -> bool:
        """Whether the printer has nothing to do any more."""
        answer = ipp.ask(self._device)
        return answer is not None and answer.state == ipp.IDLE

    # --- hands on the printer ---

    def load_paper(self, sheets: int = FULL_TRAY) -> None:
        """A4, through the printer's own web form: its tray says so even while nothing prints."""
        set_sheets(self._control, sheets)
        show_tray(self._port, sheets)

    def load_folio(self, sheets: int = FULL_TRAY) -> None:
        """F4 instead of A4, and the size set at the tray."""
        set_sheets(self._control, sheets)
        show_tray(self._port, sheets, "om_folio_210x330mm")

    def wishes(self) -> list[dict[str, str]]:
        """What came with each document besides the document, oldest first: media, sides, print-color-mode."""
        return [json.loads(line) for line in (self._control / "wishes").read_text().splitlines()]

    def take_paper_away(self) -> None:
        self.load_paper(0)

    def set_toner(self, percent: int) -> None:
        fill_in(self._port, "/supplies", {"supply0": 25, "supply1": percent})

    def open_cover(self) -> None:
        """The printer notices when it next has something to feed; it has no form for covers."""
        (self._control / "cover").touch()

    def close_cover(self) -> None:
        (self._control / "cover").unlink()

    def jam(self) -> None:
        (self._control / "jam").touch()

    def clear_jam(self) -> None:
        (self._control / "jam").unlink()

    def stall(self) -> None:
        """It takes the next job and then neither prints nor says why."""
        (self._control / "stall").touch()

    def go_on(self) -> None:
        (self._control / "stall").unlink()

    def refuse_files(self) -> None:
        """It gives up on every file, as a printer does that cannot read the PDF."""
        (self._control / "refuse").touch()

    def pull_cable(self) -> None:
        """The printer is gone from one moment to the next, and forgets the job it was at."""
        assert self._printer is not None
        self._printer.kill()
        self._printer.wait()

    def plug_in(self) -> None:
        self._printer = self._start("ippeveprinter", *self._printer_options(), f"Anjungan {self._port}")
        wait_until(self.idle, "ippeveprinter answers")
        self.load_paper(sheets_left(self._control))

    # --- the queue and its server ---

    def pause_queue(self, reason: str = "") -> None:
        """As a person does before reaching into the printer."""
        self._run("cupsdisable", *(("-r", reason) if reason else ()), "-h", self.server, self.queue)

    def resume_queue(self) -> None:
        self._run("cupsenable", "-h", self.server, self.queue)

    def break_backend(self, last_words: str = "") -> None:
        """From now on the backend gives up on every job, and cupsd therefore stops the queue by itself."""
        fall_ill(self._folder, last_words)

    def heal_backend(self) -> None:
        recover(self._folder)

    def refuse_jobs(self) -> None:
        self._run("cupsreject", "-h", self.server, self.queue)

    def remove_queue(self) -> None:
        self._run("lpadmin", "-h", self.server, "-x", self.queue)

    def add_queue_without_starting_it(self) -> None:
        """`lpadmin` without -E, as a hurried person does it."""
        self._add_queue()

    def change_settings(self, **settings: str) -> None:
        """Directives of cupsd.conf; cupsd starts anew with them."""
        starts = self._starts()
        wanted = (f"{name}={value}" for name, value in settings.items())
        self._run("cupsctl", "-h", self.server, *wanted, CUPS_SERVERROOT=str(self._folder / "root"))
        wait_until(lambda: self._starts() > starts and self._server_answers(), "cupsd started with its new settings")

    def run_set_up_script(self) -> None:
        """What an installation runs, against this cupsd."""
        script = _ROOT / "provisioning" / "cups" / "set-up-printer.sh"
        here = {"CUPS_SERVER": self.server, "CUPS_SERVERROOT": str(self._folder / "root")}
        self._run("sh", str(script), self.queue, self._device, **here)

    def forget_jobs(self) -> None:
        """What systemd runs before cupsd on a kiosk (`provisioning/cups/forget-jobs.conf`), for this spool."""
        unit = (_ROOT / "provisioning" / "cups" / "forget-jobs.conf").read_text()
        [command] = [line.partition("=")[2] for line in unit.splitlines() if line.startswith("ExecStartPre=")]
        self._run(*shlex.split(command.replace("/var/spool/cups", str(self._folder / "spool"))))

    def leave_job_behind(self, pdf: Path, title: str) -> None:
        """A job that nobody waits for, as a kiosk killed while it printed leaves one."""
        self._run("lp", "-h", self.server, "-d", self.queue, "-t", title, str(pdf))

    def stop_server(self) -> None:
        assert self._cupsd is not None
        stop(self._cupsd)

    def kill_server(self) -> None:
        """cupsd and all that it started die at once, as systemd ends the group of a service that died."""
        assert self._cupsd is not None
        family = [*psutil.Process(self._cupsd.pid).children(recursive=True), psutil.Process(self._cupsd.pid)]
        for process in reversed(family):
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        self._cupsd.wait()

    def when_busy(self, action: Callable[[], None]) -> None:
        """Do `action` from another thread, as soon as the printer has a job."""

        def watch() -> None:
            wait_until(lambda: not self.idle(), "the job is in the printer")
            action()

        threading.Thread(target=watch, daemon=True).start()

    def start_server(self) -> None:
        options = ("-f", "-c", str(self._folder / "root" / "cupsd.conf"), "-s", str(self._folder / "cups-files.conf"))
        self._cupsd = self._start("cupsd", *options)
        wait_until(self._server_answers, "cupsd answers")

    # --- below the table ---

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
        engine.write_text(f'#!/bin/sh\ncd "{_ROOT}" && {command}\n')
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
