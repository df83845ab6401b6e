"""The database under an office's tests: SQLite in its folder, a real PostgreSQL, or both one after the other."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

# On a test or a module whose fixtures take `database_url`: every test runs on both.
ON_BOTH = pytest.mark.parametrize(
    "database_url", ["sqlite", pytest.param("postgresql", marks=pytest.mark.real)], indirect=True
)
_BYTES = re.compile(rb"\\\\x((?:[0-9a-f]{2})+)")  # as a dump writes a value that is no text


def everything_kept(home: Path, database_url: str) -> bytes:
    """All that an office keeps, as a thief would read it: its folder, and a dump of its database."""
    files = [each.read_bytes() for each in home.rglob("*") if each.is_file()]
    return b"".join([*files, dump(database_url)] if database_url else files)


def dump(url: str) -> bytes:
    """What a backup of PostgreSQL holds; behind it, once more, its values of bytes as bytes."""
    binary = shutil.which("pg_dump") or str(
        max(Path("/usr/lib/postgresql").iterdir(), key=lambda each: int(each.name)) / "bin" / "pg_dump"
    )
    plain = url.replace("+psycopg", "")
    text = subprocess.run([binary, plain], check=True, capture_output=True, timeout=60).stdout
    return text + b"".join(bytes.fromhex(each.decode()) for each in _BYTES.findall(text))
