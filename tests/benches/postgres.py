"""A real PostgreSQL in a temporary folder, on loopback, for one test run."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

_OWNER = "postgres"  # the server refuses to run as root


@contextmanager
def running_postgres() -> Iterator[str]:
    """SQLAlchemy URL of a server with an empty cluster; stopped and removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="anjungan-pg-"))
    shutil.chown(folder, _OWNER, _OWNER)
    port, data = _free_port(), folder / "data"
    binaries = max(Path("/usr/lib/postgresql").iterdir(), key=lambda each: int(each.name)) / "bin"
    _run(binaries / "initdb", "-D", data, "-A", "trust", "-U", _OWNER, "--no-sync")
    options = f"-p {port} -k {folder} -h 127.0.0.1 -c fsync=off"
    _run(binaries / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    try:
        yield f"postgresql+psycopg://{_OWNER}@127.0.0.1:{port}/postgres"
    finally:
        _run(binaries / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder)


def new_database(url: str) -> str:
    """The URL of a fresh database on the server behind `url`."""
    name = f"kantor_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return url.rsplit("/", 1)[0] + f"/{name}"


def _run(*words: object) -> None:
    command = ("runuser", "-u", _OWNER, "--", *(str(word) for word in words))
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", timeout=60)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
