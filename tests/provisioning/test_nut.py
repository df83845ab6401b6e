"""NUT's set-up on a kiosk PC: made once, never over what an administrator wrote, and accepted by NUT itself."""

from __future__ import annotations

import getpass
import os
import re
import socket
import subprocess
from pathlib import Path

import pytest

from tests.benches.wait import wait_until

TREE = Path(__file__).parents[2]
SCRIPT = TREE / "provisioning" / "nut" / "install.sh"
FILES = ("nut.conf", "ups.conf", "upsd.conf", "upsd.users", "upsmon.conf")

pytestmark = pytest.mark.real


def install(into: Path) -> list[str]:
    """The files that were written."""
    done = subprocess.run(["sh", str(SCRIPT), str(into)], capture_output=True, text=True, check=True)
    return [Path(line).name for line in done.stdout.splitlines()]


def test_server_and_monitor_share_a_password_that_was_drawn_here(tmp_path: Path) -> None:
    assert sorted(install(tmp_path)) == sorted(FILES)
    drawn = re.search(r"password = (\w{36})", (tmp_path / "upsd.users").read_text())
    assert drawn is not None
    assert f" upsmon {drawn[1]} primary" in (tmp_path / "upsmon.conf").read_text()
    assert all((tmp_path / name).stat().st_mode & 0o007 == 0 for name in FILES)


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    install(tmp_path)
    before = {name: (tmp_path / name).read_bytes() for name in FILES}
    assert install(tmp_path) == []
    assert {name: (tmp_path / name).read_bytes() for name in FILES} == before


def test_what_an_administrator_wrote_stays(tmp_path: Path) -> None:
    (tmp_path / "ups.conf").write_text("[besar]\n    driver = snmp-ups\n")
    assert "ups.conf" not in install(tmp_path)
    assert "snmp-ups" in (tmp_path / "ups.conf").read_text()


def test_the_server_takes_its_files(tmp_path: Path) -> None:
    """On a port of its own, since the machine may have a NUT already."""
    install(tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    conf = (tmp_path / "upsd.conf").read_text().replace("3493", str(port))
    (tmp_path / "upsd.conf").write_text(conf + f"STATEPATH {tmp_path}\n")
    places = {"NUT_CONFPATH": str(tmp_path), "NUT_STATEPATH": str(tmp_path), "NUT_ALTPIDPATH": str(tmp_path)}
    server = subprocess.Popen(
        ["/lib/nut/upsd", "-F", "-u", getpass.getuser()],
        env=os.environ | places,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until(lambda: _knows_the_ups(port), "the server knows the UPS")
    finally:
        server.terminate()
        server.wait(10)


def _knows_the_ups(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), 1) as line:
            line.sendall(b"LIST UPS\n")
            return b"UPS ups" in line.recv(400)
    except OSError:
        return False
