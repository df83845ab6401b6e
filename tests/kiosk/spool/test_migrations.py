"""The store's tables come from migrations alone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from kiosk.spool.database import _MIGRATIONS, NEWEST, connect
from kiosk.spool.tables import Base


def test_migrations_make_exactly_the_tables_that_the_program_knows(tmp_path: Path) -> None:
    engine = connect(tmp_path / "spool.db")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_the_quick_check_at_opening_knows_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [NEWEST]


def test_every_connection_is_set_for_a_power_cut(tmp_path: Path) -> None:
    engine = connect(tmp_path / "spool.db")
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}
    with engine.connect() as first, engine.connect() as second:
        assert _settings(first, wanted) == wanted
        first.rollback()  # lets the other one begin
        assert _settings(second, wanted) == wanted
    engine.dispose()


def _settings(connection: Connection, names: Iterable[str]) -> dict[str, object]:
    return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}
