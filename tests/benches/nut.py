"""A UPS behind the real NUT: `upsd` on loopback and the driver `dummy-ups`, whose UPS is a file that the test writes.

Both run in the foreground, in a private folder, as the user who runs the tests. NUT's own set-up is not touched.
"""

from __future__ import annotations

import contextlib
import getpass
import os
import signal
import socket
import subprocess
from pathlib import Path

from tests.benches.wait import wait_until

NAME = "ups"
_NONE: frozenset[str] = frozenset()
_DRIVER = "/lib/nut/dummy-ups"
_SERVER = "/lib/nut/upsd"  # Debian's /usr/sbin/upsd is a script that asks /etc/nut first
_HEALTHY = {
    "ups.status": "OL",
    "ups.mfr": "Contoh",
    "ups.model": "UPS 1200",
    "ups.serial": "CONTOH-0001",
    "ups.firmware": "1.4",
    "battery.charge": "100",
    "battery.runtime": "1200",
}


class NutUpsBench:
    """`port` is the server's. Its hands are those of `hardware.power.fake.FakeUps`."""

    def __init__(self, folder: Path) -> None:
        self._folder, self.port = folder, _free_port()
        self._environment = os.environ | {
            "NUT_CONFPATH": str(folder),
            "NUT_STATEPATH": str(folder),
            "NUT_ALTPIDPATH": str(folder),
            "NUT_QUIET_INIT_UPSNOTIFY": "true",
        }
        self._said = dict(_HEALTHY)
        self._words = frozenset({"OL"})
        self._driver: subprocess.Popen[bytes] | None = None
        self._server: subprocess.Popen[bytes] | None = None
        self._write_files()
        self.plug_in()
        wait_until((folder / f"dummy-ups-{NAME}").exists, "NUT's driver is up")
        self.start_server()

    # The hand

    def cut_mains(self) -> None:
        self._say(without=frozenset({"OL"}), words=frozenset({"OB"}))

    def drain(self) -> None:
        self._say(words=frozenset({"LB"}), charge="15")

    def restore_mains(self) -> None:
        self._say(without=frozenset({"OB", "LB"}), words=frozenset({"OL"}), charge="100")

    def wear_out(self) -> None:
        self._say(words=frozenset({"RB"}))

    def change_battery(self) -> None:
        self._say(without=frozenset({"RB"}), charge="100")

    def overload(self) -> None:
        self._say(words=frozenset({"OVER"}))

    def unload(self) -> None:
        self._say(without=frozenset({"OVER"}))

    def pull_cable(self) -> None:
        """The driver loses its UPS and ends."""
        _end(self._driver)
        self._driver = None

    def plug_in(self) -> None:
        self._driver = self._start([_DRIVER, "-a", NAME, "-u", getpass.getuser(), "-F"])

    def fall_silent(self) -> None:
        """The driver hangs: the server hears nothing new and calls what it knows stale."""
        if self._driver is not None:
            self._driver.send_signal(signal.SIGSTOP)

    def speak_again(self) -> None:
        if self._driver is not None:
            self._driver.send_signal(signal.SIGCONT)

    # The service

    def start_server(self) -> None:
        self._server = self._start([_SERVER, "-F", "-u", getpass.getuser()])
        wait_until(self._answers, "upsd answers")

    def stop_server(self) -> None:
        _end(self._server)
        self._server = None

    def stop(self) -> None:
        self.stop_server()
        self.speak_again()
        self.pull_cable()

    def _answers(self) -> bool:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1) as line:
            line.sendall(f"GET VAR {NAME} battery.runtime\n".encode())
            return line.recv(200).startswith(b"VAR")
        return False

    def _start(self, command: list[str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command, env=self._environment, stdout=subprocess.DEVNULL, stderr=(self._folder / "log").open("ab")
        )

    def _say(self, words: frozenset[str] = _NONE, without: frozenset[str] = _NONE, charge: str = "") -> None:
        self._words = (self._words - without) | words
        self._said["ups.status"] = " ".join(sorted(self._words, reverse=True))
        self._said["battery.charge"] = charge or self._said["battery.charge"]
        self._write_ups()

    def _write_files(self) -> None:
        files = {
            "nut.conf": "MODE=none\n",
            # `dummy-once` reads the file again as soon as it was written; pollinterval 1 looks every second
            "ups.conf": f'[{NAME}]\n    driver = dummy-ups\n    port = "{NAME}.dev"\n    mode = dummy-once\n'
            "    pollinterval = 1\n",
            "upsd.conf": f"LISTEN 127.0.0.1 {self.port}\nMAXAGE 4\nSTATEPATH {self._folder}\n",
            "upsd.users": "",
        }
        for name, text in files.items():
            (self._folder / name).write_text(text, encoding="utf-8")
            (self._folder / name).chmod(0o600)
        self._write_ups()

    def _write_ups(self) -> None:
        """In one step: the driver must not read half a file."""
        text = "".join(f"{name}: {value}\n" for name, value in self._said.items())
        fresh = self._folder / f"{NAME}.new"
        fresh.write_text(text, encoding="utf-8")
        fresh.rename(self._folder / f"{NAME}.dev")


def _end(process: subprocess.Popen[bytes] | None) -> None:
    if process is not None:
        process.send_signal(signal.SIGCONT)
        process.terminate()
        process.wait(10)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
