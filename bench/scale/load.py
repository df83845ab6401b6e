"""Writes many rows at once, past the ORM: COPY on PostgreSQL, prepared inserts on SQLite.

A bench may lose its data, so nothing is synced and no reference is checked; indexes beside the keys are made at the
end, from the definitions that the database itself gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from sqlalchemy import Engine

from office.store.tables import Base

Row = tuple[str | int | bytes | None, ...]


class Load(Protocol):
    def write(self, table: type[Base], columns: Sequence[str], rows: Sequence[Row]) -> None: ...


@contextmanager
def loader(engine: Engine) -> Iterator[Load]:
    """A way in without indexes and checks; at the end the indexes are there and the planner knows its figures."""
    with engine.connect() as connection:
        raw: Any = connection.connection.dbapi_connection
        load = _Postgres(raw) if connection.dialect.name == "postgresql" else _Sqlite(raw)
        load.begin()
        yield load
        load.end()


class _Postgres:
    _INDEXES = """SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND indexname LIKE 'ix%'"""

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._later: list[str] = []

    def begin(self) -> None:
        self._raw.execute("SET session_replication_role = replica")  # references are not checked
        self._raw.execute("SET TIME ZONE 'UTC'")
        for name, definition in self._raw.execute(self._INDEXES).fetchall():
            self._later.append(definition)
            self._raw.execute(f'DROP INDEX "{name}"')
        self._raw.commit()

    def write(self, table: type[Base], columns: Sequence[str], rows: Sequence[Row]) -> None:
        names = ", ".join(f'"{each}"' for each in columns)
        with self._raw.cursor() as cursor, cursor.copy(f"COPY {table.__tablename__} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        self._raw.commit()

    def end(self) -> None:
        for definition in self._later:
            self._raw.execute(definition)
        self._raw.execute("RESET session_replication_role")
        self._raw.execute("RESET TIME ZONE")
        self._raw.commit()
        self._raw.autocommit = True
        self._raw.execute("VACUUM ANALYZE")
        self._raw.autocommit = False


class _Sqlite:
    _INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._later: list[str] = []

    def begin(self) -> None:
        for pragma in ("synchronous=OFF", "foreign_keys=OFF", "cache_size=-800000", "temp_store=MEMORY"):
            self._raw.execute(f"PRAGMA {pragma}")
        for name, definition in self._raw.execute(self._INDEXES).fetchall():
            self._later.append(definition)
            self._raw.execute(f'DROP INDEX "{name}"')

    def write(self, table: type[Base], columns: Sequence[str], rows: Sequence[Row]) -> None:
        names, places = ", ".join(f'"{each}"' for each in columns), ", ".join("?" * len(columns))
        self._raw.execute("BEGIN")
        self._raw.executemany(f"INSERT INTO {table.__tablename__} ({names}) VALUES ({places})", rows)
        self._raw.execute("COMMIT")

    def end(self) -> None:
        for definition in self._later:
            self._raw.execute(definition)
        self._raw.execute("ANALYZE")
        for pragma in ("synchronous=FULL", "foreign_keys=ON", "cache_size=-2000"):
            self._raw.execute(f"PRAGMA {pragma}")
