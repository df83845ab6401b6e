"""SQLite, set so that a committed transaction survives a power cut, brought to the newest tables when opened."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text

NEWEST = "0002"  # head of the migrations; a store that has it opens without loading Alembic

_MIGRATIONS = Path(__file__).parent / "migrations"
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # fsync of the log at every commit; NORMAL loses acknowledged rows
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 5000",  # ms: delivering and keeping meet on one file
)


def connect(file: Path, migrations: Path = _MIGRATIONS, newest: str = NEWEST) -> Engine:
    """The database in `file`, migrated. Raises SQLAlchemy's DBAPIError when the disk refuses.

    `migrations` and their head `newest` are the store's own; the machine's history brings others.
    """
    engine = create_engine(f"sqlite:///{file}")
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    try:
        with engine.begin() as connection:
            if _version(connection) != newest:
                _migrate(connection, migrations)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where `_begin` says, not where the driver guesses
    for pragma in _PRAGMAS:
        connection.execute(pragma).close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")  # a reader that later writes cannot be turned away half-way


def _version(connection: Connection) -> str | None:
    known = connection.scalar(text("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"))
    return connection.scalar(text("SELECT version_num FROM alembic_version")) if known else None


def _migrate(connection: Connection, migrations: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
