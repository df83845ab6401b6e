"""What a kiosk PC gets: the wheel, with everything a kiosk or an office needs and without the dock."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

import assets.sentences
from tests.benches.office import running_office
from tests.benches.wait import wait_until

_ROOT = Path(__file__).parents[1]
_REAL_DRIVERS = """\
[kiosk]
office_url = "{office}"
[kiosk.scanner]
driver = "sane"
name = "contoh:tidak-ada"
[kiosk.reader]
driver = "serial"
port = "/dev/serial/by-id/tidak-ada"
[kiosk.printer]
driver = "cups"
server = "{folder}/tidak-ada.sock"
[kiosk.slip_printer]
driver = "escpos-file"
address = "{folder}/tidak-ada"
"""


@dataclass(frozen=True)
class Install:
    """The wheel, unpacked where nothing of the source tree can be imported by accident."""

    wheel: Path
    folder: Path

    @property
    def names(self) -> frozenset[str]:
        with zipfile.ZipFile(self.wheel) as archive:
            return frozenset(archive.namelist())

    def environment(self, home: Path) -> dict[str, str]:
        libraries = os.pathsep.join((str(self.folder), sysconfig.get_path("purelib")))
        return {**os.environ, "PYTHONPATH": libraries, "ANJUNGAN_HOME": str(home), "SDL_VIDEODRIVER": "offscreen"}

    def command(self, *words: str) -> list[str]:
        """Without `site`, so that the development install's path file does not bring the source tree back."""
        return [sys.executable, "-S", *words]

    def run(self, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*words),
            env=self.environment(home),
            cwd=home,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )


@pytest.fixture(scope="module")
def install(tmp_path_factory: pytest.TempPathFactory) -> Install:
    folder = tmp_path_factory.mktemp("install")
    assets.sentences.compile_all()
    build = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
    subprocess.run(build, cwd=_ROOT, check=True, capture_output=True, timeout=120)
    wheel = next(folder.glob("*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "lib")
    return Install(wheel, folder / "lib")


def test_the_dock_the_tests_and_the_benches_stay_out(install: Install) -> None:
    tops = {name.partition("/")[0] for name in install.names if ".dist-info/" not in name}
    assert tops == {"adminduk", "hardware", "kiosk", "paper", "screens", "office", "assets", "anjungan"}


@pytest.mark.parametrize(
    "folder", ["adminduk", "hardware", "kiosk", "paper", "screens", "office", "assets", "anjungan"]
)
def test_every_file_that_git_keeps_is_inside(install: Install, folder: str) -> None:
    listed = subprocess.run(("git", "ls-files", folder), cwd=_ROOT, check=True, capture_output=True, text=True)
    kept = {name for name in listed.stdout.splitlines() if (_ROOT / name).exists()}
    assert kept
    assert kept - install.names == set()


@pytest.mark.parametrize(
    "file",
    [
        "assets/sentences/id/visit.mo",
        "assets/sentences/jv/visit.mo",
        "assets/sentences/en/visit.mo",
        "assets/catalogue/jogoroto/office.yaml",
        "assets/wilayah/wilayah.csv.gz",
        "assets/fonts/AtkinsonHyperlegible-Regular.ttf",
        "screens/resident/attract.kv",
        "office/templates/signin.html",
        "office/migrations/versions/0001_the_first_tables.py",
        "kiosk/spool/migrations/versions/0001_first_tables.py",
    ],
)
def test_what_is_no_python_is_inside_too(install: Install, file: str) -> None:
    assert file in install.names


def test_the_installed_copy_is_used_and_has_no_dock(install: Install, tmp_path: Path) -> None:
    where = install.run(tmp_path, "-c", "import kiosk; print(kiosk.__file__)")
    assert where.stdout.startswith(str(install.folder)), where.stderr
    dock = install.run(tmp_path, "-c", "import dock")
    assert dock.returncode == 1
    assert "No module named 'dock'" in dock.stderr


@pytest.mark.parametrize("command", [("kiosk", "--demo"), ("demo",)])
def test_the_demo_is_refused_in_a_plain_sentence(install: Install, tmp_path: Path, command: tuple[str, ...]) -> None:
    refused = install.run(tmp_path, "-m", "anjungan", *command)
    assert refused.returncode == 1
    said = refused.stdout + refused.stderr
    assert "Mode demo tidak ada pada pemasangan ini" in said
    assert "Traceback" not in said


@pytest.mark.real
def test_a_kiosk_that_serves_residents_listens_to_nobody(install: Install, tmp_path: Path) -> None:
    with running_office(tmp_path / "kantor") as office:
        home = tmp_path / "anjungan"
        home.mkdir()
        enrolled = install.run(home, "-m", "anjungan", "enroll", "use", office.enrolment_code(), "--office", office.url)
        assert "terdaftar sebagai nomor 01 pada kantor JGR" in enrolled.stdout, enrolled.stderr
        (home / "anjungan.toml").write_text(_REAL_DRIVERS.format(office=office.url, folder=tmp_path))
        with _serving(install, home) as process:
            family = [process, *process.children(recursive=True)]
            doors = [door for each in family for door in each.net_connections() if door.status == psutil.CONN_LISTEN]
            assert doors == []


@pytest.mark.real
def test_a_code_that_was_used_enrols_nobody_else(install: Install, tmp_path: Path) -> None:
    with running_office(tmp_path / "kantor") as office:
        code = office.enrolment_code()
        for name, expected in (("satu", 0), ("dua", 1)):
            (tmp_path / name).mkdir()
            done = install.run(tmp_path / name, "-m", "anjungan", "enroll", "use", code, "--office", office.url)
            assert done.returncode == expected, done.stderr
    assert "Traceback" not in done.stderr
    assert "kode" in done.stderr.lower()


@contextmanager
def _serving(install: Install, home: Path) -> Iterator[psutil.Process]:
    """A real kiosk process whose machine is ready."""
    log = home / "kiosk.log"
    with log.open("wb") as out:
        running = subprocess.Popen(
            install.command("-m", "anjungan", "kiosk"), env=install.environment(home), cwd=home, stdout=out, stderr=out
        )
    try:
        wait_until(lambda: running.poll() is not None or "ready" in log.read_text(), "the kiosk is ready", 60)
        assert running.poll() is None, log.read_text()
        yield psutil.Process(running.pid)
    finally:
        running.terminate()
        running.wait(20)
