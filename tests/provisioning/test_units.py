"""What an installation puts onto a kiosk PC: units that systemd understands, and a session that starts the program."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.benches.wait import wait_until

PROVISIONING = Path(__file__).parents[2] / "provisioning"
UNITS = ("anjungan-kiosk.service", "anjungan-office.service")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The files of a kiosk PC, in a folder."""
    run = subprocess.run(
        [PROVISIONING / "install-kiosk.sh"], env=os.environ | {"DESTDIR": str(tmp_path)}, check=False, timeout=30
    )
    assert run.returncode == 0
    return tmp_path


@pytest.mark.real
@pytest.mark.parametrize("unit", UNITS)
def test_systemd_understands_the_unit(unit: str, root: Path, tmp_path: Path) -> None:
    assert shutil.which("systemd-analyze"), "systemd-analyze is part of Debian's systemd: see packages-test.txt"
    folder = tmp_path / "units"
    shutil.copytree(root / "etc/systemd/system", folder)
    for program in ("/opt/anjungan/.venv/bin/anjungan", "/usr/bin/xinit"):
        text = (folder / unit).read_text()
        (folder / unit).write_text(text.replace(f"ExecStart={program}", "ExecStart=/bin/true"))
    run = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", folder / unit],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert [line for line in run.stderr.splitlines() if unit.split(".", maxsplit=1)[0] in line] == []


def test_the_kiosk_is_started_again_whatever_ended_it(root: Path) -> None:
    for unit in UNITS:
        assert "Restart=always" in (root / "etc/systemd/system" / unit).read_text()


def test_the_rights_to_the_parts_are_there(root: Path) -> None:
    assert (root / "etc/udev/rules.d/60-anjungan.rules").exists()
    assert (root / "etc/systemd/system/anjungan-kiosk.service.d/power.conf").exists()
    assert (root / "etc/X11/Xwrapper.config").exists()


@pytest.mark.real
def test_the_session_calms_the_screen_and_becomes_the_kiosk(tmp_path: Path) -> None:
    """Under a real X server; the program is a script that tells how it was called and what X was told."""
    told = tmp_path / "told"
    program = tmp_path / "anjungan"
    program.write_text(f'#!/bin/sh\n{{ echo "$@"; xset q; }} > "{told}.new"; mv "{told}.new" "{told}"\n')
    program.chmod(0o755)
    display = f":{70 + os.getpid() % 900}"
    x = subprocess.Popen(["Xvfb", display, "-noreset", "-screen", "0", "800x600x24"], stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: Path(f"/tmp/.X11-unix/X{display[1:]}").exists(), "the X server")
        environment = os.environ | {"DISPLAY": display, "ANJUNGAN": str(program)}
        subprocess.run([PROVISIONING / "session.sh"], env=environment, check=True, timeout=30)
    finally:
        x.terminate()
        x.wait()
    first, *rest = told.read_text().splitlines()
    assert first == "kiosk"
    saver = next(line for line in rest if "timeout:" in line)
    assert saver.split()[:2] == ["timeout:", "0"]
