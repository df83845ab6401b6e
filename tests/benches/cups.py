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
import shlex
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import psutil

from tests.benches.cups_files import fall_ill, recover
from tests.benches.print_engine import fill_in, set_sheets, show_tray
from tests.benches.print_shop import FULL_TRAY, ROOT, PrintShop
from tests.benches.processes import stop
from tests.benches.wait import wait_until


class CupsBench(PrintShop):
    """The hands that play with the queue and the printer of the shop."""

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

    def put_in_its_place(self, device_uri: str) -> None:
        """Another printer behind the same queue."""
        self._run("lpadmin", "-h", self.server, "-p", self.queue, "-v", device_uri)

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
        script = ROOT / "provisioning" / "cups" / "set-up-printer.sh"
        here = {"CUPS_SERVER": self.server, "CUPS_SERVERROOT": str(self._folder / "root")}
        self._run("sh", str(script), self.queue, self._device, **here)

    def forget_jobs(self) -> None:
        """What systemd runs before cupsd on a kiosk (`provisioning/cups/forget-jobs.conf`), for this spool."""
        unit = (ROOT / "provisioning" / "cups" / "forget-jobs.conf").read_text()
        [command] = [line.partition("=")[2] for line in unit.splitlines() if line.startswith("ExecStartPre=")]
        self._run(*shlex.split(command.replace("/var/spool/cups", str(self._folder / "spool"))))

    def leave_job_behind(self, pdf: Path, title: str) -> None:
        """A job that nobody waits for, as a kiosk killed while it printed leaves one."""
        self._run("lp", "-h", self.server, "-d", self.queue, "-t", title, str(pdf))

    def stop_server(self) -> None:
        assert self._cupsd is not None
        stop(self._cupsd)

    def freeze_server(self) -> None:
        """It still takes connections and says nothing any more, as when its disk hangs."""
        assert self._cupsd is not None
        self._cupsd.send_signal(signal.SIGSTOP)

    def thaw_server(self) -> None:
        assert self._cupsd is not None
        self._cupsd.send_signal(signal.SIGCONT)

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
